package org.skillway.gateway.request;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/**
 * Names every request: with the caller's {@code X-Request-Id} where that is harmless to log, with a new one otherwise.
 * The name stands in the answer's header, in a problem's {@code requestId} and in the log, and the services get it too.
 */
public final class RequestId {

    public static final String HEADER = "X-Request-Id";
    private static final String KEY = "requestId";
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    private RequestId() {}

    /** Names a request that has no name yet. */
    public static void give(RoutingContext request) {
        if (request.response().headers().contains(HEADER)) {
            return;
        }
        String given = request.request().getHeader(HEADER);
        String id = given != null && HARMLESS.matcher(given).matches() ? given : random().toString();
        request.response().putHeader(HEADER, id);
        MDC.put(KEY, id);
    }

    /** Version 4 (RFC 9562, 5.4) of numbers that anybody may guess: it names a request, and opens nothing. */
    private static UUID random() {
        ThreadLocalRandom numbers = ThreadLocalRandom.current();
        return new UUID((numbers.nextLong() & ~0xF000L) | 0x4000L, (numbers.nextLong() & ~(3L << 62)) | (1L << 63));
    }

    public static String of(RoutingContext request) {
        return of(request.request());
    }

    /** The proxy knows no routing context, so the name is kept where it has to be anyway: in the answer's headers. */
    public static String of(HttpServerRequest request) {
        String id = request.response().headers().get(HEADER);
        return id == null ? "unknown" : id;
    }
}
