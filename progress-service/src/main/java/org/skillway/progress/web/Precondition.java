package org.skillway.progress.web;

import java.util.Arrays;
import java.util.Map;
import org.skillway.progress.error.ErrorCode;
import org.skillway.progress.error.ProblemException;

/** A request's {@code If-Match} (RFC 9110, 13.1.1), or that it has none. */
public record Precondition(String ifMatch) {

    /**
     * Ends the request when the condition does not hold.
     *
     * @param exists whether what is about to be written exists already, which is what {@code *} asks
     */
    public void check(ProgressMoment now, boolean exists) {
        if (ifMatch == null || (ifMatch.strip().equals("*") ? exists : names(now.etag()))) {
            return;
        }
        throw new ProblemException(
                ErrorCode.STALE_VERSION,
                Map.of("ETag", now.etag(), LearnerAnswer.VERSION_HEADER, Long.toString(now.version())),
                Long.toString(now.version()));
    }

    private boolean names(String etag) {
        return Arrays.stream(ifMatch.split(",", -1)).map(String::strip).anyMatch(etag::equals);
    }
}
