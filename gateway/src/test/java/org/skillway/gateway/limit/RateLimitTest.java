package org.skillway.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.skillway.gateway.stub.CatalogStub;
import org.skillway.gateway.stub.Gateway;
import org.skillway.gateway.stub.ProgressStub;
import org.skillway.gateway.stub.RawHttp;
import org.skillway.gateway.stub.StubServer.Reply;
import org.skillway.testkit.Tokens;

/** In these tests a subject may import five times in an hour, and do everything else as often as it likes. */
@QuarkusTest
class RateLimitTest {

    private static final String IMPORTS = "/api/v1/imports";

    /** Method, path and what it is counted as. */
    private static final String BUDGETS = """
            GET /roles reads
            GET /roles?q=web searches
            GET /skills?q=web searches
            GET /modules?q=web searches
            GET /search searches
            GET /learners/me/roles plans
            GET /learners/me/roles?minutes=false reads
            GET /learners/me/roles/x reads
            GET /roles/x/compare reads
            GET /roles/x/compare?learner=me plans
            GET /learners/me/plan plans
            GET /learners/me/plans/x/changes plans
            GET /learners/me/distances plans
            GET /learners/me/worth plans
            POST /plans/check plans
            POST /plans/savings plans
            GET /export/csv exports
            GET /export/json exports
            GET /export/ndjson exports
            GET /learners/me/export/csv exports
            GET /learners/me/export/json exports
            GET /learners/me/ledger/verify exports
            POST /imports imports
            POST /completion-imports imports
            PUT /learners/me/goals/x writes
            POST /modules writes
            """;

    private final String subject = "subject-" + UUID.randomUUID();
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

    private static Response importWith(String token) {
        return Gateway.raw()
                .header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body("{\"roles\":[]}")
                .post(IMPORTS);
    }

    private void useUp() {
        for (int i = 0; i < 5; i++) {
            importWith(Tokens.admin(subject)).then().statusCode(200);
        }
    }

    @Nested
    class EveryAnswer {

        @Test
        @DisplayName("says what is left: passed through, combined, refused and not found")
        void says() {
            Response[] answers = {
                Gateway.learner(subject).get("/api/v1/roles"),
                Gateway.roleOf(subject, "web-developer"),
                Gateway.roleOf(subject, "astronaut"),
                Gateway.learner(subject).get("/api/v1/nothing"),
                Gateway.raw().get("/api/v1/learners/me/roles/web-developer")
            };
            for (Response answer : answers) {
                answer.then()
                        .header("RateLimit", matchesPattern("\"reads\";r=[0-9]+;t=[0-9]+"))
                        .header("RateLimit-Policy", matchesPattern("\"reads\";q=10*;w=60"));
                assertThat(answer.headers().getValues("RateLimit")).hasSize(1);
            }
            Gateway.learner(subject)
                    .delete("/api/v1/learners/me/skills/git")
                    .then()
                    .header("RateLimit-Policy", "\"writes\";q=1000000;w=60");
        }

        @Test
        @DisplayName("counts what costs more than a read from a budget of its own, and there is all of it")
        void budgets() {
            List<String> paths = new ArrayList<>();
            for (String line : BUDGETS.lines().toList()) {
                String[] parts = line.split(" ", 3);
                paths.add(parts[1].replaceAll("[?].*", ""));
                Gateway.learner(subject)
                        .request(parts[0], "/api/v1" + parts[1])
                        .then()
                        .header("RateLimit", startsWith("\"" + parts[2] + "\""));
            }
            for (Policy policy : Policy.values()) {
                assertThat(paths)
                        .containsAll(policy.templates().stream()
                                .map(template -> template.replace("/api/v1", "")
                                        .replace("{id}", "me")
                                        .replaceAll("[{][^}]+}", "x"))
                                .toList());
            }
        }

        @Test
        @DisplayName("says it in the gateway's words, whatever a service says")
        void own() {
            catalog.replies(
                    new Reply(200, Map.of("Content-Type", "application/json", "RateLimit", "\"other\";r=0;t=9"), "{}"));

            Response answer = Gateway.learner(subject).get("/api/v1/roles");

            assertThat(answer.headers().getValues("RateLimit"))
                    .singleElement()
                    .asString()
                    .startsWith("\"reads\"");
        }

        @Test
        @DisplayName("but that of what is a page, or part of one; the document is read like everything else")
        void outside() {
            Gateway.raw().get("/reference/").then().statusCode(200).header("RateLimit", nullValue());
            for (String document : new String[] {"/openapi", "/openapi.json", "/%6Fpenapi"}) {
                Gateway.learner(subject)
                        .get(document)
                        .then()
                        .statusCode(200)
                        .header("RateLimit", matchesPattern("\"reads\";r=[0-9]+;t=[0-9]+"));
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/%61pi/v1/learners/me/roles",
                    "/api/v%31/learners/me/roles",
                    "/api/v1/learners/me/role%73",
                    "/api/v1/r%6Fles",
                    "/API/v1/roles"
                })
        @DisplayName("but one to an address that is spelled otherwise: that leads nowhere")
        void spelled(String path) {
            Gateway.learner(subject)
                    .get(path)
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("code", equalTo("no-such-path"));
        }
    }

    @Nested
    class OneTooMany {

        @Test
        @DisplayName("answers 429 with a problem that says when to come again, and no service hears of it")
        void refused() {
            useUp();
            int before = catalog.receivedCount();

            Response answer = importWith(Tokens.admin(subject));

            answer.then()
                    .statusCode(429)
                    .contentType("application/problem+json")
                    .header("RateLimit", matchesPattern("\"imports\";r=0;t=7[0-2][0-9]"))
                    .header("RateLimit-Policy", "\"imports\";q=5;w=3600")
                    .body("code", equalTo("too-many-requests"))
                    .body("detail", containsString(answer.header("Retry-After") + " seconds"))
                    .body("requestId", equalTo(answer.header("X-Request-Id")));
            assertThat(answer.header("RateLimit")).endsWith(";t=" + answer.header("Retry-After"));
            assertThat(catalog.receivedCount()).isEqualTo(before);
        }

        @Test
        @DisplayName("is nobody else's, and not one of another kind")
        void apart() {
            useUp();
            importWith(Tokens.admin(subject)).then().statusCode(429);

            importWith(Tokens.admin(subject + "-other"))
                    .then()
                    .statusCode(200)
                    .header("RateLimit", matchesPattern("\"imports\";r=4;t=[0-9]+"));
            Gateway.learner(subject).get("/api/v1/roles").then().statusCode(200);
            Gateway.learner(subject)
                    .delete("/api/v1/learners/me/skills/git")
                    .then()
                    .statusCode(200);
        }

        @Test
        @DisplayName("ends the connection, so that nobody takes in what is not wanted")
        void bodyIsNotTaken() {
            useUp();

            String answer = RawHttp.exchange(RawHttp.head(
                            "POST " + IMPORTS,
                            "Authorization: Bearer " + Tokens.admin(subject),
                            "Content-Length: 100000000")
                    + "\r\n{");

            assertThat(answer).startsWith("HTTP/1.1 429").containsIgnoringCase("connection: close");
        }
    }

    @Nested
    class ATokenThatDoesNotCount {

        @Test
        @DisplayName("uses up nothing of the subject that it names")
        void forged() {
            for (int i = 0; i < 6; i++) {
                importWith(Tokens.foreignKey(subject));
            }
            importWith(Tokens.admin(subject)).then().header("RateLimit", matchesPattern("\"imports\";r=4;t=.*"));
        }

        @Test
        @DisplayName("counts for the address, whatever address it claims to come from")
        void address() {
            int left = left(importClaiming("198.51.100.1"));
            assertThat(left(importClaiming("198.51.100.2"))).isEqualTo(left - 1);
            assertThat(left(importClaiming("198.51.100.3"))).isEqualTo(left - 2);
        }

        private Response importClaiming(String address) {
            return Gateway.raw()
                    .header("Authorization", "Bearer " + Tokens.expired(subject))
                    .header("X-Forwarded-For", address)
                    .header("Forwarded", "for=" + address)
                    .contentType("application/json")
                    .body("{}")
                    .post(IMPORTS);
        }

        private int left(Response answer) {
            return Integer.parseInt(answer.header("RateLimit").replaceFirst(".*;r=([0-9]+);.*", "$1"));
        }
    }

    @Test
    @DisplayName("The body of the first request with a token, which has to be verified first, goes through whole")
    void firstBody() {
        String body = "{\"x\":\"" + "y".repeat(300_000) + "\"}";

        Gateway.learner(subject)
                .contentType("application/json")
                .body(body)
                .put("/api/v1/learners/me/skills/git")
                .then()
                .statusCode(200);

        assertThat(progress.lastReceived().body()).isEqualTo(body);
    }
}
