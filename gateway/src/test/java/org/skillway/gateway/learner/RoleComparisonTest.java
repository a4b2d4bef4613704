package org.skillway.gateway.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
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
import org.skillway.gateway.stub.StubServer.Reply;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("GET /roles/{key}/compare")
class RoleComparisonTest {

    private static final String T1 = "2026-03-01T10:00:00Z";
    private static final String COMPARE = "/api/v1/roles/api-developer/compare?with=web-developer";

    private final String anna = "anna-" + UUID.randomUUID();
    private ProgressStub progress;

    @BeforeEach
    void servicesAreUp() {
        CatalogStub catalog = CatalogStub.get();
        progress = ProgressStub.get();
        Gateway.awaitRevision(catalog.onlySample());
    }

    @Nested
    class ForAnyone {

        @Test
        @DisplayName("answers the documented example")
        void example() throws JsonProcessingException {
            DocumentedExample.isAnswered(
                    RoleComparisonExample.FOR_ANYONE, Gateway.raw().get(COMPARE));
        }

        @Test
        @DisplayName("the other way round says what only the first asks for")
        void otherWayRound() {
            Gateway.raw()
                    .get("/api/v1/roles/web-developer/compare?with=api-developer")
                    .then()
                    .statusCode(200)
                    .body("careerStep", equalTo(false))
                    .body("shared.key", contains("python", "flask"))
                    .body("missing.size()", equalTo(0))
                    .body("onlyHere.key", contains("django", "linux", "docker"))
                    .body("onlyHere.importance", contains("essential", "essential", "optional"));
        }

        @Test
        @DisplayName("asks nobody about a learner, and is the same to everybody")
        void sameToEverybody() {
            int before = progress.receivedCount();
            Response mine = Gateway.learner(anna).get(COMPARE);

            assertThat(mine.asString()).isEqualTo(Gateway.raw().get(COMPARE).asString());
            assertThat(progress.receivedCount()).isEqualTo(before);
            mine.then()
                    .header("Vary", "Accept-Language")
                    .header("Cache-Control", "no-cache")
                    .header("Skillway-Progress-Version", nullValue());
        }

        @Test
        @DisplayName("answers 304 to its ETag, titles in the wanted language, and an earlier revision")
        void representation() {
            Response first = Gateway.raw().get(COMPARE);
            Gateway.raw()
                    .header("If-None-Match", first.header("ETag"))
                    .get(COMPARE)
                    .then()
                    .statusCode(304);
            Gateway.raw()
                    .header("Accept-Language", "ka")
                    .get(COMPARE)
                    .then()
                    .header("Content-Language", "ka")
                    .body("with.title", equalTo("ვებდეველოპერი"));
            Gateway.awaitRevision(CatalogStub.get().onlySample());
            assertThat(Gateway.raw()
                            .get(COMPARE + "&revision=" + first.header("Skillway-Catalog-Revision"))
                            .asString())
                    .isEqualTo(first.asString());
            Gateway.raw().get(COMPARE + "&revision=0").then().statusCode(404);
        }

        @ParameterizedTest
        @CsvSource({
            "/api/v1/roles/api-developer/compare,400,required",
            "/api/v1/roles/api-developer/compare?with=No-Key,400,key",
            "/api/v1/roles/No-Key/compare?with=api-developer,400,key",
            "/api/v1/roles/api-developer/compare?with=astronaut,404,",
            "/api/v1/roles/astronaut/compare?with=api-developer,404,",
            "/api/v1/roles/api-developer/compare?with=web-developer&without=git,400,unknown",
            "/api/v1/roles/api-developer/compare?with=web-developer&count=hearsay,400,one-of"
        })
        @DisplayName("refuses what cannot be compared")
        void refused(String address, int status, String rule) {
            Gateway.raw().get(address).then().statusCode(status).body("errors?.getAt(0)?.rule", equalTo(rule));
        }

        @Test
        @DisplayName("refuses a token that does not count, though none is needed")
        void badToken() {
            Gateway.raw()
                    .header("Authorization", "Bearer " + Tokens.expired("anna"))
                    .get(COMPARE)
                    .then()
                    .statusCode(401)
                    .body("code", equalTo("token-expired"));
        }

        @Test
        @DisplayName("is served while progress-service is down")
        void progressDown() {
            progress.die();
            Gateway.raw().get(COMPARE).then().statusCode(200);
            Gateway.learner(anna)
                    .get(COMPARE + "&learner=me")
                    .then()
                    .statusCode(503)
                    .body("code", equalTo("progress-unavailable"));
        }
    }

    @Nested
    class ForALearner {

        private Response ask(String more) {
            return Gateway.learner(anna).get(COMPARE + "&learner=me" + more);
        }

        @Test
        @DisplayName("says how far the learner is with both, and with each skill")
        void standing() {
            progress.standing(
                    anna,
                    5,
                    ProgressStub.completed("python", "self-reported", T1) + ","
                            + ProgressStub.completed("gnu-linux", "assessed", T1));

            ask("").then()
                    .statusCode(200)
                    .header("Skillway-Progress-Version", "5")
                    .header("Vary", "Accept-Language, Authorization, Accept-Encoding")
                    .header("Cache-Control", "private, no-cache")
                    .body("learner", equalTo(anna))
                    .body("role.readiness.essentialMet", equalTo(1))
                    .body("with.readiness.essentialMet", equalTo(2))
                    .body("missing.counts", contains(false, true, false))
                    .body("shared.state", contains("completed", "open"))
                    .body("careerSteps[0].role.readiness.met", equalTo(2));
            ask("&count=assessed").then().body("shared.counts", contains(false, false));
        }

        @Test
        @DisplayName("answers the documented example")
        void example() throws JsonProcessingException {
            progress.standing("anna", 5, ProgressStub.completed("web-basics", "assessed", T1));
            DocumentedExample.isAnswered(
                    RoleComparisonExample.FOR_A_LEARNER, Gateway.learner("anna").get(COMPARE + "&learner=me"));
        }

        @Test
        @DisplayName("says how much study remains to both, and to each role that people move on to, in hours too")
        void remaining() {
            progress.standing(anna, 5, ProgressStub.completed("web-basics", "assessed", T1));

            Response answer = ask("");
            answer.then()
                    .body("role.remaining.minutes", equalTo(390))
                    .body("with.remaining.minutes", equalTo(510))
                    .body("careerSteps.role.key", contains("web-developer"))
                    .body("careerSteps.role.remaining.minutes", contains(510))
                    .body("careerSteps.role.remaining.hours", contains(8.5f))
                    .body("careerSteps.role.remaining.status", contains("optimal"));
            Gateway.raw()
                    .get(COMPARE)
                    .then()
                    .body("role.remaining", nullValue())
                    .body("careerSteps.role.remaining", contains(nullValue()));
            assertThat(ask("&version=5&revision=" + answer.header("Skillway-Catalog-Revision"))
                            .asString())
                    .isEqualTo(answer.asString());
            progress.knownAt(
                    anna, "2026-03-01T10%3A00%3A00Z", new Reply(200, Map.of("Skillway-Progress-Version", "5"), "{}"));
            assertThat(ask("&asOf=" + T1).asString()).isEqualTo(answer.asString());
            Gateway.raw()
                    .get(COMPARE + "&asOf=yesterday")
                    .then()
                    .statusCode(400)
                    .body("errors[0].parameter", equalTo("asOf"));
            ask("&count=imported").then().body("careerSteps.role.remaining.unteachable", contains(1));
        }

        @Test
        @DisplayName("has the rights of the learner's other answers")
        void rights() {
            Gateway.raw().get(COMPARE + "&learner=me").then().statusCode(401).body("code", equalTo("token-missing"));
            Gateway.raw()
                    .header("Authorization", "Bearer " + Tokens.service("catalog:follow"))
                    .get(COMPARE + "&learner=" + anna)
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("forbidden"));
            progress.standing("refused", Reply.problem(403, "{\"code\":\"not-your-learner\"}"));
            Gateway.learner(anna)
                    .get(COMPARE + "&learner=refused")
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("not-your-learner"));
            progress.standing(anna, 5, "");
            for (String token : List.of(Tokens.admin("root"), Tokens.instructor("teacher"))) {
                Gateway.raw()
                        .header("Authorization", "Bearer " + token)
                        .get(COMPARE + "&learner=" + anna)
                        .then()
                        .statusCode(200)
                        .body("learner", equalTo(anna));
            }
        }
    }
}
