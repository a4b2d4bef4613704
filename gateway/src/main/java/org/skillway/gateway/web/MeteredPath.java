package org.skillway.gateway.web;

import io.quarkus.micrometer.runtime.binder.vertx.HttpRequestMetric;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import org.skillway.gateway.routing.Route;
import org.skillway.gateway.routing.Routes;

/**
 * Says under which path a request is metered: the template of its route, whoever answers it. Learners' ids and keys stand in
 * paths, and belong neither into metrics nor into their cardinality.
 */
final class MeteredPath {

    private static final String OTHER = "other";
    private static final Set<String> PAGES = Set.of("openapi", "swagger-ui", "reference");

    private final Routes routes;

    MeteredPath(Routes routes) {
        this.routes = routes;
    }

    void give(RoutingContext request) {
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
