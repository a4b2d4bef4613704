package org.skillway.progress.standing;

import java.util.Comparator;
import java.util.List;
import org.skillway.progress.ledger.StandingRow;
import org.skillway.progress.replica.Position;
import org.skillway.progress.web.ProgressMoment;

/**
 * What stands for a learner, all read at one instant.
 *
 * @param moment where the ledger was; for an earlier point of its history, where it was then
 * @param head the newest progress version
 * @param catalog null while nothing of the catalog has been loaded
 * @param mergeRevision the last catalog revision that changed which skills are merged
 * @param rows by kind, key and when it happened
 */
public record Held(ProgressMoment moment, long head, Position catalog, long mergeRevision, List<StandingRow> rows) {

    /** What answers about skills depend on beside the progress: which skills are merged. Part of their ETags. */
    public String mergeTag() {
        return mergeTag(mergeRevision);
    }

    public static String mergeTag(long mergeRevision) {
        return "m" + mergeRevision;
    }

    /** The rows on skills, by key. */
    public List<StandingRow> skills() {
        return rows.stream()
                .filter(row -> row.kind().isAboutSkill())
                .sorted(Comparator.comparing(StandingRow::key)
                        .thenComparing(StandingRow::happenedAt)
                        .thenComparing(StandingRow::version))
                .toList();
    }
}
