package org.skillway.gateway.passthrough;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.skillway.gateway.service.Service;
import org.skillway.gateway.service.ServiceDocuments;

/** Which service answers which path and method: exactly what the services' documents say, and nothing else. */
final class RouteTable {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private final Map<Integer, List<Route>> bySegments;

    /**
     * One path of the documents.
     *
     * @param template segments; one in braces stands for any
     * @param byMethod in capitals; HEAD stands beside GET (RFC 9110, 9.3.2)
     */
    record Route(List<String> template, Map<String, Service> byMethod) {

        private boolean matches(List<String> segments) {
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
        this.bySegments = routes.stream()
                .sorted(Comparator.comparingLong(Route::freePlaces))
                .collect(Collectors.groupingBy(route -> route.template().size()));
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
        for (Route route : bySegments.getOrDefault(segments.size(), List.of())) {
            if (route.matches(segments)) {
                return Optional.of(route);
            }
        }
        return Optional.empty();
    }
}
