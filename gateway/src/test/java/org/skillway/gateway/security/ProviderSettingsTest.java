package org.skillway.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A start")
class ProviderSettingsTest {

    private static final String ISSUER = "https://id.example/realms/skillway";
    private static final String KEYS = ISSUER + "/protocol/openid-connect/certs";
    private static final String TOKEN = ISSUER + "/protocol/openid-connect/token";

    private static List<String> faults(boolean local, String issuer, String keys, String token) {
        return new ProviderSettings(local, issuer, keys, token, Set.of("skillway"), Set.of("RS256")).faults();
    }

    private static List<String> faults(Set<String> audiences, Set<String> algorithms) {
        return new ProviderSettings(true, ISSUER, KEYS, TOKEN, audiences, algorithms).faults();
    }

    @Test
    @DisplayName("with a provider of one's own goes on")
    void own() {
        assertThat(faults(false, ISSUER, KEYS, TOKEN)).isEmpty();
    }

    @ParameterizedTest(name = "with the local stack''s issuer at {0} is refused, and goes on in the local stack")
    @ValueSource(
            strings = {"http://localhost:8084", "http://LOCALHOST:9", "http://127.0.0.1:8084", "http://[::1]:8084"})
    void local(String issuer) {
        assertThat(faults(false, issuer, KEYS, TOKEN)).singleElement().satisfies(why -> assertThat(why)
                .startsWith("mp.jwt.verify.issuer is " + issuer + ", the issuer of the local stack")
                .contains("Set MP_JWT_VERIFY_ISSUER", "QUARKUS_PROFILE=local"));
        assertThat(faults(true, issuer, issuer + "/jwks", issuer + "/token")).isEmpty();
    }

    @Test
    @DisplayName("with an address of plain HTTP is refused, whichever it is")
    void plain() {
        assertThat(faults(false, ISSUER.replace("https", "http"), KEYS, TOKEN))
                .singleElement()
                .satisfies(why ->
                        assertThat(why).startsWith("mp.jwt.verify.issuer is ").contains("not https"));
        assertThat(faults(false, ISSUER, KEYS.replace("https", "http"), TOKEN))
                .singleElement()
                .satisfies(why -> assertThat(why).contains("not https", "Set MP_JWT_VERIFY_PUBLICKEY_LOCATION"));
        assertThat(faults(false, ISSUER, KEYS, TOKEN.replace("https", "http")))
                .singleElement()
                .satisfies(why -> assertThat(why).contains("not https", "Set SKILLWAY_TOKEN_URL"));
    }

    @ParameterizedTest(name = "with \"{0}\" for an address is refused, also in the local stack")
    @ValueSource(strings = {"", " ", "https://id example"})
    void none(String issuer) {
        assertThat(faults(false, issuer, KEYS, TOKEN)).isNotEmpty();
        assertThat(faults(true, issuer, KEYS, TOKEN)).isNotEmpty();
    }

    @Test
    @DisplayName("with no audience, or with an algorithm whose key is a shared secret, is refused everywhere")
    void careless() {
        assertThat(faults(Set.of(), Set.of("RS256"))).singleElement().satisfies(why -> assertThat(why)
                .contains("Set MP_JWT_VERIFY_AUDIENCES"));
        assertThat(faults(Set.of("skillway"), Set.of("RS256", "HS256")))
                .singleElement()
                .satisfies(why -> assertThat(why).contains("names HS256"));
        assertThat(faults(Set.of("skillway"), Set.of("none"))).isNotEmpty();
        assertThat(faults(Set.of("skillway"), Set.of("RS256", "PS512", "ES384", "EdDSA")))
                .isEmpty();
    }
}
