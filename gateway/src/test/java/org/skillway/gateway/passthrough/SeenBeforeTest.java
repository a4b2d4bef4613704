package org.skillway.gateway.passthrough;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.skillway.gateway.stub.CatalogStub;
import org.skillway.gateway.stub.Gateway;
import org.skillway.gateway.stub.ProgressStub;
import org.skillway.gateway.stub.StubServer.Reply;

@QuarkusTest
@DisplayName("What a service answers to a client that has seen a number")
class SeenBeforeTest {

    private static final String MIN_REVISION = "Skillway-Min-Catalog-Revision";
    private static final String MIN_VERSION = "Skillway-Min-Progress-Version";
    private static final String SKILLS = "/api/v1/learners/me/skills";

    private CatalogStub catalog;
    private ProgressStub progress;

    @BeforeEach
    void servicesAnswer() {
        catalog = CatalogStub.get();
        progress = ProgressStub.get();
        tells(200, 5);
    }

    @AfterEach
    void servicesAnswerAsBefore() {
        catalog.replies(Reply.json(200, "{}"));
        progress.replies(Reply.json(200, "{}"));
    }

    private void tells(int status, long number) {
        String told = Long.toString(number);
        catalog.replies(new Reply(
                status, Map.of("Content-Type", "application/json", "Skillway-Catalog-Revision", told), "{\"from\":1}"));
        progress.replies(new Reply(
                status, Map.of("Content-Type", "application/json", "Skillway-Progress-Version", told), "{\"from\":2}"));
    }

    private static Response get(String path, String header, String seen) {
        return Gateway.learner("anna").header(header, seen).get(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "4", "5"})
    @DisplayName("is passed on where it is as new")
    void asNew(String seen) {
        get("/api/v1/roles", MIN_REVISION, seen).then().statusCode(200).body("from", equalTo(1));
        get(SKILLS, MIN_VERSION, seen).then().statusCode(200).body("from", equalTo(2));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 404})
    @DisplayName("is 503 with a code of its own where it is older, since neither it nor its absence says anything")
    void older(int status) {
        tells(status, 5);

        for (String seen : new String[] {"6", "99999999999999999999"}) {
            get("/api/v1/roles", MIN_REVISION, seen)
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", "2")
                    .body("code", equalTo("catalog-behind"));
            get(SKILLS, MIN_VERSION, seen)
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", "2")
                    .body("code", equalTo("progress-behind"));
        }
    }

    @Test
    @DisplayName("is 503 to HEAD too, and where the client has the older answer already")
    void withoutBody() {
        assertThat(Gateway.raw().header(MIN_REVISION, "6").head("/api/v1/roles").statusCode())
                .isEqualTo(503);
        tells(304, 5);
        get("/api/v1/roles", MIN_REVISION, "6").then().statusCode(503).body("code", equalTo("catalog-behind"));
        get("/api/v1/roles", MIN_REVISION, "5").then().statusCode(304);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/roles?revision=3, Skillway-Min-Catalog-Revision",
        "/api/v1/roles?cursor=c, Skillway-Min-Catalog-Revision",
        "/api/v1/imports/4, Skillway-Min-Catalog-Revision",
        "/api/v1/modules/git-from-zero/versions/1, Skillway-Min-Catalog-Revision",
        "/api/v1/learners/me/skills?version=3, Skillway-Min-Progress-Version",
        "/api/v1/learners/me/skills?asOf=2026-01-01T00:00:00Z, Skillway-Min-Progress-Version",
        "/api/v1/learners/me/history?cursor=c, Skillway-Min-Progress-Version"
    })
    @DisplayName("is passed on where it is asked for as it was, or names a number of another kind")
    void ofBefore(String path, String header) {
        get(path, header, "6").then().statusCode(200);
    }

    @Test
    @DisplayName("is passed on where it is what was done, and where it names no number")
    void writesAndOthers() {
        Gateway.learner("anna")
                .header(MIN_VERSION, "6")
                .contentType("application/json")
                .body("{}")
                .put(SKILLS + "/git")
                .then()
                .statusCode(200);
        catalog.replies(Reply.json(200, "{}"));
        get("/api/v1/drafts", MIN_REVISION, "6").then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"-1,at-least", "x,integer", "1.5,integer", "'',integer"})
    @DisplayName("is not asked for where the number is none: 400, and no service hears of it")
    void malformed(String seen, String rule) {
        int before = catalog.receivedCount() + progress.receivedCount();

        for (String path : new String[] {"/api/v1/roles", "/api/v1/roles/web-developer", SKILLS}) {
            for (String header : new String[] {MIN_REVISION, MIN_VERSION}) {
                get(path, header, seen)
                        .then()
                        .statusCode(400)
                        .contentType("application/problem+json")
                        .body("code", equalTo("invalid-parameter"))
                        .body("errors[0].parameter", equalTo(header))
                        .body("errors[0].rule", equalTo(rule));
            }
        }
        assertThat(catalog.receivedCount() + progress.receivedCount()).isEqualTo(before);
    }
}
