package org.skillway.progress.standing;

import java.util.List;
import java.util.Map;
import org.skillway.progress.error.ErrorCode;
import org.skillway.progress.error.ProblemException;
import org.skillway.progress.ledger.EntryKind;
import org.skillway.progress.ledger.StandingRow;
import org.skillway.progress.replica.Position;
import org.skillway.progress.web.LearnerAnswer;
import org.skillway.progress.web.ProgressMoment;

/**
 * What stands for a learner, all read at one instant.
 *
 * @param moment where the ledger was; for an earlier point of its history, where it was then
 * @param head the newest progress version
 * @param catalog null while nothing of the catalog has been loaded
 * @param mergeRevision the last catalog revision that changed which skills are merged
 * @param rows those on skills first, by key and when it happened; then the others by kind, key and when; never changed
 * @param recent the last entries of the ledger, the newest first; empty unless they were asked for
 * @param subjects what the catalog says of what rows are about, as JSON by their versions; empty unless it was asked for
 */
public record Held(
        ProgressMoment moment,
        long head,
        Position catalog,
        long mergeRevision,
        List<StandingRow> rows,
        List<StandingRow> recent,
        Map<Long, String> subjects) {

    /** What answers depend on that say what the catalog asks for. Part of their ETags. */
    public String catalogTag() {
        return catalog == null ? "none" : catalog.tag();
    }

    /** What answers about skills depend on beside the progress: which skills are merged. Part of their ETags. */
    public String mergeTag() {
        return mergeTag(mergeRevision);
    }

    public static String mergeTag(long mergeRevision) {
        return "m" + mergeRevision;
    }

    public List<StandingRow> of(EntryKind kind) {
        return rows.stream().filter(row -> row.kind() == kind).toList();
    }

    /** The problem of a subject on which nothing stands. */
    public ProblemException noRecord(String subject) {
        return new ProblemException(
                ErrorCode.NO_RECORD, Map.of(LearnerAnswer.VERSION_HEADER, Long.toString(moment.version())), subject);
    }

    /** The rows on skills, by key. */
    public List<StandingRow> skills() {
        int end = 0;
        while (end < rows.size() && rows.get(end).kind().isAboutSkill()) {
            end++;
        }
        return rows.subList(0, end);
    }
}
