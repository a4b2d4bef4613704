package org.skillway.system.fuzz;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What came back.
 *
 * @param status 0 where nothing did
 * @param headers by lower-case name
 * @param body byte for byte (Latin-1), unpacked
 * @param ended false where its end had not come in time
 */
record Answer(int status, Map<String, List<String>> headers, String body, Duration took, boolean ended) {

    static Answer none(Duration took, boolean ended) {
        return new Answer(0, Map.of(), "", took, ended);
    }

    boolean none() {
        return status == 0;
    }

    boolean success() {
        return status >= 200 && status < 300;
    }

    /** The first of this name; empty where there is none. */
    String header(String name) {
        List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        return values.isEmpty() ? "" : values.get(0);
    }

    byte[] bytes() {
        return body.getBytes(StandardCharsets.ISO_8859_1);
    }
}
