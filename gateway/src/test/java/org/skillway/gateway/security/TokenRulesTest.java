package org.skillway.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A token that the library finds valid")
class TokenRulesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private static final class Accepted {

        private final JwtClaims claims = new JwtClaims();

        private Accepted() {
            claims.setSubject("anna");
            claims.setIssuedAt(NumericDate.fromSeconds(NOW.getEpochSecond()));
        }

        private Accepted with(String name, Object value) {
            claims.setClaim(name, value);
            return this;
        }

        private boolean by(Identity config) {
            TokenRules rules = new TokenRules(Clock.fixed(NOW, ZoneOffset.UTC), 5, config);
            try {
                rules.augment(
                                QuarkusSecurityIdentity.builder()
                                        .setPrincipal(new DefaultJWTCallerPrincipal(claims))
                                        .build(),
                                null)
                        .await()
                        .indefinitely();
                return true;
            } catch (AuthenticationFailedException e) {
                return false;
            }
        }
    }

    private static Accepted token() {
        return new Accepted();
    }

    @Test
    @DisplayName("is accepted, and so is one that Keycloak calls a bearer's")
    void accepted() {
        assertThat(token().by(Identity.asUsual())).isTrue();
        assertThat(token().with("typ", "Bearer").by(Identity.asUsual())).isTrue();
    }

    @ParameterizedTest(name = "is refused as one of kind {0}")
    @ValueSource(strings = {"ID", "Refresh", "Offline", "Logout", "bearer", ""})
    void ofAnotherKind(String kind) {
        assertThat(token().with("typ", kind).by(Identity.asUsual())).isFalse();
    }

    @ParameterizedTest(name = "is refused with a claim {0}")
    @ValueSource(strings = {"at_hash", "c_hash", "s_hash", "events", "cnf"})
    void madeForSomethingElse(String claim) {
        assertThat(token().with(claim, Map.of("x", "y")).by(Identity.asUsual())).isFalse();
    }

    @Test
    @DisplayName("may be as far ahead as clocks differ")
    void ahead() {
        assertThat(token().with("iat", NOW.getEpochSecond() + 5).by(Identity.asUsual()))
                .isTrue();
        assertThat(token().with("iat", NOW.getEpochSecond() + 6).by(Identity.asUsual()))
                .isFalse();
    }

    @Test
    @DisplayName("may be of any client, unless some are named")
    void parties() {
        Identity page = Identity.only("page");

        assertThat(token().with("azp", "other").by(Identity.asUsual())).isTrue();
        assertThat(token().with("azp", "page").by(page)).isTrue();
        assertThat(token().with("client_id", "page").by(page)).isTrue();
        assertThat(token().with("azp", "other").by(page)).isFalse();
        assertThat(token().with("azp", "other").with("client_id", "page").by(page))
                .isFalse();
        assertThat(token().with("azp", 1).by(page)).isFalse();
        assertThat(token().by(page)).isFalse();
    }
}
