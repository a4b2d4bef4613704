package org.skillway.gateway.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
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

    EdgeFilters(EdgeProblems problems, BodyLimit limit, AllowedMethods ours) {
        this.ours = ours;
        this.problems = problems;
        this.limit = limit;
    }

    void register(@Observes Filters filters) {
        filters.register(new RequestId(), BEFORE_EVERYTHING);
        filters.register(new ReadableLanguages(), BEFORE_EVERYTHING - 1);
        filters.register(this::refuseLargeBody, AFTER_CORS);
        filters.register(this::refuseOddSpelling, AFTER_CORS - 1);
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
        if (RequestPath.parse(context.request().path()).isPresent()) {
            context.next();
        } else {
            problems.send(context.request(), ErrorCode.NO_SUCH_PATH, Map.of());
        }
    }
}
