package org.skillway.gateway.learner;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import org.skillway.gateway.error.ErrorCode;
import org.skillway.gateway.error.ProblemException;

/**
 * When in a learner's history something is read: now, at a progress version, or as it was known at a time. At most one of
 * the two is there. The rules are those of progress-service, so that what is said to both is taken or refused by both.
 *
 * @param version null for the newest
 * @param asOf by when an entry has to be recorded to count; null for the present
 */
record Point(Long version, OffsetDateTime asOf) {

    private static final int LAST_YEAR = 9999;

    /** @throws ProblemException when both are given, or the time is none */
    static Point of(Long version, String asOf) {
        if (version != null && asOf != null) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in("asOf", "not-with", "version");
        }
        return new Point(version, asOf == null ? null : time(asOf));
    }

    private static OffsetDateTime time(String asOf) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(asOf);
            // RFC 3339 has years of four digits.
            if (time.getYear() >= 0 && time.getYear() <= LAST_YEAR) {
                return time;
            }
        } catch (DateTimeException e) {
            throw notATime();
        }
        throw notATime();
    }

    private static ProblemException notATime() {
        return new ProblemException(ErrorCode.INVALID_PARAMETER).in("asOf", "time");
    }

    static Point at(long version) {
        return new Point(version, null);
    }
}
