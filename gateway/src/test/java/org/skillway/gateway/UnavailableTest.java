package org.skillway.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.skillway.gateway.stub.Await;
import org.skillway.gateway.stub.CatalogStub;
import org.skillway.gateway.stub.Gateway;
import org.skillway.gateway.stub.ProgressStub;
import org.skillway.gateway.stub.RawHttp;
import org.skillway.gateway.stub.StubServer.Reply;

/** Promise 7. In these tests the gateway waits two seconds for a service, so nothing may take much longer. */
@QuarkusTest
class UnavailableTest {

    private static final Duration LONGEST = Duration.ofSeconds(6);
    private static final String RECORDS = "/api/v1/learners/me/skills";

    private CatalogStub catalog;
    private ProgressStub progress;

    @BeforeEach
    void servicesAreUp() {
        catalog = CatalogStub.get();
        progress = ProgressStub.get();
        catalog.replies(Reply.json(200, "{}"));
        progress.replies(Reply.json(200, "{}"));
        Gateway.awaitRevision(catalog.revision());
    }

    @AfterEach
    void servicesAreUpAgain() {
        CatalogStub.get();
        ProgressStub.get();
    }

    private static void unavailable(String path, String code) {
        long began = System.nanoTime();
        Response response = Gateway.learner("anna").get(path);

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LONGEST);
        response.then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "2")
                .header("Content-Language", "en")
                .body("code", equalTo(code))
                .body("requestId", equalTo(response.header("X-Request-Id")));
    }

    private static Response role() {
        return Gateway.roleOf("anna", "web-developer");
    }

    @Nested
    class ProgressIsDown {

        @BeforeEach
        void down() {
            progress.die();
        }

        @Test
        @DisplayName("records and combined answers are 503 progress-unavailable, and the catalog is served")
        void dead() {
            unavailable(RECORDS, "progress-unavailable");
            unavailable(Gateway.ROLE.formatted("me", "web-developer"), "progress-unavailable");
            Gateway.raw().get("/api/v1/roles").then().statusCode(200);
        }

        @Test
        @DisplayName("and comes back: so do the answers")
        void back() {
            unavailable(RECORDS, "progress-unavailable");
            progress.start();
            Gateway.raw().get(RECORDS).then().statusCode(200);
            role().then().statusCode(200);
        }
    }

    @Nested
    class ProgressIsSilent {

        @Test
        @DisplayName("503 progress-unavailable comes within the bounded wait")
        void silent() {
            progress.fallSilent();

            unavailable(Gateway.ROLE.formatted("me", "web-developer"), "progress-unavailable");
            unavailable(RECORDS, "progress-unavailable");
        }
    }

    @Nested
    class ProgressFallsSilentInItsAnswer {

        private final Reply large = Reply.json(200, "{\"x\":\"" + "y".repeat(1000) + "\"}");

        @Test
        @DisplayName("a passed-through answer breaks off within the bounded wait, so that nobody takes it for whole")
        void passedThrough() {
            progress.replies(large);
            progress.fallSilentInBody();

            String answer = RawHttp.exchange(RawHttp.head("GET " + RECORDS) + "\r\n");

            assertThat(answer)
                    .startsWith("HTTP/1.1 200")
                    .contains("content-length: 1008")
                    .doesNotContain("\"}");
        }

        @Test
        @DisplayName("a combined answer is 503 progress-unavailable")
        void combined() {
            progress.standing("halfway", large);
            progress.fallSilentInBody();

            Gateway.roleOf("halfway", "web-developer")
                    .then()
                    .statusCode(503)
                    .body("code", equalTo("progress-unavailable"));
        }
    }

    @Nested
    class ProgressAnswersNonsense {

        @ParameterizedTest
        @ValueSource(ints = {200, 204, 302, 404, 500, 502, 503})
        @DisplayName("a standing that is none is 503 progress-unavailable")
        void standing(int status) {
            progress.standing("nonsense", new Reply(status, Map.of("Content-Type", "text/html"), "<p>"));

            Gateway.roleOf("nonsense", "web-developer")
                    .then()
                    .statusCode(503)
                    .body("code", equalTo("progress-unavailable"));
        }

        @Test
        @DisplayName("a 5xx without a problem, as something between would give it, is 503 progress-unavailable")
        void passedThrough() {
            progress.replies(new Reply(
                    502, Map.of("Content-Type", "text/html", "Server", "something-between"), "<h1>Bad Gateway</h1>"));

            unavailable(RECORDS, "progress-unavailable");
        }
    }

    @Nested
    class TheCatalogIsDown {

        @BeforeEach
        void down() {
            catalog.die();
        }

        @Test
        @DisplayName("catalog reads are 503 catalog-unavailable")
        void reads() {
            unavailable("/api/v1/roles", "catalog-unavailable");
        }

        @Test
        @DisplayName("combined answers go on from the last graph, with the same bytes, and say how old it is")
        void combined() {
            Await.until("the gateway notices", () -> role().header("Age") != null);

            Response response = role();

            response.then().statusCode(200).header("Skillway-Catalog-Revision", Long.toString(catalog.revision()));
            assertThat(Long.parseLong(response.header("Age"))).isBetween(0L, 60L);
            String during = response.asString();
            catalog.start();
            Await.until("the gateway notices again", () -> role().header("Age") == null);
            role().then().header("Age", nullValue());
            assertThat(role().asString()).isEqualTo(during);
        }

        @Test
        @DisplayName("and progress too: both say so in good form")
        void both() {
            progress.die();

            unavailable("/api/v1/roles", "catalog-unavailable");
            unavailable(RECORDS, "progress-unavailable");
            unavailable(Gateway.ROLE.formatted("me", "web-developer"), "progress-unavailable");
        }
    }

    @Nested
    class TheCatalogIsSilent {

        @Test
        @DisplayName("catalog reads are 503 within the bounded wait, and records are served")
        void silent() {
            catalog.fallSilent();

            unavailable("/api/v1/roles", "catalog-unavailable");
            Gateway.raw().get(RECORDS).then().statusCode(200);
            role().then().statusCode(200);
        }
    }
}
