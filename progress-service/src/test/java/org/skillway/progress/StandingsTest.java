package org.skillway.progress;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.skillway.progress.support.Json;
import org.skillway.progress.support.Learner;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("The standings of several learners, asked for together")
class StandingsTest {

    private static final String STANDINGS = "/internal/v1/standings";
    private static final JsonMapper JSON = new JsonMapper();

    private final Learner anna = Learner.fresh();
    private final Learner bob = Learner.fresh();
    private final ArrayNode items = JSON.createArrayNode();

    @BeforeEach
    void catalogIsKnown() {
        Learner.awaitRevision(2);
    }

    private ObjectNode item(String token, String learner) {
        return items.addObject().put("token", token).put("learner", learner);
    }

    private ObjectNode own(Learner learner) {
        return item(Tokens.learner(learner.subject()), learner.subject());
    }

    private static void known(ObjectNode item, JsonNode standing) {
        ObjectNode known =
                item.putObject("known").put("version", standing.path("version").asLong());
        if (standing.has("ledgerId")) {
            known.set("ledgerId", standing.get("ledgerId"));
        }
    }

    private Response ask() {
        ObjectNode body = JSON.createObjectNode();
        body.set("items", items.deepCopy());
        items.removeAll();
        return given().contentType("application/json").body(body.toString()).post(STANDINGS);
    }

    private JsonNode answers() {
        return Json.of(ask().then().statusCode(200).extract()).path("items");
    }

    private static JsonNode single(Learner learner) {
        return Json.of(learner.asking()
                .get("/internal/v1/learners/me/standing")
                .then()
                .statusCode(200)
                .extract());
    }

    private static void everything(Learner learner) {
        learner.completes("git").statusCode(201);
        learner.completes("docker").statusCode(201);
        learner.puts("/modules/git-basics/completion", "{}").statusCode(201);
        learner.puts("/goals/developer", "{\"hoursPerWeek\":5}").statusCode(201);
        learner.puts("/enrolments/basics", "{}").statusCode(201);
    }

    @Nested
    class AreEach {

        @Test
        @DisplayName("what the same request gets by itself, in the order of the requests")
        void same() {
            everything(anna);
            bob.completes("python").statusCode(201);
            Learner nobody = Learner.fresh();
            own(bob);
            own(nobody);
            own(anna);
            item(Tokens.admin("root"), anna.subject());

            JsonNode answers = answers();

            assertThat(answers)
                    .hasSize(4)
                    .allMatch(answer -> answer.path("status").asInt() == 200);
            assertThat(answers.at("/0/body")).isEqualTo(single(bob));
            assertThat(answers.at("/1/body")).isEqualTo(single(nobody));
            assertThat(answers.at("/2/body")).isEqualTo(single(anna));
            assertThat(answers.at("/3/body")).isEqualTo(single(anna));
            assertThat(answers.at("/2/body/recent")).hasSize(5);
        }

        @Test
        @DisplayName("the newest, however many there are")
        void many() {
            anna.completes("git").statusCode(201);
            IntStream.range(0, 127).forEach(i -> own(Learner.fresh()));
            own(anna);

            JsonNode answers = answers();

            assertThat(answers).hasSize(128);
            assertThat(answers.at("/126/body/version").asLong(-1)).isZero();
            assertThat(answers.at("/127/body/version").asLong(-1)).isEqualTo(1);
        }
    }

    @Nested
    class AreNotSaidAgain {

        @Test
        @DisplayName("where the gateway names the ledger and its version, of a learner without records too")
        void known() {
            anna.completes("git").statusCode(201);
            StandingsTest.known(own(anna), single(anna));
            StandingsTest.known(own(bob), single(bob));

            assertThat(answers()).hasSize(2).allSatisfy(answer -> assertThat(answer.toString())
                    .isEqualTo("{\"status\":304}"));
        }

        @Test
        @DisplayName("but are when something was recorded since")
        void recordedSince() {
            JsonNode nothing = single(anna);
            anna.completes("git").statusCode(201);
            JsonNode first = single(anna);
            StandingsTest.known(own(anna), nothing);
            assertThat(answers().at("/0/body")).isEqualTo(first);
            anna.completes("python").statusCode(201);
            StandingsTest.known(own(anna), first);

            assertThat(answers().at("/0/body")).isEqualTo(single(anna));
        }

        @Test
        @DisplayName("but are when the learner was erased and began again, at the same version")
        void erased() {
            anna.completes("git").statusCode(201);
            JsonNode before = single(anna);
            anna.asking().delete("/api/v1/learners/me").then().statusCode(204);
            StandingsTest.known(own(anna), before);
            assertThat(answers().at("/0/body/version").asLong(-1)).isZero();
            anna.completes("python").statusCode(201);
            StandingsTest.known(own(anna), before);

            JsonNode after = answers().at("/0/body");
            assertThat(after).isEqualTo(single(anna));
            assertThat(after.path("version")).isEqualTo(before.path("version"));
        }
    }

    @Nested
    class AreRefused {

        @ParameterizedTest(name = "knowing the version: {0}")
        @ValueSource(booleans = {false, true})
        @DisplayName("to whoever may not see them, beside those who may, as by themselves")
        void perItem(boolean known) {
            anna.completes("git").statusCode(201);
            JsonNode standing = single(anna);
            own(anna);
            item(Tokens.learner(bob.subject()), anna.subject()).put("language", "ka");
            item(Tokens.instructor("i-" + UUID.randomUUID()), anna.subject());
            item(Tokens.service("catalog:follow"), anna.subject());
            item("no.token.at-all", anna.subject());
            item(Tokens.learner(bob.subject()), "a\nb");
            if (known) {
                items.forEach(item -> StandingsTest.known((ObjectNode) item, standing));
            }

            JsonNode answers = answers();

            assertThat(answers.at("/0/status").asInt()).isEqualTo(known ? 304 : 200);
            refused(answers.get(1), 403, "not-your-learner");
            refused(answers.get(2), 403, "not-your-learner");
            refused(answers.get(3), 403, "forbidden");
            refused(answers.get(4), 401, "token-invalid");
            refused(answers.get(5), 400, "invalid-parameter");
            Response alone = Learner.as(Tokens.learner(bob.subject()))
                    .header("Accept-Language", "ka")
                    .get("/internal/v1/learners/" + anna.id() + "/standing");
            assertThat(answers.at("/1/body/title").asText())
                    .isEqualTo(alone.jsonPath().getString("title"));
            assertThat(answers.at("/1/headers/Content-Language").asText()).isEqualTo("ka");
            assertThat(answers.at("/4/headers/WWW-Authenticate").asText()).isEqualTo("Bearer error=\"invalid_token\"");
        }

        private void refused(JsonNode answer, int status, String code) {
            assertThat(answer.path("status").asInt()).isEqualTo(status);
            assertThat(answer.at("/headers/Content-Type").asText()).isEqualTo("application/problem+json");
            assertThat(answer.at("/body/code").asText()).isEqualTo(code);
        }

        @Test
        @DisplayName("once the grant is taken back that opened them, although they have not changed")
        void grantTakenBack() {
            String instructor = "instructor-" + UUID.randomUUID();
            anna.completes("git").statusCode(201);
            anna.puts("/grants/" + instructor, "{}").statusCode(201);
            item(Tokens.instructor(instructor), anna.subject());
            assertThat(answers().at("/0/status").asInt()).isEqualTo(200);

            anna.deletes("/grants/" + instructor).statusCode(204);

            StandingsTest.known(item(Tokens.instructor(instructor), anna.subject()), single(anna));
            refused(answers().get(0), 403, "not-your-learner");
        }
    }

    @ParameterizedTest(name = "{0} is refused as a whole")
    @ValueSource(
            strings = {
                "{}",
                "{\"items\":[]}",
                "{\"items\":[null]}",
                "{\"items\":[{\"token\":\"x\"}]}",
                "{\"items\":[{\"learner\":\"x\"}]}",
                "{\"items\":[{\"token\":\"x\",\"learner\":\"x\",\"known\":{\"version\":-1}}]}"
            })
    @DisplayName("What is no question")
    void malformed(String body) {
        given().contentType("application/json")
                .body(body)
                .post(STANDINGS)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    @DisplayName("More than 128 at once are refused")
    void tooMany() {
        IntStream.range(0, 129).forEach(i -> own(anna));

        assertThat(ask().statusCode()).isEqualTo(400);
    }
}
