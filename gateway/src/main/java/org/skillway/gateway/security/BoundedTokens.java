package org.skillway.gateway.security;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.smallrye.jwt.runtime.auth.JWTAuthMechanism;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.skillway.gateway.error.ErrorCode;
import org.skillway.gateway.error.ProblemException;

/**
 * Verifies tokens within a bounded time. The first one waits for the issuer's keys, and where the issuer is silent that is
 * longer than anybody shall wait who is behind it.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class BoundedTokens implements HttpAuthenticationMechanism {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    /** Each holds a thread, or waits for one. */
    private static final int MOST_WAITING = 1_024;

    private final AtomicInteger waiting = new AtomicInteger();
    private final JWTAuthMechanism tokens;

    BoundedTokens(JWTAuthMechanism tokens) {
        this.tokens = tokens;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        if (!context.request().headers().contains(HttpHeaders.AUTHORIZATION)) {
            return tokens.authenticate(context, providers);
        }
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            return Uni.createFrom().failure(BoundedTokens::unavailable);
        }
        CompletableFuture<SecurityIdentity> verified = tokens.authenticate(context, providers)
                .onItemOrFailure()
                .invoke((identity, failure) -> waiting.decrementAndGet())
                .subscribeAsCompletionStage();
        if (verified.isDone()) {
            // As with every token that is known: there is nothing to wait for.
            return Uni.createFrom().completionStage(verified);
        }
        // A copy, since what is not waited for any longer would be cancelled: it still holds its thread, and so it
        // counts.
        return Uni.createFrom()
                .completionStage(verified.copy())
                .ifNoItem()
                .after(LONGEST_WAIT)
                .failWith(BoundedTokens::unavailable);
    }

    private static ProblemException unavailable() {
        return new ProblemException(ErrorCode.ISSUER_UNAVAILABLE, Map.of("Retry-After", "5"));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return tokens.getChallenge(context);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return tokens.getCredentialTypes();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return tokens.getCredentialTransport(context);
    }
}
