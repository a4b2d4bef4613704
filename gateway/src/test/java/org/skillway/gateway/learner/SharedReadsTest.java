package org.skillway.gateway.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.skillway.gateway.stub.Await;
import org.skillway.gateway.stub.CatalogStub;
import org.skillway.gateway.stub.Crowd;
import org.skillway.gateway.stub.Gateway;
import org.skillway.gateway.stub.ProgressStub;
import org.skillway.gateway.stub.SampleCatalog;
import org.skillway.gateway.stub.StubServer.Reply;
import org.skillway.testkit.Tokens;

/** In these tests one call for standings is under way at a time, and the gateway waits a second for something newer. */
@QuarkusTest
class SharedReadsTest {

    private static final String ROLE = Gateway.ROLE.formatted("me", "web-developer");
    private static final String OTHER_LEDGER =
            "{\"learner\":\"%s\",\"ledgerId\":\"aaaaaaaa-6d4b-4c92-a4c5-a2f9a07a3b11\",\"version\":%d,\"skills\":[]}";

    @Inject
    MeterRegistry meters;

    private final String anna = fresh("anna");
    private CatalogStub catalog;
    private ProgressStub progress;

    private static String fresh(String name) {
        return name + "-" + UUID.randomUUID();
    }

    @BeforeEach
    void servicesAreUp() {
        catalog = CatalogStub.get();
        progress = ProgressStub.get();
        Gateway.awaitRevision(catalog.revision());
    }

    @AfterEach
    void progressSpeaks() {
        progress.speak();
    }

    private static Crowd reads(String subject) {
        return reads(subject, ROLE);
    }

    private static Crowd reads(String subject, String path) {
        return Crowd.of(1, path, Tokens.learner(subject));
    }

    private static String body(Crowd crowd) {
        return crowd.answers().get(0).body();
    }

    /** A call that is under way until progress speaks. */
    private Crowd underWay(String subject) {
        int before = progress.batches().size();
        progress.fallSilent();
        Crowd first = reads(subject);
        Await.until("the call is there", () -> progress.batches().size() > before);
        return first;
    }

    private void awaitWaiting(int askers) {
        Await.until(
                askers + " wait",
                () -> meters.get("skillway.standings.waiting").gauge().value() == askers);
    }

    private List<String> lastBatch() {
        List<List<String>> batches = progress.batches();
        return batches.get(batches.size() - 1);
    }

    @Nested
    class ReadsAtTheSameTime {

        @Test
        @DisplayName("go together into the next call, however many there are")
        void together() {
            Crowd first = underWay(fresh("first"));
            int before = progress.standingCalls();
            List<String> learners =
                    IntStream.range(0, 20).mapToObj(i -> fresh("learner-" + i)).toList();
            learners.forEach(learner -> progress.standing(learner, 3, ""));
            List<Crowd> others = learners.stream().map(SharedReadsTest::reads).toList();
            awaitWaiting(20);

            progress.speak();

            assertThat(first.answers().get(0).statusCode()).isEqualTo(200);
            for (int place = 0; place < 20; place++) {
                assertThat(body(others.get(place)))
                        .startsWith("{\"learner\":\"" + learners.get(place) + "\"")
                        .contains("\"progressVersion\":3");
            }
            assertThat(progress.standingCalls() - before).isEqualTo(1);
            assertThat(lastBatch()).containsExactlyInAnyOrderElementsOf(learners);
        }

        @Test
        @DisplayName("of the same learner by the same token are asked once")
        void once() {
            String token = Tokens.learner(anna);
            Crowd first = underWay(fresh("first"));
            Crowd others = Crowd.of(10, ROLE, token);
            awaitWaiting(10);

            progress.speak();

            assertThat(first.answers()).hasSize(1);
            assertThat(others.answers()).allMatch(answer -> answer.statusCode() == 200);
            assertThat(lastBatch()).containsExactly(anna);
        }

        @Test
        @DisplayName("do not join a call that has started: what was recorded since is in the answer")
        void order() {
            progress.standing(anna, 1, "");
            Crowd before = underWay(anna);
            progress.standing(anna, 2, "");
            Crowd after = reads(anna);
            awaitWaiting(1);

            progress.speak();

            assertThat(body(before)).contains("\"progressVersion\":1");
            assertThat(body(after)).contains("\"progressVersion\":2");
        }

        @Test
        @DisplayName("fail each for itself: one refused, one that makes no sense, the others answered")
        void faults() {
            String refused = fresh("refused");
            String nonsense = fresh("nonsense");
            String broken = fresh("broken");
            progress.standing(
                    refused, Reply.problem(403, "{\"code\":\"not-your-learner\",\"requestId\":\"that-of-the-call\"}"));
            progress.standing(nonsense, Reply.json(200, "{\"skills\":5}"));
            progress.standing(broken, Reply.problem(503, "{\"code\":\"unavailable\"}"));
            Crowd first = underWay(fresh("first"));
            List<Crowd> crowds = List.of(reads(anna), reads(refused), reads(nonsense), reads(broken));
            awaitWaiting(4);

            progress.speak();

            assertThat(first.answers().get(0).statusCode()).isEqualTo(200);
            List<HttpResponse<String>> answers =
                    crowds.stream().map(crowd -> crowd.answers().get(0)).toList();
            assertThat(answers).extracting(HttpResponse::statusCode).containsExactly(200, 403, 503, 503);
            assertThat(answers.get(1).body()).contains("not-your-learner");
            assertThat(answers.get(2).body()).contains("progress-unavailable");
            assertThat(answers.get(3).body()).contains("progress-unavailable");
        }

        @Test
        @DisplayName("that are refused as one get the problem each under its own name")
        void names() {
            progress.standing(
                    anna, Reply.problem(403, "{\"code\":\"not-your-learner\",\"requestId\":\"that-of-the-call\"}"));
            Crowd first = underWay(fresh("first"));
            Crowd others = Crowd.of(3, ROLE, Tokens.learner(anna));
            awaitWaiting(3);

            progress.speak();

            assertThat(first.answers()).hasSize(1);
            assertThat(lastBatch()).hasSize(1);
            assertThat(others.answers()).allSatisfy(answer -> assertThat(answer.body())
                    .contains("\"requestId\":\""
                            + answer.headers().firstValue("X-Request-Id").orElseThrow() + "\""));
        }

        @Test
        @DisplayName("all hear within the bounded wait that a call does not end, and the next are served")
        void callDoesNotEnd() {
            Crowd first = underWay(fresh("first"));
            Crowd others = Crowd.of(3, ROLE, Tokens.learner(anna));

            assertThat(first.answers().get(0).statusCode()).isEqualTo(503);
            assertThat(others.answers())
                    .allMatch(answer -> answer.statusCode() == 503)
                    .allMatch(answer -> answer.body().contains("progress-unavailable"));
            progress.speak();
            Gateway.roleOf(anna, "web-developer").then().statusCode(200);
        }
    }

    @Nested
    class AStandingThatIsKnown {

        @Test
        @DisplayName("is not sent again while it holds, and the answer is the same")
        void known() {
            progress.standing(anna, 4, ProgressStub.completed("python", "assessed", "2026-03-01T10:00:00Z"));
            Response first = Gateway.roleOf(anna, "web-developer");
            assertThat(lastBatch()).containsExactly(anna);

            Response second = Gateway.roleOf(anna, "web-developer");

            assertThat(lastBatch()).containsExactly(anna + "=");
            assertThat(second.statusCode()).isEqualTo(200);
            assertThat(second.asString()).isEqualTo(first.asString());
            assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        }

        @Test
        @DisplayName("is no answer for somebody whom progress refuses")
        void refused() {
            progress.standing(anna, 4, "");
            Gateway.roleOf(anna, "web-developer").then().statusCode(200);
            progress.standing(anna, Reply.problem(403, "{\"code\":\"not-your-learner\"}"));

            Gateway.learner(fresh("bob"))
                    .get(Gateway.ROLE.formatted(anna, "web-developer"))
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("not-your-learner"));
        }

        @Test
        @DisplayName("is no answer while progress is down")
        void down() {
            progress.standing(anna, 4, "");
            Gateway.roleOf(anna, "web-developer").then().statusCode(200);
            progress.die();

            Gateway.roleOf(anna, "web-developer").then().statusCode(503);
            progress.start();
        }

        @Test
        @DisplayName("of a ledger that is no more is no answer, although the version is the same")
        void erased() {
            progress.standing(anna, 1, ProgressStub.completed("python", "assessed", "2026-03-01T10:00:00Z"));
            Response before = Gateway.roleOf(anna, "web-developer");
            progress.standing(anna, Reply.json(200, OTHER_LEDGER.formatted(anna, 1)));

            Response after = Gateway.roleOf(anna, "web-developer");

            assertThat(progress.lastReceived().body())
                    .contains("\"known\":{\"ledgerId\":\"5f0c1a52-6d4b-4c92-a4c5-a2f9a07a3b11\",\"version\":1}");
            assertThat(after.jsonPath().getInt("readiness.met")).isZero();
            assertThat(after.header("ETag")).isNotEqualTo(before.header("ETag"));
        }
    }

    @Nested
    class SkillwayMinProgressVersion {

        @Test
        @DisplayName("of an answer that is as new changes nothing")
        void there() {
            progress.standing(anna, 4, "");
            Gateway.learner(anna)
                    .header("Skillway-Min-Progress-Version", "4")
                    .get(ROLE)
                    .then()
                    .statusCode(200)
                    .header("Skillway-Progress-Version", "4");
        }

        @Test
        @DisplayName("waits for the version to come")
        void comes() {
            progress.standing(anna, 4, "");
            int before = progress.standingCalls();
            Crowd read = Crowd.of(1, ROLE, Tokens.learner(anna), "Skillway-Min-Progress-Version", "5");
            Await.until("it was asked for", () -> progress.standingCalls() > before);

            progress.standing(anna, 5, "");

            assertThat(body(read)).contains("\"progressVersion\":5");
        }

        @Test
        @DisplayName("that does not come in time is 503 progress-behind")
        void behind() {
            progress.standing(anna, 4, "");
            Gateway.learner(anna)
                    .header("Skillway-Min-Progress-Version", "99999999999999999999")
                    .get(ROLE)
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "2")
                    .header("ETag", nullValue())
                    .body("code", equalTo("progress-behind"));
        }

        @Test
        @DisplayName("means nothing where ?version= is said")
        void version() {
            progress.standing(anna, 4, "");
            Gateway.learner(anna)
                    .header("Skillway-Min-Progress-Version", "5")
                    .get(ROLE + "?version=4")
                    .then()
                    .statusCode(200);
        }
    }

    @Nested
    class SkillwayMinCatalogRevision {

        @ParameterizedTest(name = "{0}")
        @CsvSource({"/api/v1/learners/me/roles/web-developer", "/api/v1/roles/web-developer/compare?with=api-developer"
        })
        @DisplayName("waits for the revision to come")
        void comes(String path) {
            long next = catalog.revision() + 1;
            Crowd read = Crowd.of(1, path, Tokens.learner(anna), "Skillway-Min-Catalog-Revision", Long.toString(next));
            catalog.publish(List.of(SampleCatalog.skill(fresh("new"), "New", null, "")));

            HttpResponse<String> answer = read.answers().get(0);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(Long.parseLong(answer.headers()
                            .firstValue("Skillway-Catalog-Revision")
                            .orElseThrow()))
                    .isGreaterThanOrEqualTo(next);
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource({"/api/v1/learners/me/roles/web-developer", "/api/v1/roles/web-developer/compare?with=api-developer"
        })
        @DisplayName("that does not come in time is 503 catalog-behind")
        void behind(String path) {
            Gateway.learner(anna)
                    .header("Skillway-Min-Catalog-Revision", Long.toString(catalog.revision() + 1))
                    .get(path)
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "2")
                    .body("code", equalTo("catalog-behind"));
        }

        @Test
        @DisplayName("means nothing where ?revision= is said")
        void revision() {
            Gateway.learner(anna)
                    .header("Skillway-Min-Catalog-Revision", Long.toString(catalog.revision() + 1))
                    .get(ROLE + "?revision=" + catalog.revision())
                    .then()
                    .statusCode(200);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "Skillway-Min-Catalog-Revision, x, integer",
        "Skillway-Min-Catalog-Revision, -1, at-least",
        "Skillway-Min-Catalog-Revision, 1.0, integer",
        "Skillway-Min-Progress-Version, '1, 2', integer",
        "Skillway-Min-Progress-Version, -5, at-least"
    })
    @DisplayName("What is no number is 400, and named")
    void malformed(String header, String value, String rule) {
        for (String path : List.of(ROLE, "/api/v1/roles/web-developer/compare?with=api-developer")) {
            Gateway.learner(anna)
                    .header(header, value)
                    .get(path)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("invalid-parameter"))
                    .body("errors[0].parameter", equalTo(header))
                    .body("errors[0].rule", equalTo(rule));
        }
    }

    @Nested
    class AChangeOfTheCatalog {

        private Response changes(long revision) {
            catalog.replies(new Reply(
                    200,
                    Map.of("Content-Type", "application/json", "Skillway-Catalog-Revision", Long.toString(revision)),
                    "{}"));
            return Gateway.raw()
                    .header("Authorization", "Bearer " + Tokens.admin("root"))
                    .contentType("application/json")
                    .body("{}")
                    .put("/api/v1/roles/web-developer");
        }

        @Test
        @DisplayName("is answered when the gateway's own graph shows it")
        void shown() {
            for (int i = 0; i < 20; i++) {
                long revision = catalog.publish(List.of(SampleCatalog.skill(fresh("new"), "New", null, "")));

                changes(revision).then().statusCode(200);

                Gateway.roleOf(anna, "web-developer")
                        .then()
                        .header("Skillway-Catalog-Revision", Long.toString(revision));
            }
        }

        @Test
        @DisplayName("that goes on after its answer is told as done when the gateway's own graph shows it")
        void imported() {
            for (int i = 0; i < 20; i++) {
                long revision = catalog.publish(List.of(SampleCatalog.skill(fresh("new"), "New", null, "")));
                catalog.replies(new Reply(
                        200,
                        Map.of(
                                "Content-Type",
                                "application/json",
                                "Skillway-Catalog-Revision",
                                Long.toString(revision)),
                        "{\"state\":\"done\",\"revision\":%d}".formatted(revision)));

                Gateway.raw()
                        .header("Authorization", "Bearer " + Tokens.admin("root"))
                        .get("/api/v1/imports" + (i % 2 == 0 ? "" : "/" + UUID.randomUUID()))
                        .then()
                        .statusCode(200);

                Gateway.roleOf(anna, "web-developer")
                        .then()
                        .header("Skillway-Catalog-Revision", Long.toString(revision));
            }
        }

        @Test
        @DisplayName("is answered all the same when the graph does not get there in time")
        void passedOn() {
            changes(catalog.revision() + 1).then().statusCode(200).body(containsString("{}"));
        }
    }
}
