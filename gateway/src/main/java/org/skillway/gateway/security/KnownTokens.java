package org.skillway.gateway.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
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

    /** Of all tokens that are kept. */
    private static final long MOST_BYTES = 32L * 1024 * 1024;

    /** Each is there once as it came and once read, with all its claims. */
    private static final int BYTES_FOR_A_CHARACTER = 5;

    private static final String SCHEME = "bearer ";

    /** Under which a request has what was found. */
    private static final String FOUND = KnownTokens.class.getName();

    private final TokenRules rules;
    private final Clock clock;
    private final int skewSeconds;
    private final Cache<String, Known> verified;

    /** @param end from when on it has expired, in seconds since 1970: to read that in its claims takes long */
    private record Known(JsonWebToken token, long end) {}

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
                // To wake another thread costs more than what it would do.
                .executor(Runnable::run)
                .maximumWeight(MOST_BYTES)
                .weigher((String token, Known read) -> BYTES_FOR_A_CHARACTER * token.length())
                .build();
    }

    /** What a token says that was found valid and has not expired since. */
    public Optional<JsonWebToken> valid(String token) {
        return Optional.ofNullable(verified.getIfPresent(token))
                .filter(known -> clock.instant().getEpochSecond() < known.end())
                .map(Known::token);
    }

    /** What the token of a request says, if it has one that was found valid; looked for once where it is found. */
    public Optional<JsonWebToken> of(RoutingContext context) {
        JsonWebToken found = context.get(FOUND);
        if (found != null) {
            return Optional.of(found);
        }
        String authorization = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        Optional<JsonWebToken> valid =
                valid(authorization.substring(SCHEME.length()).strip());
        valid.ifPresent(token -> context.put(FOUND, token));
        return valid;
    }

    /** @param found valid by the library, just now; one that breaks a rule of ours is not valid all the same */
    public void keep(String token, JsonWebToken found) {
        if (rules.accept(found)) {
            verified.put(token, new Known(found, found.getExpirationTime() + skewSeconds));
        }
    }
}
