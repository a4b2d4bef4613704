package org.skillway.gateway.passthrough;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.skillway.gateway.error.AllowedMethods;
import org.skillway.gateway.error.ErrorCode;
import org.skillway.gateway.error.ProblemException;
import org.skillway.gateway.service.Service;
import org.skillway.gateway.service.ServiceClients;
import org.skillway.gateway.service.ServiceDocuments;
import org.skillway.gateway.web.BodyLimit;
import org.skillway.gateway.web.EdgeProblems;
import org.skillway.gateway.web.Least;
import org.skillway.gateway.web.RequestPath;

/** Hands what the services offer over to them; everything else goes on to the gateway's own resources. */
@ApplicationScoped
class PassThrough {

    /**
     * After the limit of requests, and before Quarkus looks for one of the gateway's own resources (200 is the first that
     * belongs to that): whose token it is the service finds out, and all that would be done for nothing costs as much as a
     * read that is answered from memory.
     */
    private static final int BEFORE_AUTHENTICATION = 270;

    private final Map<Service, ServiceProxy> proxies = new EnumMap<>(Service.class);
    private final RouteTable table;
    private final EdgeProblems problems;
    private final AllowedMethods ours;
    private final ReadsByKey byKey;

    PassThrough(
            ServiceClients clients,
            EdgeProblems problems,
            BodyLimit limit,
            AllowedMethods ours,
            OwnWrites writes,
            ReadsByKey byKey) {
        this.byKey = byKey;
        this.problems = problems;
        this.ours = ours;
        Map<Service, JsonNode> documents = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            documents.put(service, ServiceDocuments.of(service));
            proxies.put(service, new ServiceProxy(clients.of(service), problems, limit, writes));
        }
        this.table = RouteTable.of(documents);
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, BEFORE_AUTHENTICATION);
    }

    private void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        Optional<RequestPath> path =
                request.path().startsWith(ServiceDocuments.OUTSIDE) ? RequestPath.of(context) : Optional.empty();
        Optional<RouteTable.Route> route = path.flatMap(asked -> table.find(asked.segments()));
        if (route.isEmpty()) {
            context.next();
            return;
        }
        Service service = route.get().byMethod().get(request.method().name());
        // A path may be a service's with one method and the gateway's own with another.
        SortedSet<String> methods = service == null ? ours.of(request.path()) : Collections.emptySortedSet();
        if (methods.contains(request.method().name())) {
            context.next();
            return;
        }
        String coding = request.getHeader(HttpHeaders.TRANSFER_ENCODING);
        if (service == null) {
            problems.send(
                    request,
                    ErrorCode.METHOD_NOT_ALLOWED,
                    Map.of("Allow", allow(route.get(), methods)),
                    request.method().name());
        } else if (coding != null && !coding.equalsIgnoreCase("chunked")) {
            problems.send(request, ErrorCode.BAD_REQUEST, Map.of());
        } else {
            context.addHeadersEndHandler(done -> nothingAboutNoBody(request.response()));
            try {
                Least least = SeenBefore.isRead(request) ? Least.of(request) : Least.NONE;
                handOver(
                        request,
                        least,
                        service,
                        route.get().template(),
                        path.get().segments());
            } catch (ProblemException e) {
                problems.send(request, e);
            }
        }
    }

    private void handOver(
            HttpServerRequest request, Least least, Service service, List<String> template, List<String> path) {
        Runnable over = () -> proxies.get(service).handle(request);
        if (service == Service.CATALOG && byKey.isOne(request, template, path)) {
            byKey.handle(request, least.revision(), over);
        } else {
            over.run();
        }
    }

    private static String allow(RouteTable.Route route, SortedSet<String> ours) {
        SortedSet<String> all = new TreeSet<>(route.byMethod().keySet());
        all.addAll(ours);
        return String.join(", ", all);
    }

    // The proxy announces chunks where it knows no length; an answer that has no body must not (RFC 9112, 6.1).
    private static void nothingAboutNoBody(HttpServerResponse response) {
        if (response.getStatusCode() == 304 || response.getStatusCode() == 204) {
            response.headers().remove(HttpHeaders.TRANSFER_ENCODING);
        }
    }
}
