package org.skillway.catalog.authoring;

import java.util.Arrays;
import java.util.List;
import org.skillway.catalog.error.ErrorCode;
import org.skillway.catalog.error.ProblemException;

/**
 * The {@code If-Match} of an edit (RFC 9110, 13.1.1; RFC 6585, 3): without one an edit is refused, so that nobody's change
 * is overwritten unseen.
 */
record Precondition(String ifMatch) {

    private static final int LONGEST = 1000;

    Precondition {
        if (ifMatch == null) {
            throw new ProblemException(ErrorCode.PRECONDITION_REQUIRED);
        }
        if (ifMatch.length() > LONGEST) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in("If-Match", "etag");
        }
    }

    /** Ends the request unless what is about to be changed still has the tag that the client knows. */
    void check(EntityTag now) {
        List<String> known =
                Arrays.stream(ifMatch.split(",", -1)).map(String::strip).toList();
        if (!known.contains("*") && known.stream().noneMatch(now::isNamedBy)) {
            throw new ProblemException(ErrorCode.STALE_ETAG).withETag(now.toString());
        }
    }
}
