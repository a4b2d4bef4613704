package org.skillway.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private static final String PAGE = "skillway-page";
    private static final String SERVICES = "skillway-services";

    /** Instead of a minute each, which is long for a test: how long a token, and how long a key counts unseen. */
    private static final Duration KEPT = Duration.ofSeconds(2);

    private static final Duration KEYS_REFRESH = Duration.ofSeconds(2);

    /** For what is under way as a key is withdrawn. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(1);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Keycloak keycloak;
    private Path data;
    private String gateway;
    private Operations operations;

    @BeforeAll
    void start() throws IOException, InterruptedException {
        keycloak = Keycloak.start();
        data = Files.createTempDirectory("skillway-keycloak-test");
        int portBase = Skillway.freePorts();
        Skillway.Outcome up = Skillway.run(
                Duration.ofMinutes(5),
                Map.of("SKILLWAY_CLIENT_SECRET", "secret-of-a-test"),
                List.of(
                        "up",
                        "--detach",
                        "--port-base",
                        Integer.toString(portBase),
                        "--data",
                        data.toString(),
                        "--issuer",
                        keycloak.issuer(),
                        "--client-id",
                        SERVICES,
                        "--roles-path",
                        "realm_access/roles",
                        "--env",
                        "SKILLWAY_IDENTITY_AUTHORIZED_PARTIES=" + PAGE + "," + SERVICES + ",another-application",
                        "--env",
                        "SKILLWAY_IDENTITY_KEPT=" + KEPT.toSeconds() + "S",
                        "--env",
                        "SKILLWAY_IDENTITY_KEYS_REFRESH=" + KEYS_REFRESH.toSeconds() + "S"));
        assertThat(up.exit()).as(up.out() + up.err()).isZero();
        assertThat(up.out()).contains("Tokens come from " + keycloak.issuer()).doesNotContain("LEARNER=ey");
        gateway = "http://localhost:" + portBase;
        operations =
                new Operations(gateway, "http://localhost:" + (portBase + 1), "http://localhost:" + (portBase + 2));
    }

    @AfterAll
    void stop() {
        if (data != null) {
            Skillway.run(Duration.ofMinutes(1), "down", "--data", data.toString());
        }
        if (keycloak != null) {
            keycloak.close();
        }
    }

    private HttpResponse<String> get(String token, String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : gateway + path))
                        .timeout(Duration.ofSeconds(20))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                BodyHandlers.ofString());
    }

    private Browser page() {
        return new Browser(keycloak.issuer(), PAGE);
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

            JsonNode refreshed =
                    endpoint().refreshed(PAGE, tokens.path("refresh_token").asText());
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
            String follower = endpoint().ofMachine(SERVICES, "catalog:follow");
            String feed = gateway.replaceAll("\\d+$", "") + (URI.create(gateway).getPort() + 1)
                    + "/internal/v1/feed?waitSeconds=0";

            assertThat(get(follower, feed).statusCode()).isEqualTo(200);
            assertThat(get(endpoint().ofMachine(SERVICES, "completions:import"), feed)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(get(follower, "/api/v1/learners/me").statusCode()).isEqualTo(403);
            assertThat(get(follower, "/api/v1/completion-imports").statusCode()).isEqualTo(403);
            assertThat(get(endpoint().ofMachine(SERVICES, "completions:import"), "/api/v1/completion-imports")
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

    @Test
    @DisplayName(
            "keys change under load, twice, and nobody is refused but who comes with a withdrawn one, who is in time")
    void rotation() throws Exception {
        JsonNode before = page().tokens("ana");
        String old = before.path("access_token").asText();
        try (KeyRotationLoad load = KeyRotationLoad.start(operations, endpoint(), PAGE, before)) {
            load.awaitRequests(200);
            keycloak.addKey(200);
            load.awaitTokensOf(2);
            keycloak.addKey(300);
            load.awaitTokensOf(3);
            assertThat(get(old, "/api/v1/learners/me").statusCode()).isEqualTo(200);

            load.readsWithNewestKeyOnly();
            keycloak.withdrawKeysBelow(300);
            long withdrawn = System.nanoTime();
            Duration counts = KEPT.plus(KEYS_REFRESH).plus(UNDER_WAY);
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
                Duration.ofSeconds(30), "token", "--subject", "ana", "--role", "admin", "--data", data.toString());

        assertThat(asked.exit()).isEqualTo(1);
        assertThat(asked.err()).contains("are those of " + keycloak.issuer());
    }
}
