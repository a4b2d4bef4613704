package org.skillway.progress.ledger;

import java.util.Map;
import org.skillway.progress.error.ErrorCode;
import org.skillway.progress.error.ProblemException;
import org.skillway.progress.web.Precondition;

/** The problems of commands and steps that were not written. */
public final class Refusals {

    /** How long a client waits before it asks again for a skill that may just have been published (seconds). */
    private static final String RETRY_AFTER = "5";

    private Refusals() {}

    /** Answers the answer where the command was written, or is one whose steps tell why not. */
    public static LedgerAnswer check(LedgerAnswer answer) {
        return switch (answer.outcome()) {
            case DONE, REFUSED -> answer;
            case STALE -> throw Precondition.stale(answer.moment());
            case CATALOG_NOT_KNOWN ->
                throw new ProblemException(ErrorCode.CATALOG_NOT_KNOWN_YET, Map.of("Retry-After", RETRY_AFTER));
            case NOT_YOURS -> throw new ProblemException(ErrorCode.NOT_YOUR_LEARNER);
            case BUSY -> throw ProblemException.unavailable();
        };
    }

    /**
     * Ends the request where a step was not made.
     *
     * @param unknown the code of a key that is not known
     */
    static void check(LedgerAnswer.Step step, LedgerAnswer answer, ErrorCode unknown, String key) {
        switch (step.outcome()) {
            case UNKNOWN -> throw unknown(unknown, step.key() == null ? key : step.key(), answer);
            case UNKNOWN_VERSION -> throw unknown(unknown, key, answer).at("/version", "known-version");
            case RETIRED -> throw new ProblemException(ErrorCode.RETIRED, key);
            case ENTRY_ID_USED -> throw new ProblemException(ErrorCode.ENTRY_ID_USED).at("/entryId", "entry-id");
            case NOT_YET ->
                throw new ProblemException(ErrorCode.INVALID_VALUE).at("/progressVersion", "not-yet", answer.version());
            case TOO_MANY -> throw new ProblemException(ErrorCode.TOO_MANY_PLANS);
            case NOTHING -> throw new ProblemException(ErrorCode.NO_RECORD, key);
            default -> {}
        }
    }

    // The catalog may be ahead of what is known here, so it may be worth another try.
    private static ProblemException unknown(ErrorCode code, String key, LedgerAnswer answer) {
        return new ProblemException(code, Map.of("Retry-After", RETRY_AFTER), key, Long.toString(answer.revision()));
    }
}
