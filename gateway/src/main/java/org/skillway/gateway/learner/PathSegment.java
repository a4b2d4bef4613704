package org.skillway.gateway.learner;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Percent-encodes everything but unreserved characters (RFC 3986, 2.3), so that no part can read a delimiter into it. */
public final class PathSegment {

    private static final String UNRESERVED_MARKS = "-._~";

    private PathSegment() {}

    public static String encode(String value) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            if ((c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || UNRESERVED_MARKS.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append('%')
                        .append(Integer.toHexString(0x100 | c).substring(1).toUpperCase(Locale.ROOT));
            }
        }
        return encoded.toString();
    }
}
