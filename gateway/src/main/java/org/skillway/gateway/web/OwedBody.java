package org.skillway.gateway.web;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/**
 * Looks after a body that is read here, which Quarkus REST would await until the connection ends: one of which nothing more
 * comes is answered with 408 (RFC 9110 section 15.5.9).
 */
final class OwedBody {

    private final RoutingContext context;
    private final EdgeProblems problems;
    private final Duration longestPause;
    private long bytes;

    private OwedBody(RoutingContext context, EdgeProblems problems, Duration longestPause) {
        this.context = context;
        this.problems = problems;
        this.longestPause = longestPause;
    }

    /** @param longestPause after which, and before twice of which, it is given up */
    static void watch(RoutingContext context, EdgeProblems problems, Duration longestPause) {
        OwedBody body = new OwedBody(context, problems, longestPause);
        Vertx vertx = context.vertx();
        long timer = vertx.setPeriodic(longestPause.toMillis(), body::look);
        context.addEndHandler(done -> vertx.cancelTimer(timer));
    }

    private void look(long timer) {
        HttpServerRequest request = context.request();
        if (request.isEnded()) {
            context.vertx().cancelTimer(timer);
        } else if (request.bytesRead() > bytes) {
            bytes = request.bytesRead();
        } else if (!context.response().ended()) {
            context.addEndHandler(done -> EdgeProblems.hangUp(request));
            problems.send(request, problems.tooSlow(request, longestPause));
        }
    }
}
