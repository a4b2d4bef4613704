package org.skillway.gateway.learner;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.skillway.gateway.readiness.SkillRecord;
import org.skillway.gateway.readiness.State;

/** What progress-service says about a learner: the members that the gateway uses. */
@JsonIgnoreProperties(ignoreUnknown = true)
record StandingView(String ledgerId, long version, List<SkillView> skills) {

    StandingView {
        skills = skills == null ? List.of() : List.copyOf(skills);
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

    List<SkillRecord> records() {
        return skills.stream().map(SkillView::toRecord).toList();
    }
}
