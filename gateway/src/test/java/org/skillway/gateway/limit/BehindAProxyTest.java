package org.skillway.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.junit.jupiter.api.Test;
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
    @DisplayName("counts no preflight, and lets another page read nothing")
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
        Gateway.raw()
                .header("Origin", "https://elsewhere.example")
                .post(IMPORTS)
                .then()
                .header("Access-Control-Allow-Origin", nullValue());
    }
}
