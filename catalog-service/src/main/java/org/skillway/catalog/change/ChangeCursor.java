package org.skillway.catalog.change;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.skillway.catalog.error.ErrorCode;
import org.skillway.catalog.error.ProblemException;

/**
 * Where the next page of the log, or of one change, begins. Neither changes behind its newest end, so the place is all
 * that a cursor needs; a fingerprint of the list keeps it out of any other.
 */
record ChangeCursor(String list, String after) {

    private static final Pattern FORM = Pattern.compile("(?<list>[0-9a-f]{1,8})\\.(?<after>[a-z0-9/-]{1,100})");

    static String listOf(Object list) {
        return Integer.toHexString(list.toString().hashCode());
    }

    /** @return null when there is none */
    static ChangeCursor decode(String cursor, Object list) {
        if (cursor == null) {
            return null;
        }
        try {
            Matcher parts = FORM.matcher(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII));
            if (parts.matches() && parts.group("list").equals(listOf(list))) {
                return new ChangeCursor(parts.group("list"), parts.group("after"));
            }
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
        throw invalid();
    }

    String encode() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((list + "." + after).getBytes(StandardCharsets.US_ASCII));
    }

    static ProblemException invalid() {
        return new ProblemException(ErrorCode.INVALID_PARAMETER).in("cursor", "cursor");
    }
}
