package org.skillway.gateway.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.skillway.gateway.stub.CatalogStub;
import org.skillway.gateway.stub.Gateway;
import org.skillway.gateway.stub.ProgressStub;
import org.skillway.gateway.stub.SampleCatalog;
import org.skillway.gateway.stub.StubServer.Reply;

@QuarkusTest
@DisplayName("GET /learners/{id}/roles")
class RolesByReadinessTest {

    private static final String T1 = "2026-03-01T10:00:00Z";
    private static final String ROLES = "/api/v1/learners/me/roles";

    private final String anna = "anna-" + UUID.randomUUID();
    private ProgressStub progress;

    @BeforeEach
    void servicesAreUp() {
        CatalogStub catalog = CatalogStub.get();
        progress = ProgressStub.get();
        Gateway.awaitRevision(catalog.onlySample());
    }

    private Response ask(String query) {
        return Gateway.learner(anna).get(ROLES + query);
    }

    private static String goals(String... roles) {
        List<String> goals = new ArrayList<>();
        for (String role : roles) {
            goals.add("{\"role\":\"%s\",\"setAt\":\"%s\"}".formatted(role, T1));
        }
        return ",\"goals\":[" + String.join(",", goals) + "]";
    }

    @Test
    @DisplayName("ranks all published roles, and retired ones that are goals, by readiness, then by key")
    void ranked() {
        ask("").then()
                .statusCode(200)
                .body("items.role.key", contains("api-developer", "web-developer"))
                .body("items.goal", contains(false, false))
                .body("items.readiness.essential", contains(0.0f, 0.0f))
                .body("next", nullValue());

        progress.standing(anna, 3, ProgressStub.completed("linux", "assessed", T1), goals("webmaster"));
        ask("?with=docker")
                .then()
                .body("items.role.key", contains("web-developer", "api-developer", "webmaster"))
                .body("items.goal", contains(false, false, true))
                .body("items[0].readiness.met", equalTo(2))
                .body("items[0].gap.essential", equalTo(2))
                .body("items[2].role.retired", equalTo(true))
                .body("items[2].readiness.essential", nullValue());
    }

    @Nested
    @DisplayName("says how many minutes remain")
    class Remaining {

        @Test
        @DisplayName("to what is essential: those of the plan to each role, and what nobody teaches")
        void ofThePlan() {
            ask("").then()
                    .body("items.remaining.minutes", contains(300, 420))
                    .body("items.remaining.hours", contains(5.0f, 7.0f))
                    .body("items.remaining.status", contains("optimal", "optimal"))
                    .body("items.remaining.lowerBoundMinutes", contains(300, 420))
                    // Nobody teaches what Django and Flask rest on.
                    .body("items.remaining.unteachable", contains(1, 1));

            progress.standing(anna, 2, ProgressStub.completed("web-basics", "assessed", T1), goals("webmaster"));
            Response answer = ask("");
            answer.then()
                    .body("items.role.key", contains("api-developer", "web-developer", "webmaster"))
                    .body("items.remaining.minutes", contains(390, 510, 0))
                    .body("items.remaining.unteachable", contains(0, 0, 0));
            for (String role : List.of("api-developer", "web-developer")) {
                int minutes = Gateway.learner(anna)
                        .get("/api/v1/learners/me/plan?role=" + role)
                        .path("minutes");
                answer.then()
                        .body("items.find { it.role.key == '%s' }.remaining.minutes".formatted(role), equalTo(minutes));
            }
            ask("?with=flask").then().body("items.remaining.minutes", contains(300, 420, 0));
            ask("?count=imported").then().body("items.remaining.unteachable", contains(1, 1, 0));
        }

        @Test
        @DisplayName("and leaves them out where they are not wanted")
        void notWanted() {
            Response with = ask("");
            Response without = ask("?minutes=false");

            without.then()
                    .statusCode(200)
                    .body("items.role.key", equalTo(with.jsonPath().getList("items.role.key")))
                    .body("items.remaining", contains(nullValue(), nullValue()));
            assertThat(ask("?minutes=true").asString()).isEqualTo(with.asString());
            ask("?minutes=perhaps")
                    .then()
                    .statusCode(400)
                    .body("errors[0].parameter", equalTo("minutes"))
                    .body("errors[0].rule", equalTo("boolean"));
        }
    }

    @Test
    @DisplayName("comes in pages that belong together, whatever is recorded and published meanwhile")
    void pages() {
        progress.standing(anna, 3, ProgressStub.completed("linux", "assessed", T1), goals("webmaster"));
        Response whole = ask("");
        Response first = ask("?limit=2");
        first.then().body("items", hasSize(2));
        String cursor = first.jsonPath().getString("next");
        assertThat(first.header("Link"))
                .isEqualTo("</api/v1/learners/me/roles?cursor=%s&limit=2>; rel=\"next\"".formatted(cursor));

        progress.standing(anna, 4, ProgressStub.completed("python", "assessed", T1), "");
        Gateway.awaitRevision(CatalogStub.get()
                .publish(List.of(SampleCatalog.module("meanwhile", "Meanwhile", "retired", 5, "\"http\""))));
        Response second = Gateway.learner(anna).get(link(first));

        List<String> together = new ArrayList<>(first.jsonPath().getList("items.role.key"));
        together.addAll(second.jsonPath().getList("items.role.key"));
        assertThat(together).isEqualTo(whole.jsonPath().getList("items.role.key"));
        second.then()
                .body("progressVersion", equalTo(3))
                .body("catalogRevision", equalTo(whole.jsonPath().getInt("catalogRevision")))
                .body("next", nullValue())
                .header("Link", nullValue());
    }

    @Test
    @DisplayName("goes on as it was known at a time, with that time and no other")
    void pagesOfATime() {
        progress.standing(anna, 3, ProgressStub.completed("linux", "assessed", T1), goals("webmaster"));
        progress.knownAt(
                anna, "2026-03-01T10%3A00%3A00Z", new Reply(200, Map.of("Skillway-Progress-Version", "3"), "{}"));
        Response first = ask("?limit=2&asOf=" + T1);
        String cursor = first.jsonPath().getString("next");

        progress.standing(anna, 4, ProgressStub.completed("python", "assessed", T1), "");

        Gateway.learner(anna).get(link(first)).then().statusCode(200).body("progressVersion", equalTo(3));
        for (String other : List.of("", "&asOf=2026-03-01T10:00:01Z")) {
            ask("?limit=2&cursor=" + cursor + other).then().statusCode(400).body("errors[0].rule", equalTo("cursor"));
        }
    }

    private static String link(Response response) {
        return response.header("Link").replaceAll("^<|>.*$", "");
    }

    @Test
    @DisplayName("refuses a cursor of another list, of other suppositions, of other versions, or of none")
    void cursors() {
        String cursor = ask("?limit=1").jsonPath().getString("next");
        for (String query : List.of(
                "?cursor=nonsense",
                "?cursor=" + cursor + "&with=git",
                "?cursor=" + cursor + "&version=77",
                "?cursor=%25")) {
            ask(query).then().statusCode(400).body("errors[0].rule", equalTo("cursor"));
        }
        Gateway.learner(anna)
                .get("/api/v1/learners/me/next?cursor=" + cursor)
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("cursor"));
        progress.standing(anna, 0, "");
        ask("?cursor=" + cursor).then().statusCode(400).body("errors[0].rule", equalTo("cursor"));
    }

    @ParameterizedTest
    @CsvSource({"0,range", "201,range", "-1,range", "x,integer"})
    @DisplayName("refuses a limit that is none")
    void limits(String limit, String rule) {
        ask("?limit=" + limit)
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("limit"))
                .body("errors[0].rule", equalTo(rule));
    }

    @Test
    @DisplayName("answers the documented example")
    void example() throws JsonProcessingException {
        progress.standing(
                "anna",
                7,
                ProgressStub.completed("python", "self-reported", T1) + ","
                        + ProgressStub.completed("web-basics", "self-reported", T1),
                goals("web-developer"));

        DocumentedExample.isAnswered(
                RolesByReadinessExample.FIRST_PAGE, Gateway.learner("anna").get(ROLES));
    }

    @Test
    @DisplayName("carries what every combined answer does")
    void common() {
        assertThat(CommonAnswers.of(ROLES, progress)).isEqualTo(CommonAnswers.ALL);
    }
}
