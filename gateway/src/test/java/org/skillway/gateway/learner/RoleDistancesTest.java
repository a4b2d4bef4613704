package org.skillway.gateway.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.skillway.gateway.stub.CatalogStub;
import org.skillway.gateway.stub.Gateway;
import org.skillway.gateway.stub.ProgressStub;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("Comparisons of plans")
class RoleDistancesTest {

    private static final String T1 = "2026-03-01T10:00:00Z";
    private static final String DISTANCES = "/api/v1/learners/me/distances";
    private static final String WORTH = "/api/v1/learners/me/worth";
    private static final String SAVINGS = "/api/v1/plans/savings";

    private final String anna = "anna-" + UUID.randomUUID();
    private ProgressStub progress;

    @BeforeEach
    void servicesAreUp() {
        CatalogStub catalog = CatalogStub.get();
        progress = ProgressStub.get();
        Gateway.awaitRevision(catalog.onlySample());
    }

    private ValidatableResponse ask(String address) {
        return Gateway.learner(anna).get(address).then().statusCode(200);
    }

    @Nested
    @DisplayName("GET /learners/{id}/distances")
    class Distances {

        @Test
        @DisplayName("is the minutes of the plan to each role, the nearest first, what cannot be reached after it")
        void toEveryRole() {
            ask(DISTANCES)
                    .body("items.role.key", contains("api-developer", "web-developer"))
                    // Nobody teaches what Django and Flask rest on.
                    .body("items.unteachable", contains(1, 1))
                    .body("nearest", nullValue());

            progress.standing(
                    anna,
                    2,
                    ProgressStub.completed("web-basics", "assessed", T1)
                            + ","
                            + ProgressStub.completed("flask", "assessed", T1),
                    ",\"goals\":[{\"role\":\"webmaster\",\"setAt\":\"%s\"}]".formatted(T1));
            ask(DISTANCES)
                    .body("items.role.key", contains("webmaster", "api-developer", "web-developer"))
                    .body("items.goal", contains(true, false, false))
                    .body("items.minutes", contains(0, 300, 420))
                    .body("items.status", contains("optimal", "optimal", "optimal"))
                    .body("nearest.key", equalTo("api-developer"));
            for (String role : List.of("api-developer", "web-developer")) {
                int minutes =
                        ask("/api/v1/learners/me/plan?role=" + role).extract().path("minutes");
                ask(DISTANCES).body("items.find { it.role.key == '%s' }.minutes".formatted(role), equalTo(minutes));
            }
            ask(DISTANCES + "?with=linux").body("items.minutes", contains(0, 300, 300));
        }

        @Test
        @DisplayName("answers the documented example")
        void example() throws JsonProcessingException {
            progress.standing("anna", 7, ProgressStub.completed("web-basics", "self-reported", T1));
            DocumentedExample.isAnswered(
                    RoleDistancesExample.DISTANCES, Gateway.learner("anna").get(DISTANCES));
        }

        @Test
        @DisplayName("keeps what all combined answers keep")
        void common() {
            assertThat(CommonAnswers.of(DISTANCES, progress)).isEqualTo(CommonAnswers.ALL);
        }
    }

    @Nested
    @DisplayName("GET /learners/{id}/worth")
    class Worth {

        @Test
        @DisplayName("is the skills that most requirements ask for, for each minute of the way to them")
        void worth() {
            ask(WORTH).body("items.skill.key", contains("linux", "python"));
            ask(WORTH + "?with=web-basics,linux&limit=2").body("items.skill.key", contains("python", "flask"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"0", "101", "-1", "x"})
        @DisplayName("with another limit answers 400")
        void limit(String limit) {
            Gateway.learner(anna)
                    .get(WORTH + "?limit=" + limit)
                    .then()
                    .statusCode(400)
                    .body("errors[0].parameter", equalTo("limit"));
        }

        @Test
        @DisplayName("answers the documented example")
        void example() throws JsonProcessingException {
            progress.standing("anna", 7, ProgressStub.completed("web-basics", "self-reported", T1));
            DocumentedExample.isAnswered(
                    RoleDistancesExample.WORTH, Gateway.learner("anna").get(WORTH + "?limit=3"));
        }

        @Test
        @DisplayName("keeps what all combined answers keep")
        void common() {
            assertThat(CommonAnswers.of(WORTH, progress)).isEqualTo(CommonAnswers.ALL);
        }
    }

    @Nested
    @DisplayName("POST /plans/savings")
    class Savings {

        private Response post(String token, String body) {
            return Gateway.raw()
                    .header("Authorization", "Bearer " + token)
                    .contentType("application/json")
                    .body(body)
                    .post(SAVINGS);
        }

        private Response post(String body) {
            return post(Tokens.instructor("nino"), body);
        }

        @Test
        @DisplayName("answers the documented example, and nothing of it to a learner")
        void example() throws JsonProcessingException {
            int standings = progress.standingCalls();
            DocumentedExample.isAnswered(SavingsExample.FOUND, post(SavingsExample.ASKED));
            assertThat(progress.standingCalls()).as("learners looked at").isEqualTo(standings);
            assertThat(post(Tokens.admin("root"), SavingsExample.ASKED).statusCode())
                    .isEqualTo(200);
            assertThat(post(Tokens.learner(anna), SavingsExample.ASKED).statusCode())
                    .isEqualTo(403);
            assertThat(post(Tokens.service("catalog:follow"), SavingsExample.ASKED)
                            .statusCode())
                    .isEqualTo(403);
        }

        @Test
        @DisplayName("names what the module opens a way to")
        void opens() {
            post("{\"missing\":[\"http\",\"git\"],\"module\":{\"minutes\":30,\"teaches\":[\"http\"]}}")
                    .then()
                    .statusCode(200)
                    .body("without.unteachable", contains("git", "http"))
                    .body("with.unteachable", contains("git"))
                    .body("opened", contains("http"))
                    .body("savedMinutes", equalTo(-30));
        }

        @ParameterizedTest(name = "{0}: 400 {1} {2}")
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{}|/missing|required",
                    "{'missing':[]}|/missing|required",
                    "{'missing':['astronomy']}|/missing/0|unknown-skill",
                    "{'missing':['git']}|/module|required",
                    "{'missing':['git'],'module':{}}|/module/minutes|required",
                    "{'missing':['git'],'module':{'minutes':-1}}|/module/minutes|range",
                    "{'missing':['git'],'module':{'minutes':1}}|/module/teaches|required",
                    "{'missing':['git'],'module':{'minutes':1,'teaches':['x']}}|/module/teaches/0|unknown-skill",
                    "{'missing':['git'],'module':{'minutes':1,'teaches':['git'],'assumes':[{}]}}|/module/assumes/0/skills|required",
                    "{'missing':['git'],'module':{'minutes':1,'teaches':['git'],'assumes':[{'atLeast':2,'skills':['http']}]}}|/module/assumes/0/atLeast|range",
                    "{'catalogRevision':999999}|/catalogRevision|known-revision",
                })
        void refused(String body, String pointer, String rule) {
            post(body.replace('\'', '"'))
                    .then()
                    .statusCode(400)
                    .body("errors", hasSize(1))
                    .body("errors[0].pointer", equalTo(pointer))
                    .body("errors[0].rule", equalTo(rule));
        }
    }
}
