package org.skillway.gateway.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.gateway.stub.CatalogStub;
import org.skillway.gateway.stub.Gateway;
import org.skillway.gateway.stub.ProgressStub;

@QuarkusTest
@DisplayName("GET /learners/{id}/modules/{key}")
class ModuleStandingTest {

    private static final String T1 = "2026-03-01T10:00:00Z";
    private static final String MODULES = "/api/v1/learners/me/modules/";

    private final String anna = "anna-" + UUID.randomUUID();
    private ProgressStub progress;

    @BeforeEach
    void servicesAreUp() {
        CatalogStub catalog = CatalogStub.get();
        progress = ProgressStub.get();
        Gateway.awaitRevision(catalog.onlySample());
    }

    private Response ask(String module) {
        return Gateway.learner(anna).get(MODULES + module);
    }

    @Test
    @DisplayName("of a module that cannot be taken yet says what is needed, met or not, and what comes first")
    void locked() {
        ask("django-first-steps")
                .then()
                .statusCode(200)
                .body("state", equalTo("locked"))
                .body("completed", nullValue())
                .body("needs.assumed", contains(false, false))
                .body("needs.skills.collect { it[0].key }", contains("python", "web-basics"))
                .body("needs[0].before.key", contains("django"))
                .body("needs[0].met", equalTo(false))
                .body("needs[0].skills[0].modules.key", contains("python-basics"))
                .body("first.key", contains("http", "python", "web-basics"))
                .body("teaches.key", contains("django"))
                .body("teaches.counts", contains(false));
    }

    @Test
    @DisplayName("of a choice that is not met names every skill that would do")
    void choice() {
        ask("docker-in-practice")
                .then()
                .body("needs[0].assumed", equalTo(true))
                .body("needs[0].before", nullValue())
                .body("needs[0].atLeast", equalTo(1))
                .body("needs[0].missing", equalTo(1))
                .body("needs[0].skills.key", contains("python", "git"))
                .body("first.key", contains("git", "linux", "python"));
    }

    @Test
    @DisplayName("of a module whose needs are met says that it is open, and nothing comes first")
    void open() {
        progress.standing(anna, 2, ProgressStub.completed("web-basics", "assessed", T1));

        Gateway.learner(anna)
                .get(MODULES + "django-first-steps?with=python")
                .then()
                .body("state", equalTo("open"))
                .body("needs.met", contains(true, true))
                .body("needs[0].skills[0].supposed", equalTo(true))
                .body("first", empty());
        ask("shell").then().body("state", equalTo("open")).body("needs", empty());
    }

    @Test
    @DisplayName("does not ask for the prerequisites of a taught skill that is held")
    void held() {
        progress.standing(anna, 2, ProgressStub.completed("django", "assessed", T1));

        ask("django-first-steps")
                .then()
                .body("state", equalTo("open"))
                .body("needs", empty())
                .body("teaches.counts", contains(true));
    }

    @Test
    @DisplayName("of a completed module says so, retired or not, and which version it was")
    void done() {
        progress.standing(
                anna,
                3,
                "",
                ",\"modules\":[{\"key\":\"old-django\",\"version\":4,\"happenedAt\":\"%s\",\"later\":1}]"
                        .formatted(T1));

        ask("old-django")
                .then()
                .statusCode(200)
                .body("module.retired", equalTo(true))
                .body("state", equalTo("done"))
                .body("completed.version", equalTo(4))
                .body("completed.at", equalTo(T1))
                .body("needs", hasSize(2));
    }

    @Test
    @DisplayName("that is unknown answers 404, and that cannot be one 400")
    void unknown() {
        ask("astronomy")
                .then()
                .statusCode(404)
                .body("code", equalTo("unknown-key"))
                .body("detail", equalTo("No module has the key astronomy."));
        ask("No-Key").then().statusCode(400).body("errors[0].rule", equalTo("key"));
    }

    @Test
    @DisplayName("answers the documented example")
    void example() throws JsonProcessingException {
        progress.standing("anna", 7, ProgressStub.completed("python", "self-reported", T1));

        DocumentedExample.isAnswered(
                ModuleStandingExample.LOCKED, Gateway.learner("anna").get(MODULES + "docker-in-practice"));
    }

    @Test
    @DisplayName("carries what every combined answer does")
    void common() {
        assertThat(CommonAnswers.of(MODULES + "docker-in-practice", progress)).isEqualTo(CommonAnswers.ALL);
    }
}
