package org.skillway.gateway.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.skillway.gateway.stub.CatalogStub;
import org.skillway.gateway.stub.Gateway;
import org.skillway.gateway.stub.ProgressStub;

@QuarkusTest
@DisplayName("GET /learners/{id}/plan")
class LearnerPlanTest {

    private static final String T1 = "2026-03-01T10:00:00Z";
    private static final String PLAN = "/api/v1/learners/me/plan";

    private final String anna = "anna-" + UUID.randomUUID();
    private ProgressStub progress;

    @BeforeEach
    void servicesAreUp() {
        CatalogStub catalog = CatalogStub.get();
        progress = ProgressStub.get();
        Gateway.awaitRevision(catalog.revision());
    }

    private ValidatableResponse plan(String query) {
        return ask(query).then().statusCode(200);
    }

    private Response ask(String query) {
        return Gateway.learner(anna).get(PLAN + query);
    }

    @Test
    @DisplayName("is the modules of fewest minutes, in an order in which they can be taken, with what each is for")
    void shortest() {
        progress.standing(anna, 2, ProgressStub.completed("web-basics", "assessed", T1));

        plan("?role=web-developer&optional=true")
                .body("status", equalTo("optimal"))
                .body("minutes", equalTo(690))
                .body("lowerBoundMinutes", equalTo(690))
                .body("gapMinutes", equalTo(0))
                .body("reproducible", equalTo(true))
                .body(
                        "modules.module.key",
                        contains("python-basics", "django-first-steps", "shell", "docker-in-practice"))
                .body("modules.totalMinutes", contains(300, 390, 510, 690))
                .body("modules[0].brings.key", contains("python"))
                .body("modules[0].serves", contains(0, 1, 3))
                .body("modules[1].serves", contains(1))
                .body("requirements.outcome", contains("planned", "planned", "planned", "planned"))
                .body(
                        "requirements.role.key",
                        contains("web-developer", "web-developer", "web-developer", "web-developer"))
                .body("weeks", nullValue())
                .body("finishOn", nullValue())
                .body("modules[0].firstWeek", nullValue());
    }

    @Test
    @DisplayName("asks for nothing that is completed, and is empty when nothing is left")
    void nothingLeft() {
        progress.standing(anna, 2, ProgressStub.completed("python", "assessed", T1));

        plan("?skills=python&hoursPerWeek=5&start=2026-09-01")
                .body("status", equalTo("optimal"))
                .body("minutes", equalTo(0))
                .body("modules", empty())
                .body("weeks", equalTo(0))
                .body("finishOn", nullValue())
                .body("requirements.outcome", contains("held"));
    }

    @Test
    @DisplayName("names what nobody teaches, with the skills for which modules would have to exist, and plans the rest")
    void unteachable() {
        plan("?skills=flask,linux")
                .body("requirements.outcome", contains("unteachable", "planned"))
                .body("requirements[0].untaught.key", contains("http", "web-basics"))
                .body("requirements[0].becauseOf", nullValue())
                .body("requirements[1].untaught", nullValue())
                .body("modules.module.key", contains("shell"));
    }

    @Test
    @DisplayName("says in which weeks and on which days, at so many hours a week from a day on")
    void dates() {
        plan("?skills=docker&insist=python-basics&hoursPerWeek=5&start=2026-09-01")
                .body("modules.module.key", contains("python-basics", "shell", "docker-in-practice"))
                .body("modules.firstWeek", contains(1, 2, 2))
                .body("modules.lastWeek", contains(1, 2, 2))
                .body("modules.startsOn", contains("2026-09-01", "2026-09-08", "2026-09-10"))
                .body("modules.endsOn", contains("2026-09-07", "2026-09-10", "2026-09-14"))
                .body("weeks", equalTo(2))
                .body("finishOn", equalTo("2026-09-14"));
    }

    @Test
    @DisplayName("names no day unless it is asked for from a day on, but the weeks")
    void noDates() {
        plan("?skills=docker&insist=python-basics&hoursPerWeek=5")
                .body("modules.firstWeek", contains(1, 2, 2))
                .body("weeks", equalTo(2))
                .body("modules[0].startsOn", nullValue())
                .body("modules[0].endsOn", nullValue())
                .body("finishOn", nullValue());
    }

    @Test
    @DisplayName("is for several roles and skills at a time, each requirement telling which it is of")
    void several() {
        plan("?role=web-developer,api-developer&skills=linux")
                .body("requirements", hasSize(6))
                .body(
                        "requirements.role.key",
                        contains("web-developer", "web-developer", "web-developer", "api-developer", "api-developer"))
                .body("requirements[5].role", nullValue());
    }

    @Test
    @DisplayName("keeps the order of an earlier plan where it may be taken in it")
    void orderKept() {
        plan("?skills=python,linux&basedOn=shell,python-basics")
                .body("modules.module.key", contains("shell", "python-basics"));
        plan("?skills=python,linux&basedOn=python-basics,shell")
                .body("modules.module.key", contains("python-basics", "shell"));
    }

    @Test
    @DisplayName("with a budget leaves out what is worth least, and says so")
    void budget() {
        plan("?skills=python,linux&budgetMinutes=200")
                .body("status", equalTo("optimal"))
                .body("modules.module.key", contains("shell"))
                .body("requirements.outcome", contains("left-out", "planned"));
        plan("?skills=python,linux&hoursPerWeek=1&start=2026-09-01&by=2026-09-14")
                .body("modules.module.key", contains("shell"))
                .body("requirements.outcome", contains("left-out", "planned"));
    }

    @Test
    @DisplayName("obeys wishes, and where these leave no way says which are why")
    void wishes() {
        progress.standing(
                anna,
                3,
                ProgressStub.completed("web-basics", "assessed", T1)
                        + ","
                        + ProgressStub.completed("python", "assessed", T1));
        plan("?skills=django").body("modules.module.key", contains("django-first-steps"));
        plan("?skills=django&exclude=django-first-steps").body("modules.module.key", contains("web-frameworks"));
        plan("?skills=django&basedOn=web-frameworks").body("modules.module.key", contains("web-frameworks"));
        plan("?skills=django&insist=django-in-depth").body("modules.module.key", contains("django-in-depth"));
        plan("?skills=linux&languages=ka")
                .body("requirements.outcome", contains("unteachable"))
                .body("requirements[0].becauseOf.parameter", contains("languages"))
                .body("requirements[0].becauseOf[0].module", nullValue());
        plan("?skills=linux&levels=advanced")
                .body("requirements.outcome", contains("unteachable"))
                .body("requirements[0].becauseOf.parameter", contains("levels"));
        plan("?skills=linux&excludeCourses=web")
                .body("requirements[0].becauseOf.parameter", contains("excludeCourses"))
                .body("requirements[0].becauseOf[0].module.key", equalTo("shell"));
        plan("?skills=django&insistCourses=web").body("modules.module.key", contains("django-first-steps", "shell"));
    }

    @Test
    @DisplayName("of modules that are as good takes those of a course that the learner is enrolled in")
    void begun() {
        progress.standing(
                anna,
                3,
                ProgressStub.completed("web-basics", "assessed", T1)
                        + ","
                        + ProgressStub.completed("python", "assessed", T1));
        plan("?skills=django").body("modules.module.key", contains("django-first-steps"));
        long revision = CatalogStub.get()
                .publish(List.of("{\"line\":\"entity\",\"revision\":2,\"kind\":\"course\",\"key\":\"frameworks\","
                        + "\"status\":\"published\",\"version\":1,\"titles\":{\"en\":\"Frameworks\"},"
                        + "\"modules\":[\"web-frameworks\"]}"));
        Gateway.awaitRevision(revision);
        progress.standing(
                anna,
                4,
                ProgressStub.completed("web-basics", "assessed", T1)
                        + ","
                        + ProgressStub.completed("python", "assessed", T1),
                ",\"enrolments\":[{\"course\":\"frameworks\",\"since\":\"%s\"}]".formatted(T1));
        plan("?skills=django").body("modules.module.key", contains("web-frameworks"));
    }

    @Test
    @DisplayName("of wishes that exclude each other answers 409 with a smallest set of them")
    void contradiction() {
        ask("?skills=linux&insist=shell&exclude=django-in-depth,shell&levels=beginner")
                .then()
                .statusCode(409)
                .body("code", equalTo("contradictory-wishes"))
                .body("errors.parameter", contains("exclude", "insist"))
                .body("errors.rule", contains("contradicts-about", "contradicts-about"));
    }

    @ParameterizedTest(name = "{0} names {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "budgetMinutes=100&insist=shell|insist budgetMinutes",
                "hoursPerWeek=1&start=2026-09-01&by=2026-09-07&insist=shell|insist by",
                "hoursPerWeek=1&start=2026-09-01&by=2026-09-07&budgetMinutes=30&insist=shell|insist budgetMinutes",
                "hoursPerWeek=1&start=2026-09-01&by=2026-09-07&budgetMinutes=90&insist=shell|insist by",
                "excludeCourses=web&insist=shell|excludeCourses insist",
                "exclude=shell&insistCourses=web|exclude insistCourses",
            })
    void namesWhatWasSent(String wishes, String parameters) {
        ask("?skills=linux&" + wishes).then().statusCode(409).body("errors.parameter", contains((Object[])
                parameters.split(" ")));
    }

    @Test
    @DisplayName("counts only evidence of the kinds that are asked for")
    void kinds() {
        progress.standing(anna, 2, ProgressStub.completed("linux", "self-reported", T1));

        plan("?skills=linux").body("modules", empty());
        plan("?skills=linux&count=assessed,imported")
                .body("counted", contains("assessed", "imported"))
                .body("modules.module.key", contains("shell"));
    }

    @Test
    @DisplayName("without a role or skills is for the learner's goals, and without those answers 400")
    void goals() {
        ask("").then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("role"))
                .body("errors[0].rule", equalTo("or-a-goal"));
        progress.standing(
                anna,
                3,
                "",
                ",\"goals\":[{\"role\":\"webmaster\",\"setAt\":\"%s\"},{\"role\":\"api-developer\",\"setAt\":\"%s\"}]"
                        .formatted(T1, T1));
        plan("").body("requirements.role.key", contains("api-developer", "api-developer"));
        plan("?optional=true").body("requirements.role.key", contains("webmaster", "api-developer", "api-developer"));
    }

    @Test
    @DisplayName("what if: skills that count as completed need no modules")
    void whatIf() {
        plan("?skills=docker&with=docker").body("modules", empty());
        plan("?skills=docker&with=linux").body("modules.module.key", contains("python-basics", "docker-in-practice"));
    }

    @ParameterizedTest(name = "{0} answers 400 {1} {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "?role=astronomer|role|unknown-role",
                "?role=No|role|key",
                "?skills=astronomy|skills|unknown-skill",
                "?skills=git&exclude=nothing|exclude|unknown-module",
                "?skills=git&insist=old-django|insist|retired",
                "?skills=git&insistCourses=x|insistCourses|unknown-course",
                "?skills=git&excludeCourses=x|excludeCourses|unknown-course",
                "?skills=git&hoursPerWeek=0|hoursPerWeek|range",
                "?skills=git&hoursPerWeek=169|hoursPerWeek|range",
                "?skills=git&hoursPerWeek=x|hoursPerWeek|integer",
                "?skills=git&start=2026-09-01|start|only-with",
                "?skills=git&hoursPerWeek=5&start=2026-02-30|start|date",
                "?skills=git&hoursPerWeek=5&start=9999-01-01|start|date",
                "?skills=git&hoursPerWeek=5&by=2026-09-01|by|only-with",
                "?skills=git&hoursPerWeek=5&start=2026-09-02&by=2026-09-01|by|not-before",
                "?skills=git&budgetMinutes=-1|budgetMinutes|at-least",
                "?skills=git&workMillis=0|workMillis|at-least",
                "?skills=git&workMillis=1.5|workMillis|integer",
                "?skills=git&languages=e_n|languages|language",
                "?skills=git&levels=expert|levels|one-of",
                "?skills=git&optional=yes|optional|boolean",
            })
    void refused(String query, String parameter, String rule) {
        ask(query)
                .then()
                .statusCode(400)
                .body("errors", hasSize(1))
                .body("errors[0].parameter", equalTo(parameter))
                .body("errors[0].rule", equalTo(rule))
                .body("errors[0].message", notNullValue());
    }

    @Test
    @DisplayName("is the same bytes for the same question, and 304 to its ETag without planning again")
    void repeatable() {
        Response first = ask("?role=web-developer&optional=true");
        assertThat(ask("?role=web-developer&optional=true").asString()).isEqualTo(first.asString());
        Gateway.learner(anna)
                .header("If-None-Match", first.header("ETag"))
                .get(PLAN + "?role=web-developer&optional=true")
                .then()
                .statusCode(304);
    }

    @Test
    @DisplayName("answers the documented example")
    void example() throws JsonProcessingException {
        progress.standing("anna", 7, ProgressStub.completed("web-basics", "self-reported", T1));

        Response answer = Gateway.learner("anna").get(PLAN + "?role=web-developer&hoursPerWeek=5&start=2026-09-01");
        DocumentedExample.isAnswered(LearnerPlanExample.WEB_DEVELOPER, answer);
    }

    @Test
    @DisplayName("keeps what all combined answers keep")
    void common() {
        assertThat(CommonAnswers.of(PLAN + "?role=web-developer", progress)).isEqualTo(CommonAnswers.ALL);
    }
}
