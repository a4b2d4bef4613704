package org.skillway.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.gateway.stub.CatalogStub;
import org.skillway.gateway.stub.Gateway;
import org.skillway.gateway.stub.ProgressStub;
import org.skillway.gateway.stub.StubServer.Reply;

@QuarkusTest
@DisplayName("Browsers")
class SecurityHeadersTest {

    private static final String ROLE = "/api/v1/learners/me/roles/web-developer";

    private CatalogStub catalog;

    @BeforeEach
    void servicesAreUp() {
        catalog = CatalogStub.get();
        catalog.replies(Reply.json(200, "{}"));
        ProgressStub.get().replies(Reply.json(200, "{}"));
        Gateway.awaitRevision(catalog.revision());
    }

    @Test
    @DisplayName("are told not to sniff, frame or refer, on every answer, and to load nothing where there is no page")
    void told() {
        for (String path :
                new String[] {"/api/v1/roles", ROLE, "/nothing", "/api/v1/roles/%2e%2e", "/openapi", "/swagger-ui/"}) {
            Gateway.learner("anna")
                    .get(path)
                    .then()
                    .header("X-Content-Type-Options", "nosniff")
                    .header("X-Frame-Options", "DENY")
                    .header("Referrer-Policy", "no-referrer")
                    .header("Cross-Origin-Opener-Policy", "same-origin")
                    .header("Cross-Origin-Resource-Policy", "same-origin")
                    .header("Permissions-Policy", containsString("camera=()"))
                    .header(
                            "Content-Security-Policy",
                            path.startsWith("/swagger-ui")
                                    ? startsWith("default-src 'self'; script-src 'self'")
                                    : equalTo("default-src 'none'; frame-ancestors 'none'"));
        }
    }

    @Test
    @DisplayName("are told nothing again by a 304, whoever gives it: what they keep has it")
    void notAgain() {
        for (String path : new String[] {"/openapi", ROLE}) {
            String tag = Gateway.learner("anna").get(path).header("ETag");
            toldNothing(Gateway.learner("anna").header("If-None-Match", tag).get(path));
        }
        catalog.replies(new Reply(304, Map.of("ETag", "\"5\""), ""));
        toldNothing(Gateway.raw().header("If-None-Match", "\"5\"").get("/api/v1/roles"));
    }

    private static void toldNothing(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(304);
        for (String name : new String[] {
            "X-Content-Type-Options",
            "X-Frame-Options",
            "Referrer-Policy",
            "Cross-Origin-Opener-Policy",
            "Cross-Origin-Resource-Policy",
            "Permissions-Policy",
            "Content-Security-Policy"
        }) {
            assertThat(answer.header(name)).as(name).isNull();
        }
    }
}
