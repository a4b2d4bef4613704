package org.skillway.gateway.learner;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.skillway.gateway.graph.CatalogGraph;
import org.skillway.gateway.readiness.Learner;
import org.skillway.gateway.readiness.LearnerSkills;
import org.skillway.gateway.readiness.ModuleRecord;
import org.skillway.gateway.readiness.SkillRecord;
import org.skillway.gateway.readiness.State;
import org.skillway.gateway.readiness.WhatIf;

/**
 * What progress-service says about a learner: the members that the gateway uses.
 *
 * @param ledgerId null for a learner who has recorded nothing
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record StandingView(String ledgerId, long version, List<SkillView> skills, List<ModuleView> modules) {

    StandingView {
        skills = list(skills);
        modules = list(modules);
    }

    private static <T> List<T> list(List<T> maybeAbsent) {
        return maybeAbsent == null ? List.of() : List.copyOf(maybeAbsent);
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record SkillView(String key, SkillState state, List<EvidenceKind> evidence, Instant happenedAt) {

        SkillRecord toRecord() {
            return new SkillRecord(
                    key,
                    // A word of a later release, which counts for nothing here.
                    state == null ? State.OPEN : state.inRules(),
                    evidence == null
                            ? List.of()
                            : evidence.stream()
                                    .filter(Objects::nonNull)
                                    .map(EvidenceKind::inRules)
                                    .toList(),
                    happenedAt);
        }
    }

    /** A completed module. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record ModuleView(String key, int version, Instant happenedAt) {

        ModuleRecord toRecord() {
            return new ModuleRecord(key, version, happenedAt);
        }
    }

    Learner learner(CatalogGraph graph, WhatIf whatIf) {
        return new Learner(
                LearnerSkills.of(graph, skills.stream().map(SkillView::toRecord).toList(), whatIf),
                modules.stream()
                        .map(ModuleView::toRecord)
                        .collect(Collectors.toUnmodifiableMap(ModuleRecord::key, Function.identity())));
    }
}
