package org.skillway.progress.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.skillway.progress.error.ErrorCode;
import org.skillway.progress.error.ProblemException;

/** A request's {@code If-Match} (RFC 9110, 13.1.1), or that it has none. */
public record Precondition(String ifMatch) {

    // Whatever else an answer's ETag names, the ledger that it was read from stands in front.
    private static final Pattern ETAG =
            Pattern.compile("\"" + ProgressMoment.SHAPE + "\\.((?:none|[0-9a-f]{8})\\.[0-9]{1,18})(?:\\.[^\"]*)?\"");

    /** The states of the ledger that will do, as {@code ledger_write} takes them; null where any will. */
    public List<String> states() {
        if (ifMatch == null) {
            return null;
        }
        // In a list it is no wildcard (RFC 9110, 13.1.1), nor an ETag.
        return ifMatch.strip().equals("*")
                ? List.of("*")
                : Arrays.stream(ifMatch.split(",", -1))
                        .map(String::strip)
                        .filter(tag -> !tag.equals("*"))
                        .map(Precondition::state)
                        .toList();
    }

    /** The problem of a ledger that stands elsewhere by now. */
    public static ProblemException stale(ProgressMoment now) {
        return new ProblemException(
                ErrorCode.STALE_VERSION,
                Map.of("ETag", now.etag(), LearnerAnswer.VERSION_HEADER, Long.toString(now.version())),
                Long.toString(now.version()));
    }

    // What is no ETag of ours is kept, and matches nothing.
    private static String state(String tag) {
        Matcher matcher = ETAG.matcher(tag);
        return matcher.matches() ? matcher.group(1) : tag;
    }
}
