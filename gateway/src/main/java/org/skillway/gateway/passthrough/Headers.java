package org.skillway.gateway.passthrough;

import io.vertx.core.MultiMap;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which headers pass, in either direction: what is not named here stays where it was. */
final class Headers {

    private static final String OUR_OWN = "skillway-";

    private static final Set<String> OF_REQUESTS = Set.of(
            "accept",
            "accept-language",
            "authorization",
            "content-type",
            "content-length",
            "if-match",
            "if-none-match",
            "idempotency-key");

    /** Where in somebody's trace the request is (W3C Trace Context); where we trace, the call says it anew. */
    private static final Set<String> OF_TRACES = Set.of("traceparent", "tracestate");

    private static final Set<String> OF_ANSWERS = Set.of(
            "content-type",
            "content-length",
            "content-language",
            "content-disposition",
            "etag",
            "last-modified",
            "location",
            "link",
            "vary",
            "cache-control",
            "retry-after",
            "www-authenticate",
            "allow",
            "age",
            "accept-patch",
            "deprecation",
            "sunset");

    private Headers() {}

    /** @param traced whether the call itself tells the service to which trace it belongs */
    static void keepOfRequest(MultiMap headers, boolean traced) {
        keep(headers, OF_REQUESTS, traced ? Set.of() : OF_TRACES);
    }

    /** Also turns what points at the service itself into what holds from outside. */
    static void keepOfAnswer(MultiMap headers, URI service) {
        keep(headers, OF_ANSWERS, Set.of());
        rewrite(headers, "Location", service);
        rewrite(headers, "Link", service);
    }

    private static void keep(MultiMap headers, Set<String> allowed, Set<String> alsoAllowed) {
        for (String name : List.copyOf(headers.names())) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!allowed.contains(lower) && !alsoAllowed.contains(lower) && !lower.startsWith(OUR_OWN)) {
                headers.remove(name);
            }
        }
    }

    // A reference to the service's own origin becomes one relative to the request (RFC 3986, 4.2).
    private static void rewrite(MultiMap headers, String name, URI service) {
        List<String> values = headers.getAll(name);
        if (!values.isEmpty()) {
            String origin = service.getScheme() + "://" + service.getRawAuthority() + "/";
            headers.set(
                    name,
                    values.stream().map(value -> value.replace(origin, "/")).toList());
        }
    }
}
