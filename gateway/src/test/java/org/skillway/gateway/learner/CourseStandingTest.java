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
@DisplayName("GET /learners/{id}/courses/{key}")
class CourseStandingTest {

    private static final String T1 = "2026-03-01T10:00:00Z";
    private static final String T0 = "2026-02-01T09:00:00Z";
    private static final String COURSES = "/api/v1/learners/me/courses/";

    private final String anna = "anna-" + UUID.randomUUID();
    private ProgressStub progress;

    @BeforeEach
    void servicesAreUp() {
        CatalogStub catalog = CatalogStub.get();
        progress = ProgressStub.get();
        Gateway.awaitRevision(catalog.onlySample());
    }

    private Response ask(String course) {
        return Gateway.learner(anna).get(COURSES + course);
    }

    private static String completed(String module) {
        return ",\"modules\":[{\"key\":\"%s\",\"version\":1,\"happenedAt\":\"%s\"}]".formatted(module, T1);
    }

    @Test
    @DisplayName("says of each module, in order, whether it is done, open, or locked and by what")
    void states() {
        progress.standing(anna, 4, "", completed("python-basics"));

        ask("operations")
                .then()
                .statusCode(200)
                .body("course.title", equalTo("Operations"))
                .body("enrolment", nullValue())
                .body("modules.module.key", contains("python-basics", "docker-in-practice", "old-django"))
                .body("modules.state", contains("done", "locked", "locked"))
                .body("modules[0].completed.at", equalTo(T1))
                .body("modules[0].lockedBy", empty())
                .body("modules[1].lockedBy.assumed", contains(true, false))
                .body("modules[1].lockedBy[0].missing", equalTo(1))
                .body("modules[1].lockedBy[0].skills.key", contains("python", "git"));
        Gateway.learner(anna)
                .get(COURSES + "operations?with=git,linux")
                .then()
                .body("modules.state", contains("done", "open", "locked"));
    }

    @Test
    @DisplayName("does not count a retired module, unless it is completed")
    void retired() {
        ask("operations")
                .then()
                .body("share.completed", equalTo(0))
                .body("share.total", equalTo(2))
                .body("share.minutesLeft", equalTo(480))
                .body("modules.counts", contains(true, true, false));

        progress.standing(anna, 4, "", completed("old-django"));
        ask("operations")
                .then()
                .body("share.completed", equalTo(1))
                .body("share.total", equalTo(3))
                .body("share.minutesLeft", equalTo(480))
                .body("modules.counts", contains(true, true, true));
    }

    @Test
    @DisplayName("says since when the learner is enrolled, and when they had completed it")
    void enrolment() {
        progress.standing(
                anna,
                4,
                "",
                ",\"enrolments\":[{\"course\":\"web\",\"since\":\"%s\",\"completedAt\":\"%s\"},{\"course\":\"operations\",\"since\":\"%s\"}]"
                        .formatted(T0, T1, T0));

        ask("web")
                .then()
                .body("enrolment.since", equalTo(T0))
                .body("enrolment.completedAt", equalTo(T1))
                .body("share.completed", equalTo(0));
        ask("operations").then().body("enrolment.since", equalTo(T0)).body("enrolment.completedAt", nullValue());
    }

    @Test
    @DisplayName("of an unknown course answers 404, and of what cannot be one 400")
    void unknown() {
        ask("astronomy").then().statusCode(404).body("detail", equalTo("No course has the key astronomy."));
        ask("No-Key").then().statusCode(400).body("errors[0].rule", equalTo("key"));
    }

    @Test
    @DisplayName("answers the documented example")
    void example() throws JsonProcessingException {
        progress.standing(
                "anna",
                7,
                ProgressStub.completed("python", "module-completed", T1),
                completed("python-basics")
                        + ",\"enrolments\":[{\"course\":\"operations\",\"since\":\"%s\"}]".formatted(T0));

        DocumentedExample.isAnswered(
                CourseStandingExample.UNDER_WAY, Gateway.learner("anna").get(COURSES + "operations"));
    }

    @Test
    @DisplayName("carries what every combined answer does")
    void common() {
        assertThat(CommonAnswers.of(COURSES + "operations", progress)).isEqualTo(CommonAnswers.ALL);
    }
}
