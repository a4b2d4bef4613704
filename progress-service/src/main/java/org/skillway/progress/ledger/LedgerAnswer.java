package org.skillway.progress.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.UUID;
import org.skillway.progress.web.ProgressMoment;
import org.skillway.progress.web.Words;

/**
 * What became of a command.
 *
 * @param ledger with {@code version}, where the ledger stands now
 * @param before the version before
 * @param revision of the catalog on which it was decided
 * @param mergeRevision the last revision that changed which skills are merged
 */
public record LedgerAnswer(
        Outcome outcome, UUID ledger, long before, long version, long revision, long mergeRevision, List<Step> steps) {

    /** Of the whole command. Only {@code DONE} has written something. */
    public enum Outcome {
        DONE,
        BUSY,
        STALE,
        CATALOG_NOT_KNOWN,
        NOT_YOURS,
        REFUSED;

        @JsonCreator
        static Outcome of(String word) {
            return Words.parse(Outcome.class, word);
        }
    }

    /** Of one step. What comes after {@code ENDED} has written nothing. */
    public enum StepOutcome {
        ADDED,
        REPLACED,
        SAME,
        ENDED,
        UNKNOWN,
        UNKNOWN_VERSION,
        RETIRED,
        ENTRY_ID_USED,
        NOT_YET,
        TOO_MANY,
        NOTHING;

        @JsonCreator
        static StepOutcome of(String word) {
            return Words.parse(StepOutcome.class, word);
        }
    }

    /**
     * @param key what it was about, under its surviving key; of a plan that is not known, what it names in vain
     * @param record what stands on that now, where it was wanted
     */
    public record Step(StepOutcome outcome, String key, List<StandingRow> record) {}

    public ProgressMoment moment() {
        return new ProgressMoment(ledger, version);
    }
}
