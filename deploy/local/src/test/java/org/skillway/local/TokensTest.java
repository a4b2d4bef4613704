package org.skillway.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A token")
class TokensTest {

    private static final Instant NOW = Instant.parse("2030-01-02T03:04:05Z");
    private static final String ISSUER = "http://localhost:8084";

    @TempDir
    Path folder;

    private SigningKey key;
    private Tokens tokens;

    @BeforeEach
    void prepare() {
        key = SigningKey.loadOrMake(folder.resolve("key.json"));
        tokens = new Tokens(key, ISSUER, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    @DisplayName("for a person carries who, for whom, since when, for 12 hours and in which role")
    void demo() throws Exception {
        JWTClaimsSet claims = verified(tokens.demo("ana", Role.LEARNER));

        assertThat(claims.getIssuer()).isEqualTo(ISSUER);
        assertThat(claims.getSubject()).isEqualTo("ana");
        assertThat(claims.getAudience()).containsExactly("skillway");
        assertThat(claims.getIssueTime().toInstant()).isEqualTo(NOW);
        assertThat(claims.getExpirationTime().toInstant()).isEqualTo(NOW.plus(Duration.ofHours(12)));
        assertThat(claims.getStringListClaim("groups")).isEqualTo(List.of("learner"));
        assertThat(claims.getStringClaim("azp")).isEqualTo("skillway-demo");
        assertThat(claims.getStringClaim("scope")).isEqualTo("skillway");
        assertThat(claims.getJWTID()).isNotBlank();
    }

    @Test
    @DisplayName("for a service lives 10 minutes, follows the catalog and belongs to no group")
    void service() throws Exception {
        JWTClaimsSet claims = verified(tokens.service("gateway", "catalog:follow"));

        assertThat(claims.getSubject()).isEqualTo("gateway");
        assertThat(claims.getStringClaim("azp")).isEqualTo("gateway");
        assertThat(claims.getStringClaim("scope")).isEqualTo("catalog:follow");
        assertThat(claims.getExpirationTime().toInstant()).isEqualTo(NOW.plus(Duration.ofMinutes(10)));
        assertThat(claims.getClaims()).doesNotContainKey("groups");
    }

    @Test
    @DisplayName("is never the same twice")
    void unique() throws Exception {
        assertThat(verified(tokens.demo("ana", Role.ADMIN)).getJWTID())
                .isNotEqualTo(verified(tokens.demo("ana", Role.ADMIN)).getJWTID());
    }

    static Stream<String> badSubjects() {
        return Stream.of("", " ", "me", "a\nb", "a\u0000", "თამარ", " ana", "ana ", "x".repeat(256));
    }

    @ParameterizedTest(name = "is not made for the subject \"{0}\"")
    @MethodSource("badSubjects")
    void badSubject(String subject) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tokens.demo(subject, Role.LEARNER))
                .withMessageContaining("subject");
    }

    static Stream<String> goodSubjects() {
        return Stream.of("a", "Me", "ana@example.org", "a b", "auth0|5f7c8ec7", "x".repeat(255));
    }

    @ParameterizedTest(name = "is made for the subject \"{0}\"")
    @MethodSource("goodSubjects")
    void goodSubject(String subject) throws Exception {
        assertThat(verified(tokens.demo(subject, Role.LEARNER)).getSubject()).isEqualTo(subject);
    }

    @Test
    @DisplayName("stays valid over restarts: the key is kept, readable by its owner alone")
    void kept() throws Exception {
        String before = tokens.demo("ana", Role.LEARNER);
        Path file = folder.resolve("key.json");

        SigningKey again = SigningKey.loadOrMake(file);

        assertThat(again.publicKeys()).isEqualTo(key.publicKeys());
        assertThat(SignedJWT.parse(before).verify(verifier(again))).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    @DisplayName("cannot be made with a broken key file, and the file is not replaced")
    void brokenKey() throws Exception {
        Path file = Files.writeString(folder.resolve("broken.json"), "{\"keys\":[]}");

        assertThatThrownBy(() -> SigningKey.loadOrMake(file))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(file.toString());
        assertThat(file).hasContent("{\"keys\":[]}");
    }

    @Test
    @DisplayName("is verified with a public key that gives nothing private away")
    void publicKey() throws Exception {
        JWK published = JWKSet.parse(key.publicKeys()).getKeys().get(0);

        assertThat(published.isPrivate()).isFalse();
        assertThat(published.size()).isEqualTo(2048);
        assertThat(published.getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
    }

    private JWTClaimsSet verified(String token) throws Exception {
        SignedJWT signed = SignedJWT.parse(token);
        assertThat(signed.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
        assertThat(signed.verify(verifier(key))).isTrue();
        return signed.getJWTClaimsSet();
    }

    private static RSASSAVerifier verifier(SigningKey key) throws Exception {
        return new RSASSAVerifier(
                JWKSet.parse(key.publicKeys()).getKeys().get(0).toRSAKey());
    }
}
