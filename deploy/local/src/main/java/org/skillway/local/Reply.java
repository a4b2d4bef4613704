package org.skillway.local;

import java.util.Map;
import java.util.TreeMap;

/** What the issuer answers. */
record Reply(int status, String json, Map<String, String> headers) {

    static Reply json(String json) {
        return new Reply(200, json, Map.of());
    }

    /** A token must not stay in a cache (RFC 6749, section 5.1). */
    static Reply token(Map<String, Object> members) {
        return new Reply(200, Json.text(members), Map.of("Cache-Control", "no-store", "Pragma", "no-cache"));
    }

    /** The form of RFC 6749, section 5.2, for every failure of the issuer. */
    static Reply error(int status, String code, String description) {
        Map<String, String> members = new TreeMap<>(Map.of("error", code, "error_description", description));
        return new Reply(status, Json.text(members), Map.of("Cache-Control", "no-store"));
    }

    Reply with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new Reply(status, json, more);
    }
}
