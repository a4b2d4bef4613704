package org.skillway.gateway.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.skillway.gateway.stub.CatalogStub;
import org.skillway.gateway.stub.Gateway;
import org.skillway.gateway.stub.ProgressStub;
import org.skillway.gateway.stub.StubServer.Reply;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("The catalog's part without the learner's")
class WithoutLearnerTest {

    private static final String LEARNER = "/api/v1/learners/me";
    private static final String ROLE = LEARNER + "/roles/api-developer";

    private final String anna = "anna-" + UUID.randomUUID();
    private ProgressStub progress;

    @BeforeEach
    void servicesAreUp() {
        CatalogStub catalog = CatalogStub.get();
        progress = ProgressStub.get();
        Gateway.awaitRevision(catalog.onlySample());
    }

    @AfterEach
    void progressIsUp() {
        ProgressStub.get();
    }

    private Response ask(String path, String preference) {
        return Gateway.learner(anna).header("Prefer", preference).get(path);
    }

    private Response ask(String path) {
        return ask(path, "handling=lenient");
    }

    static Stream<Arguments> examples() {
        return Stream.of(
                Arguments.of(ROLE, WithoutLearnerExample.ROLE),
                Arguments.of(LEARNER + "/courses/web", WithoutLearnerExample.COURSE),
                Arguments.of(LEARNER + "/modules/docker-in-practice", WithoutLearnerExample.MODULE));
    }

    @Nested
    class WhileProgressIsDown {

        @BeforeEach
        void down() {
            progress.die();
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("org.skillway.gateway.learner.WithoutLearnerTest#examples")
        @DisplayName("is given to whoever prefers it, is kept nowhere, and is the documented example")
        void given(String path, String example) throws JsonProcessingException {
            Response answer = ask(path);

            answer.then()
                    .statusCode(200)
                    .contentType("application/vnd.skillway.without-learner+json")
                    .header("Cache-Control", "no-store")
                    .header("Preference-Applied", "handling=lenient")
                    .header("Content-Language", "en")
                    .header("ETag", nullValue())
                    .header("Skillway-Progress-Version", nullValue())
                    .body("learnerKnown", equalTo(false));
            assertThat(String.join(", ", answer.headers().getValues("Vary"))).contains("Prefer");
            DocumentedExample.isAnswered(example, answer);
        }

        @Test
        @DisplayName("is the same for whoever it is asked about, and whatever is supposed: nothing is known of anybody")
        void ofAnybody() {
            String mine = ask(ROLE).asString();

            assertThat(ask(ROLE.replace("/me/", "/bob/")).asString()).isEqualTo(mine);
            assertThat(ask(ROLE + "?with=python&count=assessed").asString()).isEqualTo(mine);
            assertThat(ask(LEARNER + "/modules/docker-in-practice?with=docker,linux")
                            .asString())
                    .isEqualTo(ask(LEARNER + "/modules/docker-in-practice").asString());
        }

        @Test
        @DisplayName("is in the wanted language")
        void language() {
            Gateway.learner(anna)
                    .header("Prefer", "handling=lenient")
                    .header("Accept-Language", "ka")
                    .get(LEARNER + "/roles/web-developer")
                    .then()
                    .header("Content-Language", "ka")
                    .body("role.title", equalTo("ვებდეველოპერი"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Handling=Lenient",
                    "handling=\"lenient\"",
                    "respond-async, handling = lenient ; x=1",
                    "handling=lenient, handling=strict"
                })
        @DisplayName("can be preferred in every spelling")
        void spellings(String preference) {
            assertThat(ask(ROLE, preference).statusCode()).isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "handling=strict",
                    "handling=strict, handling=lenient",
                    "handling",
                    "xhandling=lenient",
                    "return=minimal",
                    ","
                })
        @DisplayName("is not given to whoever does not: 503 at once")
        void notPreferred(String preference) {
            ask(ROLE, preference)
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "2")
                    .header("Preference-Applied", nullValue())
                    .body("code", equalTo("progress-unavailable"));
        }

        @Test
        @DisplayName("has the same refusals as the whole")
        void refusals() {
            Gateway.raw().header("Prefer", "handling=lenient").get(ROLE).then().statusCode(401);
            Gateway.raw()
                    .header("Prefer", "handling=lenient")
                    .header("Authorization", "Bearer " + Tokens.service("catalog:follow"))
                    .get(ROLE)
                    .then()
                    .statusCode(403);
            ask(LEARNER + "/roles/no-such-role").then().statusCode(404);
            ask(ROLE + "?with=astronomy").then().statusCode(400);
        }
    }

    @Test
    @DisplayName("is given while progress does not answer in time, too")
    void silent() {
        progress.fallSilent();

        ask(ROLE).then().statusCode(200).header("Preference-Applied", "handling=lenient");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"403, not-your-learner", "401, token-expired"})
    @DisplayName("is not given where progress refuses")
    void refused(int status, String code) {
        progress.standing("bob", Reply.problem(status, "{\"code\":\"" + code + "\"}"));

        ask(ROLE.replace("/me/", "/bob/")).then().statusCode(status).body("code", equalTo(code));
    }

    @Test
    @DisplayName("is not given where the whole is: that is the same with and without the preference")
    void whole() {
        progress.standing(anna, 3, "");
        for (String path : List.of(ROLE, LEARNER + "/courses/web", LEARNER + "/modules/shell")) {
            Response answer = ask(path);

            answer.then().contentType("application/json").header("Preference-Applied", nullValue());
            assertThat(answer.asString())
                    .isEqualTo(Gateway.learner(anna).get(path).asString());
        }
    }

    @Test
    @DisplayName("is not given where progress is behind what the client has seen")
    void behind() {
        progress.standing(anna, 3, "");
        Gateway.learner(anna)
                .header("Prefer", "handling=lenient")
                .header("Skillway-Min-Progress-Version", "4")
                .get(ROLE)
                .then()
                .statusCode(503)
                .body("code", equalTo("progress-behind"));
    }
}
