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
import org.skillway.progress.ledger.StandingRow;
import org.skillway.progress.standing.Held;

/**
 * All that stands for a learner, in the small form that the gateway computes with.
 *
 * @param ledgerId absent while nothing has been recorded
 * @param catalogRevision of the replica; absent while nothing has been loaded
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Standing(String learner, UUID ledgerId, long version, Long catalogRevision, List<Skill> skills) {

    /**
     * What was recorded on one skill. Its key is the one under which it was recorded: whoever reads this follows the merges
     * of the catalog revision that they use, so that the same revision always gives the same answer.
     *
     * @param evidence the kinds that stand, weakest first; empty unless completed
     * @param happenedAt of the earliest evidence, or word: since when the skill counts
     * @param recordedAt of the same
     */
    record Skill(
            String key, RecordState state, SortedSet<EvidenceKind> evidence, Instant happenedAt, Instant recordedAt) {

        private static Skill of(String key, RecordState state, StandingRow first) {
            return new Skill(key, state, new TreeSet<>(), first.happenedAt(), first.recordedAt());
        }
    }

    static Standing from(String learner, Held held) {
        Map<String, Skill> skills = new LinkedHashMap<>();
        for (StandingRow row : held.skills()) {
            RecordState state = RecordState.of(row.kind());
            Skill known = skills.get(row.origin());
            if (known == null || state.compareTo(known.state()) > 0) {
                known = Skill.of(row.origin(), state, row);
                skills.put(row.origin(), known);
            }
            if (row.evidence() != null) {
                known.evidence().add(row.evidence());
            }
        }
        return new Standing(
                learner,
                held.moment().version() == 0 ? null : held.moment().ledgerId(),
                held.moment().version(),
                held.catalog() == null ? null : held.catalog().revision(),
                List.copyOf(skills.values()));
    }
}
