package org.skillway.gateway.feed;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.gateway.stub.Gateway;
import org.skillway.gateway.stub.ProgressStub;

/** A gateway that has never seen a catalog, with CORS for one front end. */
@QuarkusTest
@TestProfile(FirstStartTest.Alone.class)
class FirstStartTest {

    @TestHTTPResource(value = "/health/ready", management = true)
    URI ready;

    /** Nobody is there, and a front end is known. */
    public static class Alone implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.http.cors.enabled", "true", "quarkus.http.cors.origins", "https://learn.example");
        }
    }

    @Test
    @DisplayName("is not ready, and combined answers are 503 catalog-not-loaded")
    void notReady() {
        ProgressStub.get();
        given().get(ready).then().statusCode(503).body("status", equalTo("DOWN"));

        Gateway.roleOf("anna", "web-developer")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "5")
                .body("code", equalTo("catalog-not-loaded"));
        Gateway.raw().get("/api/v1/learners/me/skills").then().statusCode(200);
    }

    @Test
    @DisplayName("lets the pages of the configured origin in, those of others not")
    void cors() {
        Gateway.raw()
                .header("Origin", "https://learn.example")
                .header("Access-Control-Request-Method", "PUT")
                .header("Access-Control-Request-Headers", "Authorization,If-Match")
                .options("/api/v1/learners/me/skills/git")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", "https://learn.example");
        Gateway.raw()
                .header("Origin", "https://elsewhere.example")
                .header("Access-Control-Request-Method", "PUT")
                .options("/api/v1/learners/me/skills/git")
                .then()
                .statusCode(403)
                .body("code", equalTo("origin-not-allowed"));
    }
}
