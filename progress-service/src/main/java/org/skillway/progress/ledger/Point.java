package org.skillway.progress.ledger;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.skillway.progress.error.ErrorCode;
import org.skillway.progress.error.ProblemException;

/**
 * When in a learner's history something is read: now, at a progress version, or as it was known at a time. At most one of
 * the two is there.
 *
 * @param version null for the newest
 * @param asOf an instant by which an entry has to be recorded to count; null for the present
 */
public record Point(Long version, Instant asOf) {

    public static final Point NOW = new Point(null, null);

    /** @throws ProblemException when both are given, or the time is none */
    public static Point of(Long version, String asOf) {
        if (version != null && asOf != null) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in("asOf", "not-with", "version");
        }
        return new Point(version, asOf == null ? null : time(asOf));
    }

    private static Instant time(String asOf) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(asOf);
            // RFC 3339 has years of four digits.
            if (time.getYear() >= 0 && time.getYear() <= 9999) {
                return time.toInstant();
            }
        } catch (DateTimeException e) {
            throw notATime();
        }
        throw notATime();
    }

    private static ProblemException notATime() {
        return new ProblemException(ErrorCode.INVALID_PARAMETER).in("asOf", "time");
    }
}
