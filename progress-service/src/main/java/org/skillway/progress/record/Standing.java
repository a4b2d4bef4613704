package org.skillway.progress.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.skillway.progress.ledger.EvidenceKind;

/**
 * All that a learner has recorded, in the small form that the gateway computes with.
 *
 * @param ledgerId absent while nothing has been recorded
 * @param catalogRevision of the replica; absent while nothing has been loaded
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Standing(String learner, UUID ledgerId, long version, Long catalogRevision, List<Skill> skills) {

    /**
     * One record.
     *
     * @param evidence the kinds that stand, weakest first
     * @param happenedAt of the earliest evidence: since when the skill counts
     * @param recordedAt of the same evidence
     */
    record Skill(
            String key, RecordState state, SortedSet<EvidenceKind> evidence, Instant happenedAt, Instant recordedAt) {

        private static Skill first(ProgressRow row) {
            return new Skill(row.skill(), row.recordState(), new TreeSet<>(), row.happenedAt(), row.recordedAt());
        }
    }

    static Standing from(String learner, List<ProgressRow> rows) {
        Map<String, Skill> skills = new LinkedHashMap<>();
        // Rows of one skill come with the earliest evidence first.
        rows.stream().filter(row -> row.skill() != null).forEach(row -> skills.computeIfAbsent(
                        row.skill(), key -> Skill.first(row))
                .evidence()
                .add(row.evidenceKind()));
        ProgressRow head = rows.get(0);
        return new Standing(
                learner,
                head.moment().version() == 0 ? null : head.ledgerId(),
                head.moment().version(),
                head.revision(),
                List.copyOf(skills.values()));
    }
}
