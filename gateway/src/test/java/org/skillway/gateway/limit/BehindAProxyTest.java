package org.skillway.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.skillway.gateway.stub.CatalogStub;
import org.skillway.gateway.stub.Gateway;
import org.skillway.gateway.stub.StubServer.Reply;

/** A gateway behind a proxy that it trusts, for a page of another origin; an address may import five times in an hour. */
@QuarkusTest
@TestProfile(BehindAProxyTest.Deployed.class)
class BehindAProxyTest {

    private static final String PAGE = "https://learn.example";
    private static final String IMPORTS = "/api/v1/imports";

    public static class Deployed implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.http.cors.enabled", "true",
                    "quarkus.http.cors.origins", PAGE,
                    "skillway.rate-limits.trusted-proxies", "127.0.0.0/8,::1",
                    "skillway.rate-limits.address-share", "1");
        }
    }

    @BeforeEach
    void catalogIsUp() {
        CatalogStub.get().replies(Reply.json(200, "{}"));
    }

    private static Response from(String forwardedFor) {
        return Gateway.raw()
                .header("X-Forwarded-For", forwardedFor)
                .header("Origin", PAGE)
                .contentType("application/json")
                .body("{}")
                .post(IMPORTS);
    }

    @Test
    @DisplayName("counts whom the proxy heard, not the proxy, and not whom that one claims to have heard")
    void addresses() {
        for (int i = 0; i < 5; i++) {
            from("203.0.113.%d, 198.51.100.1".formatted(i)).then().statusCode(200);
        }

        from("203.0.113.9, 198.51.100.1").then().statusCode(429);

        from("198.51.100.2").then().statusCode(200);
        from("2001:db8:1:1::1").then().header("RateLimit", startsWith("\"imports\";r=4;t="));
        from("2001:db8:1:1::2").then().header("RateLimit", startsWith("\"imports\";r=3;t="));
        from("2001:db8:1:2::1").then().header("RateLimit", startsWith("\"imports\";r=4;t="));
    }

    @Test
    @DisplayName("lets the page read what is left, and that it was too much")
    void cors() {
        Response answer = from("198.51.100.3");
        for (int i = 0; i < 5; i++) {
            answer = from("198.51.100.3");
        }

        answer.then().statusCode(429).header("Access-Control-Allow-Origin", PAGE);
        List<String> exposed = Arrays.asList(answer.header("Access-Control-Expose-Headers")
                .toLowerCase(Locale.ROOT)
                .split(",", -1));
        assertThat(exposed)
                .contains(
                        "ratelimit",
                        "ratelimit-policy",
                        "retry-after",
                        "etag",
                        "age",
                        "link",
                        "location",
                        "x-request-id",
                        "skillway-catalog-revision",
                        "skillway-progress-version");
    }

    @Test
    @DisplayName("counts no preflight")
    void preflight() {
        for (int i = 0; i < 5; i++) {
            Gateway.raw()
                    .header("X-Forwarded-For", "198.51.100.4")
                    .header("Origin", PAGE)
                    .header("Access-Control-Request-Method", "PUT")
                    .header("Access-Control-Request-Headers", "if-match,idempotency-key,authorization")
                    .options(IMPORTS)
                    .then()
                    .statusCode(200)
                    .header("Access-Control-Allow-Origin", PAGE)
                    .header("RateLimit", nullValue());
        }
        from("198.51.100.4").then().statusCode(200);
    }

    /** A page of an origin that nobody has named. */
    @Nested
    class AnotherPage {

        private static final String ELSEWHERE = "https://elsewhere.example";

        @ParameterizedTest
        @ValueSource(strings = {ELSEWHERE, "null", "https://learn.example.evil.example", "http://learn.example"})
        @DisplayName("is answered like anybody, and no browser lets it read that")
        void simple(String origin) {
            Gateway.raw()
                    .header("Origin", origin)
                    .get("/api/v1/roles")
                    .then()
                    .statusCode(200)
                    .header("Access-Control-Allow-Origin", nullValue())
                    .header("Access-Control-Allow-Credentials", nullValue())
                    .header("Access-Control-Expose-Headers", nullValue())
                    .header("Vary", containsString("Origin"));
        }

        @Test
        @DisplayName("is refused for want of a token, not for its origin")
        void withoutToken() {
            Gateway.raw()
                    .header("Origin", ELSEWHERE)
                    .get(Gateway.ROLE.formatted("me", "web-developer"))
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .header("Access-Control-Allow-Origin", nullValue())
                    .body("code", equalTo("token-missing"));
        }

        @ParameterizedTest
        @CsvSource({
            "Access-Control-Request-Method, GET, /api/v1/roles",
            "Access-Control-Request-Method, PUT, /api/v1/learners/me/skills/git",
            "Access-Control-Request-Headers, authorization, /openapi"
        })
        @DisplayName("is told why its preflight is refused, on an answer like every other")
        void refused(String header, String value, String path) {
            Gateway.raw()
                    .header("Origin", ELSEWHERE)
                    .header(header, value)
                    .header("Accept-Language", "ka")
                    .header("X-Request-Id", "preflight-1")
                    .options(path)
                    .then()
                    .statusCode(403)
                    .contentType("application/problem+json")
                    .header("Content-Language", "ka")
                    .header("X-Request-Id", "preflight-1")
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Access-Control-Allow-Origin", nullValue())
                    .header("Vary", containsString("Origin"))
                    .body("code", equalTo("origin-not-allowed"))
                    .body("requestId", equalTo("preflight-1"));
        }
    }

    @Test
    @DisplayName("gives nobody what is kept for the page of another origin: every answer depends on it")
    void varies() {
        for (String path : new String[] {"/api/v1/roles", "/openapi", "/api/v1/nothing"}) {
            Gateway.raw().get(path).then().header("Vary", containsString("Origin"));
            Gateway.raw()
                    .header("Origin", PAGE)
                    .get(path)
                    .then()
                    .header("Vary", containsString("Origin"))
                    .header("Access-Control-Allow-Origin", PAGE);
        }
    }

    @Test
    @DisplayName("answers with a problem also where the page uses a method that is offered nowhere")
    void method() {
        Gateway.raw()
                .header("Origin", PAGE)
                .request("PROPFIND", "/api/v1/roles")
                .then()
                .statusCode(405)
                .contentType("application/problem+json")
                .body("code", equalTo("method-not-allowed"));
    }
}
