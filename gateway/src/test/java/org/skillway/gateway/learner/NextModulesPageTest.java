package org.skillway.gateway.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.gateway.stub.CatalogStub;
import org.skillway.gateway.stub.Gateway;
import org.skillway.gateway.stub.ProgressStub;

@QuarkusTest
@DisplayName("GET /learners/{id}/next")
class NextModulesPageTest {

    private static final String T1 = "2026-03-01T10:00:00Z";
    private static final String NEXT = "/api/v1/learners/me/next";

    private final String anna = "anna-" + UUID.randomUUID();
    private ProgressStub progress;

    @BeforeEach
    void servicesAreUp() {
        CatalogStub catalog = CatalogStub.get();
        progress = ProgressStub.get();
        Gateway.awaitRevision(catalog.onlySample());
    }

    private Response ask(String query) {
        return Gateway.learner(anna).get(NEXT + query);
    }

    private static String goals(String... roles) {
        List<String> goals = new ArrayList<>();
        for (String role : roles) {
            goals.add("{\"role\":\"%s\",\"setAt\":\"%s\"}".formatted(role, T1));
        }
        return ",\"goals\":[" + String.join(",", goals) + "]";
    }

    @Test
    @DisplayName("ranks what can be begun by what it brings for an hour, and says what for")
    void ranked() {
        progress.standing(anna, 2, "", goals("web-developer"));

        ask("").then()
                .statusCode(200)
                .body("goals.key", contains("web-developer"))
                .body("items.module.key", contains("shell", "python-basics"))
                .body("items.points", contains(5, 5))
                .body("items.pointsPerHour", contains(2.5f, 1.0f))
                .body("items[1].brings.key", contains("python"))
                .body("items[1].brings[0].uses.purpose", contains("essential", "prerequisite"));
        ask("?with=web-basics,python,linux")
                .then()
                .body(
                        "items.module.key",
                        contains("django-first-steps", "web-frameworks", "docker-in-practice", "django-in-depth"))
                .body("items.points", contains(4, 4, 2, 4));
    }

    @Test
    @DisplayName("counts every goal for itself, and leaves out what is done")
    void goalsAndDone() {
        progress.standing(
                anna,
                2,
                "",
                goals("web-developer", "api-developer")
                        + ",\"modules\":[{\"key\":\"shell\",\"version\":1,\"happenedAt\":\"%s\"}]".formatted(T1));

        ask("").then()
                .body("goals.key", contains("api-developer", "web-developer"))
                .body("items.module.key", contains("python-basics"))
                .body("items.points", contains(10));
    }

    @Test
    @DisplayName("without a goal has nothing to rank for, unless a role is named")
    void noGoal() {
        ask("").then().statusCode(200).body("goals", empty()).body("items", empty());
        ask("?role=api-developer")
                .then()
                .body("goals.key", contains("api-developer"))
                .body("items.module.key", contains("python-basics"));
        ask("?role=astronaut").then().statusCode(400).body("errors[0].rule", equalTo("unknown-role"));
        ask("?role=No-Role").then().statusCode(400).body("errors[0].rule", equalTo("key"));
    }

    @Test
    @DisplayName("comes in pages")
    void pages() {
        progress.standing(anna, 2, "", goals("web-developer"));

        Response first = ask("?limit=1");
        first.then().body("items.module.key", contains("shell"));
        ask("?limit=1&cursor=" + first.jsonPath().getString("next"))
                .then()
                .body("items.module.key", contains("python-basics"))
                .body("next", nullValue());
    }

    @Test
    @DisplayName("answers the documented example")
    void example() throws JsonProcessingException {
        progress.standing("anna", 7, ProgressStub.completed("python", "self-reported", T1), goals("web-developer"));

        DocumentedExample.isAnswered(
                NextModulesExample.FIRST_PAGE, Gateway.learner("anna").get(NEXT));
    }

    @Test
    @DisplayName("carries what every combined answer does")
    void common() {
        assertThat(CommonAnswers.of(NEXT, progress)).isEqualTo(CommonAnswers.ALL);
    }
}
