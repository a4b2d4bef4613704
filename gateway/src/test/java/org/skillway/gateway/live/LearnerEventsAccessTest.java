package org.skillway.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.skillway.gateway.stub.Await;
import org.skillway.gateway.stub.CatalogStub;
import org.skillway.gateway.stub.Events;
import org.skillway.gateway.stub.Gateway;
import org.skillway.gateway.stub.ProgressStub;
import org.skillway.gateway.stub.Signals;
import org.skillway.gateway.stub.StubServer.Reply;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("A learner's events: who may, how many, and what is refused")
class LearnerEventsAccessTest {

    private static final String PATH = "/api/v1/learners/me/events";
    private static final Reply REFUSAL = Reply.problem(403, "{\"code\":\"not-your-learner\"}");

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    private final Pages pages = new Pages();
    private final String learner = pages.learner();
    private final ProgressStub progress = ProgressStub.get();
    private final Signals signals = progress.signals();

    @BeforeEach
    void catalogIsKnown() {
        Gateway.awaitRevision(CatalogStub.get().revision());
    }

    @AfterEach
    void nobodyListens() {
        pages.close();
        pages.awaitNone(metrics);
    }

    @Nested
    class HoweverManyPages {

        @Test
        @DisplayName(
                "there is one stream of signals, with a token of its own, one question for all, and none without a page")
        void oneStream() {
            String another = "another-" + UUID.randomUUID();
            pages.open().awaitProgress(0);
            pages.open().awaitProgress(0);
            pages.kept(Events.of(another)).awaitProgress(0);

            Await.until("signals are heard", () -> signals.listening() == 1);
            assertThat(signals.lastToken()).startsWith("Bearer ");
            Await.until(
                    "one question names both",
                    () -> signals.lastQuestion().contains(learner)
                            && signals.lastQuestion().contains(another));
            assertThat(signals.listening()).isEqualTo(1);

            pages.close();
            Await.until("nobody listens", () -> signals.listening() == 0);
        }

        @Test
        @DisplayName(
                "one subject has no more than 4: 429 too-many-event-streams; when one is closed, another is opened")
        void ofOneSubject() {
            for (int i = 0; i < 4; i++) {
                pages.open().awaitProgress(0);
            }

            Gateway.learner(learner)
                    .get(PATH)
                    .then()
                    .statusCode(429)
                    .contentType("application/problem+json")
                    .header("Retry-After", notNullValue())
                    .body("code", equalTo("too-many-event-streams"));
            Gateway.roleOf(learner, "web-developer").then().statusCode(200);

            pages.first().close();
            Await.until("another is opened", () -> {
                Events one = pages.open();
                return one.status() == 200;
            });
        }

        @Test
        @DisplayName("one gateway has no more than 12: 503 events-unavailable")
        void ofAll() {
            for (int i = 0; i < 12; i++) {
                pages.kept(Events.of("one-of-many-" + i / 4 + learner)).awaitProgress(0);
            }

            Gateway.learner(learner)
                    .get(PATH)
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", equalTo("2"))
                    .body("code", equalTo("events-unavailable"));
        }
    }

    @Nested
    class WhoMay {

        @Test
        @DisplayName("not without a token, with an expired one or with a machine's")
        void tokens() {
            Gateway.raw()
                    .get(PATH)
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .body("code", equalTo("token-missing"));
            Gateway.raw()
                    .header("Authorization", "Bearer " + Tokens.expired(learner))
                    .get(PATH)
                    .then()
                    .statusCode(401)
                    .body("code", equalTo("token-expired"));
            Gateway.raw()
                    .header("Authorization", "Bearer " + Tokens.service("progress:follow"))
                    .get(PATH)
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("forbidden"));
        }

        @Test
        @DisplayName("whom progress-service refuses with their own token, and everybody else")
        void asProgressSays() {
            signals.movesUnheard(learner, 3);
            signals.answers(learner, REFUSAL);
            String path = "/api/v1/learners/" + learner.replace("|", "%7C") + "/events";
            Gateway.learner("somebody-else").get(path).then().statusCode(403).body("code", equalTo("not-your-learner"));
            assertThat(progress.lastReceived().header("Authorization")).startsWith("Bearer ");

            signals.answers(learner, null);
            pages.open(Tokens.instructor("nino")).awaitProgress(3);
            pages.open(Tokens.admin("root")).awaitProgress(3);
        }

        @Test
        @DisplayName("is asked again before each event of another's: who may no longer see it, does not hear of it")
        void askedBeforeEachEvent() {
            Events page = pages.open(Tokens.instructor("nino"));
            page.awaitProgress(0);
            signals.moves(learner, 1);
            page.awaitProgress(1);

            signals.answers(learner, REFUSAL);
            signals.moves(learner, 2);

            page.awaitEnd();
            assertThat(page.all()).noneMatch(event -> event.isProgress(2));
        }

        @Test
        @DisplayName("is asked again now and then, although nothing changes")
        void askedNowAndThen() {
            Events page = pages.open(Tokens.instructor("nino"));
            page.awaitProgress(0);

            signals.answers(learner, REFUSAL);

            page.awaitEnd();
        }

        @Test
        @DisplayName("only for as long as the token holds")
        void expires() {
            Events page = pages.kept(
                    Events.open(RestAssured.port, "me", Tokens.learner(learner, Duration.ofSeconds(3)), Map.of()));
            page.awaitProgress(0);
            page.awaitEnd();
        }
    }

    @Nested
    class WhenTheRequestIsWrong {

        @Test
        @DisplayName("answer 406 to who wants no events, 400 to an unknown parameter or learner, 405 to another method")
        void refusals() {
            Gateway.learner(learner)
                    .accept("application/json")
                    .get(PATH)
                    .then()
                    .statusCode(406)
                    .body("code", equalTo("not-acceptable"));
            Gateway.learner(learner)
                    .get(PATH + "?since=1")
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("unknown-parameter"));
            Gateway.learner(learner)
                    .get("/api/v1/learners/%E1%83%A5/events")
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("invalid-parameter"));
            Gateway.learner(learner).delete(PATH).then().statusCode(405);
        }

        @Test
        @DisplayName("answer 503 progress-unavailable while nobody can say who may")
        void progressAway() {
            progress.die();
            Gateway.learner(learner)
                    .get(PATH)
                    .then()
                    .statusCode(503)
                    .header("Retry-After", equalTo("2"))
                    .body("code", equalTo("progress-unavailable"));
            progress.start();
        }
    }
}
