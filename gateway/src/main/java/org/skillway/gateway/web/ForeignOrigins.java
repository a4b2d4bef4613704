package org.skillway.gateway.web;

import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.quarkus.vertx.http.runtime.cors.CORSConfig;
import io.quarkus.vertx.http.runtime.cors.CORSFilter;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.config.SmallRyeConfig;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.skillway.gateway.error.ErrorCode;

/**
 * What becomes of a page whose origin is not configured, which Quarkus would answer 403 with an empty body: its requests are
 * answered like those of anybody, without the headers by which a browser would let it read the answer (Fetch, 3.3). A
 * request that a browser asks about before is refused, with the reason.
 */
@ApplicationScoped
class ForeignOrigins {

    /** Quarkus' own filter is at 300. */
    private static final int BEFORE_CORS = 310;

    private final EdgeProblems problems;
    private final boolean enabled;
    private final Set<String> origins;
    private final List<Pattern> patterns;
    private final boolean everyMethod;
    private final Set<String> methods;

    ForeignOrigins(EdgeProblems problems) {
        this.problems = problems;
        CORSConfig config = ConfigProvider.getConfig()
                .unwrap(SmallRyeConfig.class)
                .getConfigMapping(VertxHttpConfig.class)
                .cors();
        this.enabled = config.enabled();
        this.origins = Set.copyOf(config.origins().orElse(List.of()));
        this.patterns = CORSFilter.parseAllowedOriginsRegex(config.origins());
        this.everyMethod = CORSFilter.isConfiguredWithWildcard(config.methods());
        this.methods = Set.copyOf(config.methods().orElse(List.of()));
    }

    void register(@Observes Filters filters) {
        if (enabled) {
            filters.register(this::handle, BEFORE_CORS);
        }
    }

    private void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        // Whoever keeps an answer for one page must not give it to another.
        context.addHeadersEndHandler(end -> Varying.by(request.response().headers(), "Origin", "origin"));
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null) {
            context.next();
        } else if (isPreflight(request)) {
            if (isKnown(origin)) {
                context.next();
            } else {
                problems.send(request, ErrorCode.ORIGIN_NOT_ALLOWED, Map.of());
            }
        } else {
            if (!isKnown(origin) || !isKnown(request.method())) {
                request.headers().remove(HttpHeaders.ORIGIN);
            }
            context.next();
        }
    }

    private boolean isKnown(String origin) {
        return origins.contains("*") || origins.contains(origin) || CORSFilter.isOriginAllowedByRegex(patterns, origin);
    }

    private boolean isKnown(HttpMethod method) {
        return everyMethod || methods.contains(method.name());
    }

    private static boolean isPreflight(HttpServerRequest request) {
        return HttpMethod.OPTIONS.equals(request.method())
                && (request.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD)
                        || request.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS));
    }
}
