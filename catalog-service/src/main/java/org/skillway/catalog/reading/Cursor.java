package org.skillway.catalog.reading;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.skillway.catalog.error.ErrorCode;
import org.skillway.catalog.error.ProblemException;
import org.skillway.catalog.history.StateQuery;

/**
 * Where the next page of a list begins. It carries the revision of the first page, so that a list reads the same to its
 * end however the catalog changes meanwhile, and a fingerprint of the list, so that it continues no other.
 */
record Cursor(long revision, String after, String list) {

    private static final Pattern FORM =
            Pattern.compile("(?<revision>[0-9]{1,18})\\.(?<list>[0-9a-f]{1,8})\\.(?<after>[a-z0-9-]{1,80})");

    static String listOf(StateQuery query) {
        // Not the revision: the same list at another revision is refused with a rule of its own.
        return Integer.toHexString(
                (query.kind().wire() + query.contains() + query.maxMinutes() + query.pointedAt()).hashCode());
    }

    String encode() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((revision + "." + list + "." + after).getBytes(StandardCharsets.US_ASCII));
    }

    static Cursor decode(String cursor) {
        try {
            Matcher parts = FORM.matcher(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII));
            if (parts.matches()) {
                return new Cursor(Long.parseLong(parts.group("revision")), parts.group("after"), parts.group("list"));
            }
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
        throw invalid();
    }

    static ProblemException invalid() {
        return new ProblemException(ErrorCode.INVALID_PARAMETER).in("cursor", "cursor");
    }
}
