package org.skillway.gateway.web;

import io.quarkus.vertx.http.runtime.HeaderConfig;
import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.config.SmallRyeConfig;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.skillway.gateway.error.AllowedMethods;
import org.skillway.gateway.error.ErrorCode;
import org.skillway.gateway.request.ReadableLanguages;
import org.skillway.gateway.request.RequestId;

/** What happens to every request before routing: it gets a name, and is refused if its path or its body cannot be. */
@ApplicationScoped
class EdgeFilters {

    private static final int BEFORE_EVERYTHING = 1_000;

    /** Quarkus answers CORS at 300: a page of another origin can read our refusals only if that comes first. */
    private static final int AFTER_CORS = 290;

    private final EdgeProblems problems;
    private final BodyLimit limit;
    private final AllowedMethods ours;

    /** Of no route of ours: Quarkus has some that set them, at which a request that cannot be read does not arrive. */
    private final Map<String, HeaderConfig> onEveryAnswer = ConfigProvider.getConfig()
            .unwrap(SmallRyeConfig.class)
            .getConfigMapping(VertxHttpConfig.class)
            .header();

    EdgeFilters(EdgeProblems problems, BodyLimit limit, AllowedMethods ours) {
        this.ours = ours;
        this.problems = problems;
        this.limit = limit;
    }

    void register(@Observes Filters filters) {
        filters.register(new RequestId(), BEFORE_EVERYTHING);
        filters.register(new ReadableLanguages(), BEFORE_EVERYTHING - 1);
        filters.register(this::refuseWhatIsNoUri, BEFORE_EVERYTHING - 2);
        filters.register(this::refuseLargeBody, AFTER_CORS);
        filters.register(this::refuseOddSpelling, AFTER_CORS - 1);
    }

    /** Where the first route looks at the path, Vert.x gives up on one whose escapes mean nothing before any filter. */
    void register(@Observes Router router) {
        router.errorHandler(ErrorCode.BAD_REQUEST.status(), this::refuseUnreadable);
        // The same of a request that names no host, or an empty path; but with an exception, which Quarkus would
        // answer in words and a form of its own, and log with the path.
        router.route().order(Integer.MIN_VALUE).failureHandler(this::refuseBeforeFilters);
    }

    private void refuseBeforeFilters(RoutingContext context) {
        if (context.statusCode() == ErrorCode.BAD_REQUEST.status()
                && !context.response().headers().contains(RequestId.HEADER)) {
            refuseUnreadable(context);
        } else {
            context.next();
        }
    }

    private void refuseUnreadable(RoutingContext context) {
        RequestId.give(context);
        onEveryAnswer.forEach((name, header) -> context.response().headers().set(name, header.value()));
        problems.send(context.request(), ErrorCode.BAD_REQUEST, Map.of());
    }

    /** Main keeps Quarkus from doing this, with an answer that says nothing. */
    private void refuseWhatIsNoUri(RoutingContext context) {
        try {
            URI unused = new URI(context.request().uri());
            context.next();
        } catch (URISyntaxException e) {
            refuseUnreadable(context);
        }
    }

    private void refuseLargeBody(RoutingContext context) {
        HttpServerRequest request = context.request();
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null && HttpMethod.POST.equals(request.method()) && ours(request)) {
            // What is passed on is counted as it passes; what is read here has to say before how much it is.
            context.addEndHandler(done -> EdgeProblems.hangUp(request));
            problems.send(request, ErrorCode.LENGTH_REQUIRED, EdgeProblems.last(request));
            return;
        }
        if (length == null || (length.matches("[0-9]{1,15}") && Long.parseLong(length) <= limit.of(request))) {
            context.next();
            return;
        }
        context.addEndHandler(done -> EdgeProblems.hangUp(request));
        problems.send(request, problems.tooLarge(request));
    }

    private boolean ours(HttpServerRequest request) {
        return ours.of(request.path()).contains(request.method().name());
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
