package org.skillway.gateway.passthrough;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.skillway.gateway.service.Service;
import org.skillway.gateway.service.ServiceDocuments;

/** Which service answers which path and method: exactly what the services' documents say, and nothing else. */
final class RouteTable {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private final List<Route> routes;

    /**
     * One path of the documents.
     *
     * @param template segments; one in braces stands for any
     * @param byMethod in capitals; HEAD stands beside GET (RFC 9110, 9.3.2)
     */
    record Route(List<String> template, Map<String, Service> byMethod) {

        private boolean matches(List<String> segments) {
            if (segments.size() != template.size()) {
                return false;
            }
            for (int place = 0; place < template.size(); place++) {
                if (!free(place) && !template.get(place).equals(segments.get(place))) {
                    return false;
                }
                if (free(place) && segments.get(place).isEmpty()) {
                    return false;
                }
            }
            return true;
        }

        private boolean free(int place) {
            return template.get(place).startsWith("{");
        }

        private long freePlaces() {
            return template.stream().filter(segment -> segment.startsWith("{")).count();
        }
    }

    private RouteTable(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    static RouteTable of(Map<Service, JsonNode> documents) {
        Map<String, Map<String, Service>> paths = new TreeMap<>();
        documents.forEach(
                (service, document) -> document.path("paths").properties().forEach(path -> {
                    if (path.getKey().startsWith(ServiceDocuments.OUTSIDE)) {
                        path.getValue().fieldNames().forEachRemaining(method -> {
                            if (METHODS.contains(method)) {
                                add(paths.computeIfAbsent(path.getKey(), unused -> new TreeMap<>()), method, service);
                            }
                        });
                    }
                }));
        List<Route> routes = new ArrayList<>();
        paths.forEach((path, byMethod) -> routes.add(
                new Route(List.of(path.substring(1).split("/", -1)), Collections.unmodifiableMap(byMethod))));
        return new RouteTable(routes);
    }

    private static void add(Map<String, Service> byMethod, String method, Service service) {
        byMethod.put(method.toUpperCase(Locale.ROOT), service);
        if (method.equals("get")) {
            byMethod.put("HEAD", service);
        }
    }

    /** The route of a path; of two that match, the one that leaves less open. */
    Optional<Route> find(List<String> segments) {
        return routes.stream()
                .filter(route -> route.matches(segments))
                .min((one, other) -> Long.compare(one.freePlaces(), other.freePlaces()));
    }
}
