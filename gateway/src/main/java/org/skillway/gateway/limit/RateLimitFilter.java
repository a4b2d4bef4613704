package org.skillway.gateway.limit;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.skillway.gateway.config.RateLimitsConfig;
import org.skillway.gateway.error.ErrorCode;
import org.skillway.gateway.routing.Routes;
import org.skillway.gateway.security.KnownTokens;
import org.skillway.gateway.service.ServiceDocuments;
import org.skillway.gateway.web.EdgeProblems;

/** Says on every answer how many requests are left to whoever asks, and refuses those that are too many. */
@ApplicationScoped
class RateLimitFilter {

    /** What EdgeFilters refuses costs nothing and is not counted; everything else comes after. */
    private static final int AFTER_EDGE_FILTERS = 280;

    private static final CharSequence LIMIT = HttpHeaders.createOptimized("RateLimit");
    private static final CharSequence POLICY = HttpHeaders.createOptimized("RateLimit-Policy");
    private static final String REFUSED = "skillway.rate-limits.refused";

    private final RateLimitsConfig config;
    private final RateLimits limits;
    private final ClientAddress addresses;
    private final KnownTokens tokens;
    private final Subjects subjects;
    private final Routes routes;
    private final EdgeProblems problems;
    private final Map<Policy, Counter> refused = new EnumMap<>(Policy.class);

    RateLimitFilter(
            RateLimitsConfig config,
            KnownTokens tokens,
            Subjects subjects,
            Routes routes,
            EdgeProblems problems,
            MeterRegistry meters) {
        this.config = config;
        this.limits = new RateLimits(config, TimeMeter.SYSTEM_NANOTIME);
        this.addresses = new ClientAddress(config.trustedProxies().orElse(List.of()));
        this.tokens = tokens;
        this.subjects = subjects;
        this.routes = routes;
        this.problems = problems;
        // Also what is nought is told: nobody can compare with what is not there.
        for (Policy policy : Policy.values()) {
            refused.put(policy, meters.counter(REFUSED, "policy", policy.wire()));
        }
    }

    void register(@Observes Filters filters) {
        if (config.enabled()) {
            filters.register(this::count, AFTER_EDGE_FILTERS);
        }
    }

    private void count(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!isCounted(context)) {
            context.next();
            return;
        }
        Optional<JsonWebToken> known = tokens.of(context);
        Future<Optional<String>> subject = known.isPresent()
                ? Future.succeededFuture(known.map(JsonWebToken::getSubject))
                : subjects.of(request.getHeader(HttpHeaders.AUTHORIZATION));
        if (subject.isComplete()) {
            answer(context, client(request, subject.result()));
        } else {
            subject.onComplete(told -> answer(context, client(request, told.result())));
        }
    }

    /** Whatever is read or written; pages and what they are made of is little, and whoever reads them has more to fetch. */
    private static boolean isCounted(RoutingContext context) {
        String path = context.normalizedPath();
        return path.startsWith(ServiceDocuments.OUTSIDE) || path.startsWith(ServiceDocuments.WHOLE);
    }

    private Client client(HttpServerRequest request, Optional<String> subject) {
        return subject.map(Client::subject)
                .orElseGet(() -> Client.address(
                        addresses.of(
                                request.remoteAddress().hostAddress(),
                                request.headers().getAll("X-Forwarded-For")),
                        config.addressShare()));
    }

    private void answer(RoutingContext context, Client client) {
        HttpServerRequest request = context.request();
        Verdict verdict = limits.take(Policy.of(request, routes.of(context)), client);
        request.response().putHeader(POLICY, verdict.policyField()).putHeader(LIMIT, verdict.limitField());
        if (verdict.allowed()) {
            context.next();
            return;
        }
        refused.get(verdict.policy()).increment();
        refuse(context, verdict);
    }

    private void refuse(RoutingContext context, Verdict verdict) {
        HttpServerRequest request = context.request();
        Map<String, String> headers = new HashMap<>();
        headers.put("Retry-After", Long.toString(verdict.seconds()));
        if (verdict.policy() == Policy.IMPORTS) {
            // Nobody takes hundreds of megabytes in that are not wanted.
            headers.putAll(EdgeProblems.last(request));
            context.addEndHandler(done -> EdgeProblems.hangUp(request));
        } else if (!request.isEnded()) {
            request.resume();
        }
        problems.send(request, ErrorCode.TOO_MANY_REQUESTS, headers, verdict.seconds());
    }
}
