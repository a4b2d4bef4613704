package org.skillway.gateway.routing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.skillway.gateway.service.Service;
import org.skillway.gateway.service.ServiceDocuments;

/** Who answers which path and method: exactly what the services' documents and the gateway's own resources say. */
final class RouteTable {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final Pattern VARIABLE = Pattern.compile("\\{[^{}]+}");

    private final Map<Integer, List<Route>> bySegments;

    /** What is known of a path so far. */
    private record Entry(String template, Map<String, Service> services, Set<String> own) {

        Entry(String template) {
            this(template, new TreeMap<>(), new TreeSet<>());
        }

        Route route() {
            return new Route(template, List.of(template.substring(1).split("/", -1)), services, own);
        }
    }

    private RouteTable(List<Route> routes) {
        this.bySegments = routes.stream()
                .sorted(Comparator.comparingLong(Route::freePlaces))
                .collect(Collectors.groupingBy(route -> route.segments().size()));
    }

    /**
     * @param documents OpenAPI documents of the services
     * @param own by template, the methods of the gateway's own resources
     */
    static RouteTable of(Map<Service, JsonNode> documents, Map<String, Set<String>> own) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        own.forEach((template, methods) ->
                methods.forEach(method -> with(method, entry(entries, template).own()::add)));
        documents.forEach(
                (service, document) -> document.path("paths").properties().forEach(path -> {
                    if (path.getKey().startsWith(ServiceDocuments.OUTSIDE)) {
                        path.getValue()
                                .fieldNames()
                                .forEachRemaining(name -> add(entries, path.getKey(), name, service));
                    }
                }));
        return new RouteTable(entries.values().stream().map(Entry::route).toList());
    }

    private static void add(Map<String, Entry> entries, String template, String name, Service service) {
        if (METHODS.contains(name)) {
            Map<String, Service> services = entry(entries, template).services();
            with(name.toUpperCase(Locale.ROOT), method -> services.put(method, service));
        }
    }

    /** Two documents may call what stands in a path by different names. */
    private static Entry entry(Map<String, Entry> entries, String template) {
        return entries.computeIfAbsent(VARIABLE.matcher(template).replaceAll("{}"), unnamed -> new Entry(template));
    }

    private static void with(String method, Consumer<String> taker) {
        taker.accept(method);
        if (method.equals("GET")) {
            taker.accept("HEAD");
        }
    }

    /** The route of a path; of two that match, the one that leaves less open. */
    Optional<Route> find(List<String> path) {
        for (Route route : bySegments.getOrDefault(path.size(), List.of())) {
            if (route.matches(path)) {
                return Optional.of(route);
            }
        }
        return Optional.empty();
    }
}
