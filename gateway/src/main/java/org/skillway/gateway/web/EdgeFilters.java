package org.skillway.gateway.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.skillway.gateway.config.SkillwayConfig;
import org.skillway.gateway.error.ErrorCode;
import org.skillway.gateway.request.ReadableLanguages;
import org.skillway.gateway.request.RequestId;
import org.skillway.gateway.routing.RequestPath;
import org.skillway.gateway.routing.Routes;
import org.skillway.gateway.tracing.Tracing;

/** What happens to every request before routing: it gets a name, and is refused if its path or its body cannot be. */
@ApplicationScoped
class EdgeFilters {

    private static final int BEFORE_EVERYTHING = 1_000;

    /** Quarkus answers CORS at 300: a page of another origin can read our refusals only if that comes first. */
    private static final int AFTER_CORS = 290;

    private final EdgeProblems problems;
    private final BodyLimit limit;
    private final Duration longestPause;
    private final Routes routes;
    private final MeteredPath metered;

    EdgeFilters(EdgeProblems problems, BodyLimit limit, SkillwayConfig config, Routes routes, Tracing tracing) {
        this.longestPause = config.waits().idle();
        this.routes = routes;
        this.metered = new MeteredPath(routes, tracing.isOn());
        this.problems = problems;
        this.limit = limit;
    }

    void register(@Observes Filters filters) {
        filters.register(this::begin, BEFORE_EVERYTHING);
        filters.register(this::refuse, AFTER_CORS);
    }

    /** Where the first route looks at the path, Vert.x gives up on one whose escapes mean nothing before any filter. */
    void register(@Observes Router router) {
        router.errorHandler(ErrorCode.BAD_REQUEST.status(), context -> refuseUnrouted(context, ErrorCode.BAD_REQUEST));
        // The same of a request that names no host, or an empty path; but with an exception, which Quarkus would
        // answer in words and a form of its own, and log with the path. What is no path at all (OPTIONS *, CONNECT) it
        // would answer with nothing.
        router.route().order(Integer.MIN_VALUE).failureHandler(this::refuseBeforeFilters);
    }

    private void refuseBeforeFilters(RoutingContext context) {
        if (context.response().headers().contains(RequestId.HEADER)) {
            context.next();
        } else if (context.statusCode() == ErrorCode.BAD_REQUEST.status()) {
            refuseUnrouted(context, ErrorCode.BAD_REQUEST);
        } else if (context.statusCode() == ErrorCode.NO_SUCH_PATH.status()) {
            refuseUnrouted(context, ErrorCode.NO_SUCH_PATH);
        } else {
            context.next();
        }
    }

    private void refuseUnrouted(RoutingContext context, ErrorCode code) {
        mark(context);
        ReadableLanguages.keep(context.request());
        problems.send(context.request(), code, Map.of());
    }

    private void begin(RoutingContext context) {
        mark(context);
        ReadableLanguages.keep(context.request());
        Optional<ErrorCode> refusal = RequestHead.refusal(context.request());
        if (refusal.isEmpty()) {
            context.next();
        } else {
            problems.send(context.request(), refusal.get(), Map.of());
        }
    }

    /** What every request and every answer has. */
    private void mark(RoutingContext context) {
        RequestId.give(context);
        context.addHeadersEndHandler(end -> SecurityHeaders.give(context.request()));
        metered.give(context);
    }

    private void refuse(RoutingContext context) {
        if (!isRefusedForItsBody(context)) {
            if (HttpMethod.POST.equals(context.request().method()) && ours(context)) {
                OwedBody.watch(context, problems, longestPause);
            }
            refuseOddSpelling(context);
        }
    }

    private boolean isRefusedForItsBody(RoutingContext context) {
        HttpServerRequest request = context.request();
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null && HttpMethod.POST.equals(request.method()) && ours(context)) {
            // What is passed on is counted as it passes; what is read here has to say before how much it is.
            context.addEndHandler(done -> EdgeProblems.hangUp(request));
            problems.send(request, ErrorCode.LENGTH_REQUIRED, EdgeProblems.last(request));
            return true;
        }
        if (length != null && !(length.matches("[0-9]{1,15}") && Long.parseLong(length) <= limit.of(request))) {
            context.addEndHandler(done -> EdgeProblems.hangUp(request));
            problems.send(request, problems.tooLarge(request));
            return true;
        }
        if (CodedBody.isAnnounced(request)) {
            Map<String, String> headers = new HashMap<>(CodedBody.ACCEPTED);
            headers.putAll(EdgeProblems.last(request));
            context.addEndHandler(done -> EdgeProblems.hangUp(request));
            problems.send(request, ErrorCode.UNSUPPORTED_CONTENT_CODING, headers);
            return true;
        }
        return false;
    }

    private boolean ours(RoutingContext context) {
        String method = context.request().method().name();
        return routes.of(context).filter(route -> route.isOwn(method)).isPresent();
    }

    /** Whatever spells a path in a way that two parts could read differently leads nowhere. */
    private void refuseOddSpelling(RoutingContext context) {
        if (RequestPath.of(context).isPresent()) {
            context.next();
        } else {
            problems.send(context.request(), ErrorCode.NO_SUCH_PATH, Map.of());
        }
    }
}
