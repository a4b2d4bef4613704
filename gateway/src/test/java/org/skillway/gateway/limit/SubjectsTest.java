package org.skillway.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.gateway.config.RateLimitsConfig;
import org.skillway.gateway.security.KnownTokensAt;

@DisplayName("The subject of a token")
class SubjectsTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private final KnownTokensAt at = new KnownTokensAt(START);
    private final Library library = new Library();
    private final Vertx vertx = Vertx.vertx();
    private final Subjects subjects = new Subjects(
            library,
            at.tokens(),
            at.clock(),
            vertx,
            new SmallRyeConfigBuilder()
                    .withMapping(RateLimitsConfig.class)
                    .withDefaultValue("skillway.rate-limits.reads.requests", "1")
                    .withDefaultValue("skillway.rate-limits.reads.window", "PT1M")
                    .withDefaultValue("skillway.rate-limits.writes.requests", "1")
                    .withDefaultValue("skillway.rate-limits.writes.window", "PT1M")
                    .withDefaultValue("skillway.rate-limits.searches.requests", "1")
                    .withDefaultValue("skillway.rate-limits.searches.window", "PT1M")
                    .withDefaultValue("skillway.rate-limits.plans.requests", "1")
                    .withDefaultValue("skillway.rate-limits.plans.window", "PT1M")
                    .withDefaultValue("skillway.rate-limits.exports.requests", "1")
                    .withDefaultValue("skillway.rate-limits.exports.window", "PT1M")
                    .withDefaultValue("skillway.rate-limits.imports.requests", "1")
                    .withDefaultValue("skillway.rate-limits.imports.window", "PT1M")
                    .build()
                    .getConfigMapping(RateLimitsConfig.class));

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private Optional<String> of(String token) throws Exception {
        return subjects.of("Bearer " + token)
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    @Test
    @DisplayName("is asked of the library once, and the token is then known to all")
    void once() throws Exception {
        assertThat(of("anna")).contains("anna");
        assertThat(of("anna")).contains("anna");

        assertThat(library.asked).containsExactly("anna");
        assertThat(at.tokens().valid("anna")).isPresent();
    }

    @Test
    @DisplayName("is asked again when the token is not known any longer, so that it is known to all again")
    void again() throws Exception {
        of("anna");
        at.passes(60);
        assertThat(at.tokens().valid("anna")).isEmpty();

        assertThat(of("anna")).contains("anna");

        assertThat(library.asked).containsExactly("anna", "anna");
        assertThat(at.tokens().valid("anna")).isPresent();
    }

    @Test
    @DisplayName(
            "is nobody where the library refuses the token, or a rule of ours does, and for ten seconds it is not asked again")
    void refused() throws Exception {
        for (String token : List.of("bad", "me")) {
            assertThat(of(token)).isEmpty();
            at.passes(9);
            assertThat(of(token)).isEmpty();
            assertThat(library.asked).containsOnlyOnce(token);
            at.passes(1);
            assertThat(of(token)).isEmpty();
            assertThat(library.asked.stream().filter(token::equals)).hasSize(2);
        }
    }

    @Test
    @DisplayName("is nobody without a token of this kind")
    void none() throws Exception {
        assertThat(subjects.of(null).result()).isEmpty();
        assertThat(subjects.of("Basic anna").result()).isEmpty();
        assertThat(library.asked).isEmpty();
    }

    /** Finds every token valid that is not {@code bad}, and keeps what it was asked. */
    private static final class Library extends DefaultJWTParser {

        private final List<String> asked = new ArrayList<>();

        @Override
        public synchronized JsonWebToken parse(String token) throws ParseException {
            asked.add(token);
            if (token.equals("bad")) {
                throw new ParseException("bad");
            }
            JwtClaims claims = new JwtClaims();
            claims.setSubject(token);
            claims.setIssuedAt(NumericDate.fromSeconds(START.getEpochSecond()));
            claims.setExpirationTime(NumericDate.fromSeconds(START.getEpochSecond() + 3600));
            return new DefaultJWTCallerPrincipal(claims);
        }
    }
}
