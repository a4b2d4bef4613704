package org.skillway.gateway.web;

import io.quarkus.micrometer.runtime.binder.vertx.HttpRequestMetric;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import org.skillway.gateway.routing.Route;
import org.skillway.gateway.routing.Routes;

/**
 * Says under which path a request is metered and traced: the template of its route, whoever answers it. Learners' ids and keys stand in
 * paths, and belong neither into metrics and traces nor into their cardinality.
 */
final class MeteredPath {

    private static final String OTHER = "other";
    private static final Set<String> PAGES = Set.of("openapi", "swagger-ui", "reference");

    /** Where Quarkus looks for the route of a request that is traced. */
    private static final String TRACED_PATH = "UrlPathTemplate";

    private final Routes routes;
    private final boolean traced;

    MeteredPath(Routes routes, boolean traced) {
        this.routes = routes;
        this.traced = traced;
    }

    void give(RoutingContext request) {
        if (traced) {
            routes.of(request).ifPresent(route -> Vertx.currentContext().putLocal(TRACED_PATH, route.template()));
        }
        HttpRequestMetric metric = HttpRequestMetric.getRequestMetric(request);
        if (metric != null) {
            metric.setTemplatePath(routes.of(request)
                    .map(Route::template)
                    .orElseGet(() -> page(request.request().path())));
        }
    }

    private static String page(String path) {
        String first = path == null || path.isEmpty() ? "" : path.substring(1).split("/", 2)[0];
        return "/" + (PAGES.contains(first) ? first : OTHER);
    }
}
