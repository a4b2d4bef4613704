package org.skillway.progress.request;

import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/**
 * Names every request: with the caller's {@code X-Request-Id} where that is harmless to log, with a new one otherwise.
 * The name stands in the answer's header, in a problem's {@code requestId} and in the log.
 */
public final class RequestId {

    public static final String HEADER = "X-Request-Id";
    private static final String KEY = "requestId";
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    private RequestId() {}

    /** Names a request that has no name yet. */
    public static void give(RoutingContext request) {
        if (request.get(KEY) != null) {
            return;
        }
        String given = request.request().getHeader(HEADER);
        String id = given != null && HARMLESS.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
        request.put(KEY, id);
        request.response().putHeader(HEADER, id);
        MDC.put(KEY, id);
    }

    public static String of(RoutingContext request) {
        return request.get(KEY, "unknown");
    }
}
