package org.skillway.gateway.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Tokens that the JWT library has found valid, for a minute: a page sends the same token with each of its requests, and to
 * check the signature anew each time would cost more than what is asked for. Whoever has to know first has it verified, and
 * all others take its word. Tokens are kept by all of their characters; they are still refused from the second on at which
 * they expire. What a key has signed that the issuer then withdraws counts no longer than that after {@link IssuerKeys} has
 * heard of it.
 */
@ApplicationScoped
public class KnownTokens {

    /** Of all tokens that are kept; each is there once as it came and once read. */
    private static final long MOST_BYTES = 32L * 1024 * 1024;

    private static final int BYTES_FOR_A_CHARACTER = 4;
    private static final String SCHEME = "bearer ";

    private final TokenRules rules;
    private final Clock clock;
    private final int skewSeconds;
    private final Cache<String, JsonWebToken> verified;

    KnownTokens(
            TokenRules rules,
            Clock clock,
            @ConfigProperty(name = "mp.jwt.verify.clock.skew") int skewSeconds,
            IdentityConfig config) {
        this.rules = rules;
        this.clock = clock;
        this.skewSeconds = skewSeconds;
        this.verified = Caffeine.newBuilder()
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .expireAfterWrite(config.kept())
                .maximumWeight(MOST_BYTES)
                .weigher((String token, JsonWebToken read) -> BYTES_FOR_A_CHARACTER * token.length())
                .build();
    }

    /** What a token says that was found valid and has not expired since. */
    public Optional<JsonWebToken> valid(String token) {
        return Optional.ofNullable(verified.getIfPresent(token))
                .filter(known -> clock.instant().getEpochSecond() < known.getExpirationTime() + skewSeconds);
    }

    /** @param authorization the field as it came; one without a token of this kind is not valid */
    public boolean isValid(String authorization) {
        return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && valid(authorization.substring(SCHEME.length()).strip()).isPresent();
    }

    /** @param found valid by the library, just now; one that breaks a rule of ours is not valid all the same */
    public void keep(String token, JsonWebToken found) {
        if (rules.accept(found)) {
            verified.put(token, found);
        }
    }
}
