package org.skillway.progress.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.smallrye.jwt.runtime.auth.MpJwtValidator;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {

    private static final int SKEW = 5;
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private final Moving clock = new Moving();
    private final Library library = new Library();
    private final VerifiedTokens tokens = new VerifiedTokens(library, clock, SKEW, Identity.asUsual());

    @Test
    @DisplayName("A token is verified once, and is afterwards the same person in the same roles")
    void once() {
        SecurityIdentity first = authenticate("anna");
        SecurityIdentity second = authenticate("anna");

        assertThat(library.asked).containsExactly("anna");
        assertThat(second.getPrincipal().getName())
                .isEqualTo(first.getPrincipal().getName())
                .isEqualTo("anna");
        assertThat(second.getRoles()).isEqualTo(first.getRoles()).containsExactly("learner");
        assertThat(second.getCredential(TokenCredential.class).getToken()).isEqualTo("anna");
        JsonWebToken read = (JsonWebToken) second.getPrincipal();
        JsonWebToken before = (JsonWebToken) first.getPrincipal();
        assertThat(read.getSubject()).isEqualTo("anna");
        assertThat(read.getClaimNames()).containsExactlyInAnyOrder("sub", "groups", "exp", "scope");
        for (String claim : read.getClaimNames()) {
            assertThat(read.<Object>getClaim(claim)).as(claim).isEqualTo(before.getClaim(claim));
        }
    }

    @Test
    @DisplayName("What all tokens say is kept once")
    void saidByMany() {
        authenticate("anna");
        authenticate("ben");

        JsonWebToken anna = (JsonWebToken) authenticate("anna").getPrincipal();
        JsonWebToken ben = (JsonWebToken) authenticate("ben").getPrincipal();
        assertThat(anna.<Object>getClaim("scope")).isSameAs(ben.getClaim("scope"));
        assertThat(anna.getGroups()).isSameAs(ben.getGroups());
    }

    @Test
    @DisplayName("A token that names no groups is in none, also the second time")
    void withoutGroups() {
        assertThat(authenticate("machine")).isNotNull();

        assertThat(authenticate("machine").getRoles()).isEmpty();
        assertThat(library.asked).containsExactly("machine");
    }

    @Test
    @DisplayName("A token that differs in one character is verified for itself")
    void other() {
        authenticate("anna");
        authenticate("annb");

        assertThat(library.asked).containsExactly("anna", "annb");
    }

    @Test
    @DisplayName("What was refused is not remembered: neither as good nor as bad")
    void refused() {
        assertThatThrownBy(() -> authenticate("bad")).isInstanceOf(AuthenticationFailedException.class);
        assertThatThrownBy(() -> authenticate("bad")).isInstanceOf(AuthenticationFailedException.class);

        assertThat(library.asked).containsExactly("bad", "bad");
    }

    @Test
    @DisplayName("From the second on at which it expires a token is the library's to refuse")
    void expires() {
        library.lifeSeconds = 20;
        authenticate("anna");
        clock.now = START.plusSeconds(20 + SKEW - 1);
        authenticate("anna");
        assertThat(library.asked).containsExactly("anna");

        clock.now = START.plusSeconds(20 + SKEW);
        authenticate("anna");
        assertThat(library.asked).containsExactly("anna", "anna");
    }

    @Test
    @DisplayName("After a minute a token is verified anew, however often it came: its key may have been withdrawn")
    void forgets() {
        authenticate("anna");
        clock.now = START.plusSeconds(59);
        authenticate("anna");
        assertThat(library.asked).containsExactly("anna");

        clock.now = START.plusSeconds(60);
        authenticate("anna");
        assertThat(library.asked).containsExactly("anna", "anna");
    }

    private SecurityIdentity authenticate(String token) {
        return tokens.authenticate(new TokenAuthenticationRequest(new TokenCredential(token, "bearer")), null)
                .await()
                .indefinitely();
    }

    /** Finds every token valid whose name is not {@code bad}, and keeps what it was asked. */
    private static final class Library extends MpJwtValidator {

        private final List<String> asked = new ArrayList<>();
        private int lifeSeconds = 3600;

        @Override
        public Uni<SecurityIdentity> authenticate(
                TokenAuthenticationRequest request, AuthenticationRequestContext context) {
            String token = request.getToken().getToken();
            asked.add(token);
            if (token.equals("bad")) {
                return Uni.createFrom().failure(new AuthenticationFailedException());
            }
            JwtClaims claims = new JwtClaims();
            claims.setSubject(token);
            if (!token.equals("machine")) {
                claims.setStringListClaim("groups", "learner");
            }
            // Another string each time, as read from a token.
            claims.setStringClaim("scope", String.join(" ", List.of("openid", "profile")));
            claims.setExpirationTime(NumericDate.fromSeconds(START.getEpochSecond() + lifeSeconds));
            return Uni.createFrom()
                    .item(QuarkusSecurityIdentity.builder()
                            .setPrincipal(new DefaultJWTCallerPrincipal(claims))
                            .addCredential(request.getToken())
                            .addRoles(new DefaultJWTCallerPrincipal(claims).getGroups())
                            .build());
        }
    }

    private static final class Moving extends Clock {

        private Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
