package org.skillway.progress.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.smallrye.jwt.runtime.auth.MpJwtValidator;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Takes the word of the JWT library for a minute: a page sends the same token with each of its requests, and to check the
 * signature anew each time would cost more than what is asked for. Only tokens that have been found valid are kept, by all
 * of their characters; they are still refused from the second on at which they expire. What a key has signed that the issuer
 * then withdraws counts no longer than that after {@link IssuerKeys} has heard of it.
 */
@ApplicationScoped
class VerifiedTokens implements IdentityProvider<TokenAuthenticationRequest> {

    /** Of all tokens that are kept: a tenth of the smallest heap, which has to hold more than them. */
    private static final long MOST_BYTES = 16L * 1024 * 1024;

    private final MpJwtValidator verifier;
    private final Clock clock;
    private final int skewSeconds;
    private final Cache<String, KnownToken> verified;

    VerifiedTokens(
            MpJwtValidator verifier,
            Clock clock,
            @ConfigProperty(name = "mp.jwt.verify.clock.skew") int skewSeconds,
            IdentityConfig config) {
        this.verifier = verifier;
        this.clock = clock;
        this.skewSeconds = skewSeconds;
        this.verified = Caffeine.newBuilder()
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .expireAfterWrite(config.kept())
                .maximumWeight(MOST_BYTES)
                .weigher((String token, KnownToken read) -> KnownToken.BYTES + token.length())
                // To wake another thread costs more than what it would do.
                .executor(Runnable::run)
                .build();
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    /** Before the library's own. */
    @Override
    public int priority() {
        return verifier.priority() + 1;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        String token = request.getToken().getToken();
        KnownToken known = verified.getIfPresent(token);
        if (known != null && clock.instant().getEpochSecond() < known.getExpirationTime() + skewSeconds) {
            return Uni.createFrom()
                    .item(QuarkusSecurityIdentity.builder()
                            .setPrincipal(known)
                            .addCredential(request.getToken())
                            .addRoles(known.getGroups())
                            .build());
        }
        return verifier.authenticate(request, context).invoke(identity -> {
            if (identity != null && identity.getPrincipal() instanceof JsonWebToken valid) {
                verified.put(token, KnownToken.of(valid));
            }
        });
    }
}
