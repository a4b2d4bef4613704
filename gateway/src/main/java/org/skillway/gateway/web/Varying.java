package org.skillway.gateway.web;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Locale;

/** Says in {@code Vary} that an answer depends on a header of the request, beside what it depends on otherwise. */
final class Varying {

    private Varying() {}

    /** @param lowerCase the name of the header in lower case */
    static void by(MultiMap headers, String name, String lowerCase) {
        String vary = headers.get(HttpHeaders.VARY);
        if (vary == null) {
            headers.set(HttpHeaders.VARY, name);
        } else if (!vary.equals("*") && !vary.toLowerCase(Locale.ROOT).contains(lowerCase)) {
            headers.set(HttpHeaders.VARY, vary + ", " + name);
        }
    }
}
