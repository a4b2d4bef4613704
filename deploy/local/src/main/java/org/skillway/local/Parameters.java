package org.skillway.local;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;

/** The pairs of a query string or a form. */
record Parameters(Map<String, String> values) {

    /** Throws {@link IllegalArgumentException} with a sentence when a pair is unreadable or a name stands twice (RFC 6749, section 3.2). */
    static Parameters parse(String encoded) {
        Map<String, String> values = new HashMap<>();
        StringTokenizer pairs = new StringTokenizer(encoded == null ? "" : encoded, "&");
        while (pairs.hasMoreTokens()) {
            String pair = pairs.nextToken();
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            if (values.put(name, value) != null) {
                throw new IllegalArgumentException("A parameter is given more than once.");
            }
        }
        return new Parameters(values);
    }

    /** An empty value counts as none (RFC 6749, section 3.1). */
    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    static String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("A parameter is not percent-encoded as it should be.", e);
        }
    }
}
