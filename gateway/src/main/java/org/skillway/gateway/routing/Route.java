package org.skillway.gateway.routing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.skillway.gateway.service.Service;

/**
 * One path of all that is offered here, and whose its methods are: a path may be a service's with one method and the
 * gateway's own with another.
 *
 * @param template as a document writes it: {@code /api/v1/roles/{key}}
 * @param segments of the template; one in braces stands for any
 * @param services by method, in capitals; HEAD stands beside GET (RFC 9110, 9.3.2)
 * @param own methods that the gateway answers itself
 */
public record Route(String template, List<String> segments, Map<String, Service> services, Set<String> own) {

    public Route {
        segments = List.copyOf(segments);
        services = Map.copyOf(services);
        own = Set.copyOf(own);
    }

    public Optional<Service> service(String method) {
        return Optional.ofNullable(services.get(method));
    }

    public boolean isOwn(String method) {
        return own.contains(method);
    }

    /** All methods in the order of their names, as the field {@code Allow} has them. */
    public String allow() {
        SortedSet<String> all = new TreeSet<>(services.keySet());
        all.addAll(own);
        return String.join(", ", all);
    }

    /** Whether a segment of the template stands for any. */
    public boolean isFree(int place) {
        return segments.get(place).startsWith("{");
    }

    boolean matches(List<String> path) {
        for (int place = 0; place < segments.size(); place++) {
            if (isFree(place) ? path.get(place).isEmpty() : !segments.get(place).equals(path.get(place))) {
                return false;
            }
        }
        return true;
    }

    long freePlaces() {
        return segments.stream().filter(segment -> segment.startsWith("{")).count();
    }
}
