package org.skillway.gateway.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
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
@DisplayName("GET /learners/{id}")
class LearnerPageTest {

    private static final String T0 = "2026-02-01T09:00:00Z";
    private static final String T1 = "2026-03-01T10:00:00Z";
    private static final String PAGE = "/api/v1/learners/me";
    private static final String GOALS = ",\"goals\":["
            + "{\"role\":\"api-developer\",\"setAt\":\"" + T0 + "\",\"reachedAt\":\"" + T1 + "\"},"
            + "{\"role\":\"not-known-any-more\",\"setAt\":\"" + T0 + "\"},"
            + "{\"role\":\"web-developer\",\"details\":{\"by\":\"2027-03-01\",\"hoursPerWeek\":6,\"position\":1,"
            + "\"later\":1},\"setAt\":\"" + T0 + "\"}]";
    private static final String COURSES = ",\"enrolments\":[{\"course\":\"operations\",\"since\":\"" + T0 + "\"}]";

    private final String anna = "anna-" + UUID.randomUUID();
    private ProgressStub progress;

    @BeforeEach
    void servicesAreUp() {
        CatalogStub catalog = CatalogStub.get();
        progress = ProgressStub.get();
        Gateway.awaitRevision(catalog.onlySample());
    }

    private static String entry(long version, String kind, String key) {
        return "{\"version\":%d,\"kind\":\"%s\",%s\"happenedAt\":\"%s\",\"recordedAt\":\"%s\"}"
                .formatted(version, kind, key == null ? "" : "\"key\":\"" + key + "\",", T0, T1);
    }

    private Response ask(String query) {
        return Gateway.learner(anna).get(PAGE + query);
    }

    @Test
    @DisplayName("of somebody who has recorded nothing is empty")
    void nothing() {
        ask("").then()
                .statusCode(200)
                .body("learner", equalTo(anna))
                .body("progressVersion", equalTo(0))
                .body("goals", empty())
                .body("courses", empty())
                .body("next", empty())
                .body("recent", empty());
    }

    @Test
    @DisplayName("shows goals in their order with readiness, and what was reached")
    void goals() {
        progress.standing(anna, 4, ProgressStub.completed("python", "assessed", T1), GOALS);

        ask("").then()
                .body("goals.role.key", contains("web-developer", "api-developer"))
                .body("goals[0].by", equalTo("2027-03-01"))
                .body("goals[0].hoursPerWeek", equalTo(6))
                .body("goals[0].readiness.essentialMet", equalTo(1))
                .body("goals[0].gap.requirements", equalTo(3))
                .body("goals[0].reachedAt", nullValue())
                .body("goals[1].reachedAt", equalTo(T1))
                .body("goals[1].position", nullValue());
        ask("?with=flask").then().body("goals[1].readiness.essentialMet", equalTo(2));
    }

    @Test
    @DisplayName("shows courses, how far they are and what to go on with")
    void courses() {
        progress.standing(
                anna,
                4,
                "",
                COURSES
                        + ",\"modules\":[{\"key\":\"python-basics\",\"version\":1,\"happenedAt\":\"%s\"}]"
                                .formatted(T1));

        ask("").then()
                .body("courses.course.key", contains("operations"))
                .body("courses[0].share.completed", equalTo(1))
                .body("courses[0].goOnWith", nullValue());
        ask("?with=git,linux").then().body("courses[0].goOnWith.key", equalTo("docker-in-practice"));
    }

    @Test
    @DisplayName("shows what was recorded last by title, whatever it is about")
    void recent() {
        progress.standing(
                anna,
                9,
                "",
                ",\"recent\":["
                        + String.join(
                                ",",
                                entry(9, "completed", "gnu-linux"),
                                entry(8, "module-completed", "shell"),
                                entry(7, "role-reached", "web-developer"),
                                entry(6, "enrolled", "web"),
                                entry(5, "granted", null),
                                entry(4, "of-a-later-release", "shell"),
                                entry(3, "completed", "not-known-any-more"))
                        + "]");

        ask("").then()
                .statusCode(200)
                .body("recent.version", contains(9, 8, 7, 6, 5, 4, 3))
                .body("recent.title", contains("Linux", "The shell", "Web developer", "The web", null, null, null))
                .body("recent[0].key", equalTo("gnu-linux"))
                .body("recent[4].key", nullValue());
    }

    @Test
    @DisplayName("shows five modules to begin with at most, those of /next")
    void next() {
        progress.standing(anna, 4, "", GOALS);

        assertThat(ask("").jsonPath().getList("next"))
                .isEqualTo(Gateway.learner(anna).get(PAGE + "/next").jsonPath().getList("items"));
    }

    @Test
    @DisplayName("stands beside the erasure of the learner, which is passed through")
    void besideErasure() {
        Gateway.learner(anna).delete(PAGE).then().statusCode(200);
        assertThat(progress.lastReceived().method()).isEqualTo("DELETE");
        Gateway.learner(anna).put(PAGE).then().statusCode(405).header("Allow", "DELETE, GET, HEAD");
        Gateway.learner(anna).head(PAGE).then().statusCode(200).header("Skillway-Progress-Version", "0");
    }

    @Test
    @DisplayName("answers the documented example")
    void example() throws JsonProcessingException {
        progress.standing(
                "anna",
                7,
                ProgressStub.completed("python", "self-reported", T1),
                ",\"goals\":[{\"role\":\"web-developer\",\"details\":{\"by\":\"2027-03-01\",\"hoursPerWeek\":6,\"position\":1},"
                        + "\"setAt\":\"" + T0 + "\"}]" + COURSES
                        + ",\"recent\":[{\"version\":7,\"kind\":\"completed\",\"key\":\"python\",\"evidence\":\"self-reported\","
                        + "\"happenedAt\":\"" + T1 + "\",\"recordedAt\":\"2026-03-01T10:00:01Z\"},"
                        + "{\"version\":6,\"kind\":\"goal-set\",\"key\":\"web-developer\",\"happenedAt\":\"" + T0
                        + "\",\"recordedAt\":\"" + T0 + "\"}]");

        DocumentedExample.isAnswered(
                LearnerPageExample.FIRST_PAGE, Gateway.learner("anna").get(PAGE));
    }

    @Test
    @DisplayName("carries what every combined answer does")
    void common() {
        assertThat(CommonAnswers.of(PAGE, progress)).isEqualTo(CommonAnswers.ALL);
    }
}
