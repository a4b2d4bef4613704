package org.skillway.progress.record;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.skillway.progress.error.ErrorCode;
import org.skillway.progress.error.ProblemException;

/** When something happened, as the ledger takes it: to the microsecond, not before 1970, not in the future. */
final class HappenedAt {

    /** By how much a client's clock may be ahead of ours. */
    private static final Duration SKEW = Duration.ofSeconds(60);

    private HappenedAt() {}

    /**
     * @param told null where the client said nothing
     * @param pointer of what it belongs to (RFC 6901); empty for the whole body
     */
    static Instant checked(Instant told, Instant now, String pointer) {
        if (told == null) {
            return null;
        }
        if (told.isAfter(now.plus(SKEW))) {
            throw refused(pointer, "not-in-future");
        }
        if (told.isBefore(Instant.EPOCH)) {
            throw refused(pointer, "not-before-1970");
        }
        return told.truncatedTo(ChronoUnit.MICROS);
    }

    private static ProblemException refused(String pointer, String rule) {
        return new ProblemException(ErrorCode.INVALID_VALUE).at(pointer + "/happenedAt", rule);
    }
}
