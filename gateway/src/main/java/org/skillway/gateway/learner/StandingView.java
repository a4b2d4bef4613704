package org.skillway.gateway.learner;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
 * What progress-service says about a learner: the members that the gateway uses. What has no version is no standing, and
 * not that of somebody who has recorded nothing.
 *
 * @param ledgerId null for a learner who has recorded nothing
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record StandingView(
        String ledgerId,
        @JsonProperty(required = true) long version,
        List<SkillView> skills,
        List<ModuleView> modules,
        List<GoalView> goals,
        List<EnrolmentView> enrolments,
        List<RecentView> recent) {

    /** Of a learner who has recorded nothing. */
    static final StandingView NOTHING = new StandingView(null, 0, null, null, null, null, null);

    private static final int BYTES = 300;
    private static final int BYTES_OF_ONE = 260;

    StandingView {
        skills = list(skills);
        modules = list(modules);
        goals = list(goals);
        enrolments = list(enrolments);
        recent = list(recent);
    }

    private static <T> List<T> list(List<T> maybeAbsent) {
        return maybeAbsent == null ? List.of() : List.copyOf(maybeAbsent);
    }

    /** @param since the progress version of the earliest evidence; null of a progress-service that does not say it */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record SkillView(String key, SkillState state, List<EvidenceKind> evidence, Long since, Instant happenedAt) {

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

    /**
     * A completed module.
     *
     * @param since the progress version of its first completion; null of a progress-service that does not say it
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record ModuleView(String key, int version, Long since, Instant happenedAt) {

        ModuleRecord toRecord() {
            return new ModuleRecord(key, version, happenedAt);
        }
    }

    /**
     * A role that is worked towards.
     *
     * @param details null for none
     * @param reachedAt null unless it was reached
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record GoalView(String role, Wish details, Instant setAt, Instant reachedAt) {

        Wish wish() {
            return details == null ? Wish.NONE : details;
        }

        /** Where it stands among the goals: as it was told, those without a place last. */
        private int place() {
            return wish().position() == null ? Integer.MAX_VALUE : wish().position();
        }
    }

    /** What was said beside a goal; each null unless it was. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Wish(LocalDate by, Integer hoursPerWeek, Integer position) {

        static final Wish NONE = new Wish(null, null, null);
    }

    /** @param completedAt null unless the course was completed */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record EnrolmentView(String course, Instant since, Instant completedAt) {}

    /**
     * An entry of the ledger.
     *
     * @param kind in the words of progress-service, of which there may be more one day
     * @param key the one that it was recorded under
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record RecentView(
            long version,
            String kind,
            String key,
            EvidenceKind evidence,
            String module,
            Instant happenedAt,
            Instant recordedAt) {}

    /** Roughly how much memory it takes: each of these has a key, times and lists of its own. */
    int bytes() {
        return BYTES
                + BYTES_OF_ONE * (skills.size() + modules.size() + goals.size() + enrolments.size() + recent.size());
    }

    /** Whether something in it was recorded after a time. */
    boolean isLaterThan(Instant time) {
        return recent.stream()
                .anyMatch(entry ->
                        entry.recordedAt() != null && entry.recordedAt().isAfter(time));
    }

    List<GoalView> goalsInOrder() {
        return goals.stream()
                .sorted(Comparator.comparingInt(GoalView::place).thenComparing(GoalView::role))
                .toList();
    }

    Optional<EnrolmentView> enrolmentIn(String course) {
        return enrolments.stream()
                .filter(enrolment -> enrolment.course().equals(course))
                .findFirst();
    }

    Learner learner(CatalogGraph graph, WhatIf whatIf) {
        return new Learner(
                LearnerSkills.of(graph, skills.stream().map(SkillView::toRecord).toList(), whatIf),
                modules.stream()
                        .map(ModuleView::toRecord)
                        .collect(Collectors.toUnmodifiableMap(ModuleRecord::key, Function.identity())));
    }
}
