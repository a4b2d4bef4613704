package org.skillway.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The system with a real OpenID provider, as it runs in production except for TLS. */
@Tag("identity")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("With Keycloak")
class KeycloakIT {

    /** For what is under way as a key is withdrawn. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(1);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Keycloak keycloak;
    private KeycloakStack stack;
    private Operations operations;

    private RSAKey published;

    @BeforeAll
    void start() throws Exception {
        keycloak = Keycloak.start();
        published = keycloak.publish(new RSAKeyGenerator(2048).generate());
        stack = KeycloakStack.up(keycloak, Files.createTempDirectory("skillway-keycloak-test"));
        operations = stack.operations();
    }

    @AfterAll
    void stop() {
        if (stack != null) {
            stack.close();
        }
        if (keycloak != null) {
            keycloak.close();
        }
    }

    private HttpResponse<String> get(String token, String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : stack.gateway() + path))
                        .timeout(Duration.ofSeconds(20))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                BodyHandlers.ofString());
    }

    private Browser page() {
        return new Browser(keycloak.issuer(), KeycloakStack.PAGE);
    }

    private TokenEndpoint endpoint() {
        return TokenEndpoint.of(keycloak.issuer());
    }

    @Nested
    @DisplayName("a page")
    class APage {

        @Test
        @DisplayName("signs a learner in by code and PKCE, and refreshes what it got")
        void learner() throws Exception {
            JsonNode tokens = page().tokens("ana");
            HttpResponse<String> mine = get(tokens.path("access_token").asText(), "/api/v1/learners/me");
            assertThat(mine.statusCode()).as(mine.body()).isEqualTo(200);

            JsonNode refreshed = endpoint()
                    .refreshed(KeycloakStack.PAGE, tokens.path("refresh_token").asText());
            HttpResponse<String> again = get(refreshed.path("access_token").asText(), "/api/v1/learners/me");
            assertThat(again.statusCode()).isEqualTo(200);
            assertThat(TokenEndpoint.JSON.readTree(again.body()).path("learner"))
                    .isEqualTo(TokenEndpoint.JSON.readTree(mine.body()).path("learner"));
            assertThat(get(refreshed.path("access_token").asText(), "/api/v1/changes")
                            .statusCode())
                    .isEqualTo(403);
        }

        @Test
        @DisplayName("opens to instructors and admins what their roles in the realm open")
        void roles() throws Exception {
            String instructor = page().tokens("nino").path("access_token").asText();
            String admin = page().tokens("irma").path("access_token").asText();

            assertThat(get(instructor, "/api/v1/drafts").statusCode()).isEqualTo(200);
            assertThat(get(instructor, "/api/v1/catalog/health").statusCode()).isEqualTo(403);
            assertThat(get(admin, "/api/v1/catalog/health").statusCode()).isEqualTo(200);
        }

        @Test
        @DisplayName("gets nothing for a code with another verifier, and no code without a challenge")
        void pkce() throws Exception {
            Browser browser = page();
            assertThat(browser.exchanges(browser.signsIn("ana"), "w".repeat(43))
                            .path("error")
                            .asText())
                    .isEqualTo("invalid_grant");

            Map<String, String> bare = new LinkedHashMap<>(page().question());
            bare.remove("code_challenge");
            bare.remove("code_challenge_method");
            HttpResponse<String> refused = page().goTo(bare);
            assertThat(refused.headers().firstValue("Location").orElse(""))
                    .startsWith(Browser.BACK_AT_THE_PAGE)
                    .contains("error=invalid_request")
                    .doesNotContain("code=");
        }
    }

    @Nested
    @DisplayName("a machine")
    class AMachine {

        @Test
        @DisplayName("is let in to what its scope names, and to nothing else")
        void scopes() throws Exception {
            String follower = endpoint().ofMachine(KeycloakStack.SERVICES, "catalog:follow");
            String feed = stack.catalog() + "/internal/v1/feed?waitSeconds=0";

            assertThat(get(follower, feed).statusCode()).isEqualTo(200);
            assertThat(get(endpoint().ofMachine(KeycloakStack.SERVICES, "completions:import"), feed)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(get(follower, "/api/v1/learners/me").statusCode()).isEqualTo(403);
            assertThat(get(follower, "/api/v1/completion-imports").statusCode()).isEqualTo(403);
            assertThat(get(
                                    endpoint().ofMachine(KeycloakStack.SERVICES, "completions:import"),
                                    "/api/v1/completion-imports")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Nested
    @DisplayName("what Keycloak signs for something else is refused everywhere:")
    class Foreign {

        @Test
        @DisplayName("an ID token")
        void idToken() throws Exception {
            RefusedTokens.everywhere(
                    operations, page().tokens("ana").path("id_token").asText());
        }

        @Test
        @DisplayName("a refresh token")
        void refreshToken() throws Exception {
            RefusedTokens.everywhere(
                    operations, page().tokens("ana").path("refresh_token").asText());
        }

        @Test
        @DisplayName("a token for another application")
        void anotherAudience() throws Exception {
            RefusedTokens.everywhere(operations, endpoint().ofMachine("another-application", "basic"));
        }

        @Test
        @DisplayName("a token for us that was given to a page which is not named")
        void anotherParty() throws Exception {
            String token = new Browser(keycloak.issuer(), "somebody-elses-page")
                    .tokens("irma")
                    .path("access_token")
                    .asText();

            RefusedTokens.everywhere(operations, token);
        }

        @Test
        @DisplayName("a token of an admin in another realm")
        void anotherRealm() throws Exception {
            RefusedTokens.everywhere(operations, keycloak.adminToken());
        }
    }

    /** Of a key that Keycloak has published, and that it never signs with. */
    @Nested
    @DisplayName("a token")
    class Forged extends ForgedTokens {

        @Override
        Forger forger() throws JOSEException {
            return new Forger(
                    keycloak.issuer(),
                    published,
                    Map.of(
                            "azp",
                            KeycloakStack.PAGE,
                            "typ",
                            "Bearer",
                            "realm_access",
                            Map.of("roles", List.of("learner", "instructor", "admin"))));
        }

        @Override
        Operations operations() {
            return operations;
        }

        @Override
        String progress() {
            return stack.progress();
        }
    }

    @Test
    @DisplayName(
            "keys change under load, twice, and nobody is refused but who comes with a withdrawn one, who is in time")
    void rotation() throws Exception {
        JsonNode before = page().tokens("ana");
        String old = before.path("access_token").asText();
        try (KeyRotationLoad load = KeyRotationLoad.start(operations, endpoint(), KeycloakStack.PAGE, before)) {
            load.awaitRequests(200);
            keycloak.addKey(200);
            load.awaitTokensOf(2);
            keycloak.addKey(300);
            load.awaitTokensOf(3);
            assertThat(get(old, "/api/v1/learners/me").statusCode()).isEqualTo(200);

            load.readsWithNewestKeyOnly();
            keycloak.withdrawKeysBelow(300);
            long withdrawn = System.nanoTime();
            Duration counts =
                    KeycloakStack.KEPT.plus(KeycloakStack.KEYS_REFRESH).plus(UNDER_WAY);
            Skillway.waitUntil(
                    "the time in which the old key may count is over",
                    counts.multipliedBy(2),
                    () -> System.nanoTime() - withdrawn > counts.toNanos());
            RefusedTokens.everywhere(operations, old);
            load.awaitRequests(200);

            assertThat(load.refused()).isEmpty();
        }
    }

    @Test
    @DisplayName("the stack makes no tokens itself, and says whose count")
    void noneOfItsOwn() {
        Skillway.Outcome asked = Skillway.run(
                Duration.ofSeconds(30),
                "token",
                "--subject",
                "ana",
                "--role",
                "admin",
                "--data",
                stack.data().toString());

        assertThat(asked.exit()).isEqualTo(1);
        assertThat(asked.err()).contains("are those of " + keycloak.issuer());
    }
}
