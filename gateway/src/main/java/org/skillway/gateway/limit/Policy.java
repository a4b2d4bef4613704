package org.skillway.gateway.limit;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.Set;
import org.skillway.gateway.config.RateLimitsConfig;
import org.skillway.gateway.web.BodyLimit;

/** What is counted together: what costs about the same. */
enum Policy {
    READS,
    WRITES,
    IMPORTS;

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    static Policy of(HttpServerRequest request) {
        if (READING.contains(request.method())) {
            return READS;
        }
        return BodyLimit.isImport(request) ? IMPORTS : WRITES;
    }

    RateLimitsConfig.Quota quota(RateLimitsConfig config) {
        return switch (this) {
            case READS -> config.reads();
            case WRITES -> config.writes();
            case IMPORTS -> config.imports();
        };
    }

    /** Its name in {@code RateLimit} and {@code RateLimit-Policy}. */
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
