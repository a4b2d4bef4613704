package org.skillway.gateway.passthrough;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.skillway.gateway.config.SkillwayConfig;
import org.skillway.gateway.error.ErrorCode;
import org.skillway.gateway.error.ProblemException;
import org.skillway.gateway.routing.RequestPath;
import org.skillway.gateway.routing.Route;
import org.skillway.gateway.routing.Routes;
import org.skillway.gateway.service.Service;
import org.skillway.gateway.service.ServiceClients;
import org.skillway.gateway.service.ServiceDocuments;
import org.skillway.gateway.tracing.Tracing;
import org.skillway.gateway.web.BodyLimit;
import org.skillway.gateway.web.EdgeProblems;
import org.skillway.gateway.web.Least;

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
    private final Routes routes;
    private final EdgeProblems problems;
    private final ReadsByKey byKey;

    PassThrough(
            ServiceClients clients,
            EdgeProblems problems,
            BodyLimit limit,
            Routes routes,
            OwnWrites writes,
            ReadsByKey byKey,
            SkillwayConfig config,
            Tracing tracing) {
        this.byKey = byKey;
        this.problems = problems;
        this.routes = routes;
        for (Service service : Service.values()) {
            proxies.put(
                    service,
                    new ServiceProxy(
                            clients.of(service),
                            problems,
                            limit,
                            writes,
                            config.waits().idle(),
                            tracing.isOn()));
        }
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, BEFORE_AUTHENTICATION);
    }

    private void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        Optional<Route> route = routes.of(context);
        String method = request.method().name();
        if (route.isEmpty() && context.normalizedPath().startsWith(ServiceDocuments.OUTSIDE)) {
            // However it is spelled: Quarkus REST would find a resource of ours by more spellings than one.
            problems.send(request, ErrorCode.NO_SUCH_PATH, Map.of());
            return;
        }
        if (route.isEmpty() || route.get().isOwn(method)) {
            context.next();
            return;
        }
        Optional<Service> service = route.get().service(method);
        String coding = request.getHeader(HttpHeaders.TRANSFER_ENCODING);
        if (service.isEmpty()) {
            problems.send(
                    request,
                    ErrorCode.METHOD_NOT_ALLOWED,
                    Map.of("Allow", route.get().allow()),
                    method);
        } else if (coding != null && !coding.equalsIgnoreCase("chunked")) {
            problems.send(request, ErrorCode.BAD_REQUEST, Map.of());
        } else {
            try {
                handOver(context, service.get(), route.get());
            } catch (ProblemException e) {
                problems.send(request, e);
            }
        }
    }

    private void handOver(RoutingContext context, Service service, Route route) {
        HttpServerRequest request = context.request();
        Least least = SeenBefore.isRead(request) ? Least.of(request) : Least.NONE;
        Runnable over = () -> {
            context.addHeadersEndHandler(done -> nothingAboutNoBody(request.response()));
            proxies.get(service).handle(request);
        };
        if (service == Service.CATALOG
                && byKey.isOne(
                        context, route, RequestPath.of(context).orElseThrow().segments())) {
            byKey.handle(request, least.revision(), over);
        } else {
            over.run();
        }
    }

    // The proxy announces chunks where it knows no length; an answer that has no body must not (RFC 9112, 6.1).
    private static void nothingAboutNoBody(HttpServerResponse response) {
        if (response.getStatusCode() == 304 || response.getStatusCode() == 204) {
            response.headers().remove(HttpHeaders.TRANSFER_ENCODING);
        }
    }
}
