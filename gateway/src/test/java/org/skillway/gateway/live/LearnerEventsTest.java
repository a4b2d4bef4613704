package org.skillway.gateway.live;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.skillway.gateway.stub.Await;
import org.skillway.gateway.stub.CatalogStub;
import org.skillway.gateway.stub.Events;
import org.skillway.gateway.stub.Gateway;
import org.skillway.gateway.stub.ProgressStub;
import org.skillway.gateway.stub.SampleCatalog;
import org.skillway.gateway.stub.Signals;
import org.skillway.gateway.stub.StubServer.Reply;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("A learner's events")
class LearnerEventsTest {

    private static final String PATH = "/api/v1/learners/me/events";
    private static final Reply REFUSAL = Reply.problem(403, "{\"code\":\"not-your-learner\"}");

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    private final String learner = "live|" + UUID.randomUUID();
    private final List<Events> pages = new ArrayList<>();
    private CatalogStub catalog;
    private ProgressStub progress;
    private Signals signals;

    @BeforeEach
    void servicesAreUp() {
        catalog = CatalogStub.get();
        progress = ProgressStub.get();
        signals = progress.signals();
        Gateway.awaitRevision(catalog.revision());
    }

    @AfterEach
    void nobodyListens() {
        pages.forEach(Events::close);
        Await.until("no stream is open", () -> given().get(metrics).asString().contains("skillway_live_streams 0.0"));
    }

    private Events page() {
        return kept(Events.of(learner));
    }

    private Events page(String token) {
        return kept(Events.open(RestAssured.port, learner.replace("|", "%7C"), token, Map.of()));
    }

    private Events kept(Events page) {
        pages.add(page);
        return page;
    }

    @Nested
    class AtFirst {

        @Test
        @DisplayName("say how things stand, and when to come again; then come comments")
        void first() {
            signals.movesUnheard(learner, 7);
            Events page = page();

            assertThat(page.status()).isEqualTo(200);
            Events.Event first = page.awaitProgress(7);
            Events.Event second = page.awaitCatalog();
            assertThat(page.all()).containsExactly(first, second);
            assertThat(first.id()).matches("5f0c1a52-6d4b-4c92-a4c5-a2f9a07a3b11\\.7\\.-\\.0");
            assertThat(second.id())
                    .matches("5f0c1a52-6d4b-4c92-a4c5-a2f9a07a3b11\\.7\\.[0-9a-f-]{36}\\." + catalog.revision());
            assertThat(second.data()).isEqualTo("{\"catalogRevision\":" + catalog.revision() + "}");
            assertThat(page.lines().get(0)).matches("retry: [123][0-9]{3}");
            Await.until("a comment", () -> page.lines().contains(":"));
        }

        @Test
        @DisplayName("are as the document shows them")
        void example() {
            signals.movesUnheard(learner, 7);
            Events page = page();
            page.awaitCatalog();
            Await.until("a comment", () -> page.lines().contains(":"));
            signals.moves(learner, 8);
            page.awaitProgress(8);
            Await.until(
                    "the end of the event",
                    () -> page.lines().get(page.lines().size() - 1).isEmpty());

            assertThat(onlyForm(String.join("\n", page.lines()))).isEqualTo(onlyForm(LearnerEventsExample.STREAM));
        }

        /** Without what differs from one catalog and one time to another. */
        private static String onlyForm(String stream) {
            return stream.strip()
                    .replaceAll("retry: [0-9]{4}", "retry")
                    .replaceAll("[0-9a-f-]{36}\\.[0-9]+\\n", "catalog\n")
                    .replaceAll("[0-9a-f-]{36}\\.[0-9]+$", "catalog")
                    .replaceAll("catalogRevision\":[0-9]+", "revision")
                    .replaceAll("(:\\n\\n)+", ":\n\n");
        }

        @Test
        @DisplayName("are kept nowhere, wait nowhere, and are not compressed")
        void headers() {
            Events page = kept(
                    Events.open(RestAssured.port, "me", Tokens.learner(learner), Map.of("Accept-Encoding", "gzip")));
            page.awaitProgress(0);

            assertThat(page.header("Content-Type")).startsWith("text/event-stream");
            assertThat(page.header("Cache-Control")).isEqualTo("no-store");
            assertThat(page.header("X-Accel-Buffering")).isEqualTo("no");
            assertThat(page.header("Content-Encoding")).isNull();
            assertThat(page.header("RateLimit")).isNotNull();
            assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        }

        @Test
        @DisplayName("are left out for HEAD")
        void head() {
            Gateway.learner(learner)
                    .head(PATH)
                    .then()
                    .statusCode(200)
                    .contentType("text/event-stream")
                    .header("Cache-Control", "no-store")
                    .body(emptyString());
        }
    }

    @Nested
    class WhenSomethingChanges {

        @Test
        @DisplayName("say so to every page of this learner, and to no other")
        void change() {
            Events page = page();
            Events another = page();
            Events other = kept(Events.of("other-" + UUID.randomUUID()));
            List.of(page, another, other).forEach(one -> one.awaitProgress(0));

            signals.moves(learner, 1);
            signals.moves(learner, 2);

            page.awaitProgress(2);
            another.awaitProgress(2);
            assertThat(other.all()).noneMatch(event -> event.isProgress(1) || event.isProgress(2));
        }

        @Test
        @DisplayName("say that nothing is held any longer")
        void erased() {
            signals.movesUnheard(learner, 3);
            Events page = page();
            page.awaitProgress(3);

            signals.erase(learner);

            assertThat(page.awaitProgress(0).id()).startsWith("none.0.");
        }

        @Test
        @DisplayName("say at which revision the catalog stands")
        void catalog() {
            Events page = page();
            page.awaitCatalog();

            long revision = catalog.publish(
                    List.of(SampleCatalog.module("live-" + UUID.randomUUID(), "Live", "published", 7, "\"git\"")));

            page.await("the revision", event -> event.data().equals("{\"catalogRevision\":" + revision + "}"));
        }
    }

    @Nested
    class WhenAPageComesAgain {

        @Test
        @DisplayName("leave out what it knows")
        void nothingNew() {
            signals.movesUnheard(learner, 4);
            String known = page().awaitCatalog().id();

            Events again = kept(Events.of(learner, known));
            signals.moves(learner, 5);

            again.awaitProgress(5);
            assertThat(again.all()).hasSize(1);
        }

        @ParameterizedTest(name = "tell what it has missed: {0}")
        @ValueSource(
                strings = {
                    "5f0c1a52-6d4b-4c92-a4c5-a2f9a07a3b11.3.-.0",
                    "00000000-6d4b-4c92-a4c5-a2f9a07a3b11.4.-.0",
                    "none.0.-.0",
                    "4",
                    "5f0c1a52-6d4b-4c92-a4c5-a2f9a07a3b11.99999999999999999999.-.0"
                })
        void missed(String lastEventId) {
            signals.movesUnheard(learner, 4);

            kept(Events.of(learner, lastEventId)).awaitProgress(4);
        }

        @Test
        @DisplayName("tell of the catalog alone where only that has changed")
        void catalogOnly() {
            signals.movesUnheard(learner, 4);
            String known = page().awaitCatalog().id();
            catalog.publish(
                    List.of(SampleCatalog.module("live-" + UUID.randomUUID(), "Live", "published", 7, "\"git\"")));
            Gateway.awaitRevision(catalog.revision());

            Events again = kept(Events.of(learner, known));
            again.awaitCatalog();
            assertThat(again.all()).hasSize(1);
        }
    }

    @Nested
    class WhenSignalsFail {

        private Events open() {
            Events page = page();
            page.awaitProgress(0);
            Await.until("signals are heard", () -> signals.listening() == 1);
            return page;
        }

        @Test
        @DisplayName("come all the same, for a lost one is made good")
        void lost() {
            Events page = open();
            signals.movesUnheard(learner, 1);
            page.awaitProgress(1);
        }

        @Test
        @DisplayName("go on when the stream of signals has ended, has broken, or makes no sense")
        void ended() {
            Events page = open();
            int opened = signals.opened();
            signals.end();
            Await.until("they are heard again", () -> signals.opened() > opened);
            signals.moves(learner, 1);
            page.awaitProgress(1);

            for (String nonsense : List.of("{\"line\":", "null", "{\"line\":\"changed\"}", "{\"line\":\"news\"}")) {
                signals.say(nonsense);
            }
            signals.moves(learner, 2);
            page.awaitProgress(2);
            assertThat(page.isOpen()).isTrue();
        }

        @Test
        @DisplayName("go on when progress-service was away, and tell what happened meanwhile")
        void away() {
            Events page = open();
            progress.die();
            signals.movesUnheard(learner, 1);
            progress.start();
            page.awaitProgress(1);

            Await.until("signals are heard", () -> signals.listening() == 1);
            signals.moves(learner, 2);
            page.awaitProgress(2);
        }

        @Test
        @DisplayName("come by looking alone while signals are refused")
        void refused() {
            Events page = open();
            signals.refuse(true);
            signals.end();
            signals.movesUnheard(learner, 1);
            page.awaitProgress(1);
            signals.refuse(false);
            Await.until("signals are heard", () -> signals.listening() == 1);
        }
    }

    @Nested
    class HoweverManyPages {

        @Test
        @DisplayName(
                "there is one stream of signals, with a token of its own, one question for all, and none without a page")
        void oneStream() {
            String another = "another-" + UUID.randomUUID();
            page().awaitProgress(0);
            page().awaitProgress(0);
            kept(Events.of(another)).awaitProgress(0);

            Await.until("signals are heard", () -> signals.listening() == 1);
            assertThat(signals.lastToken()).startsWith("Bearer ");
            Await.until(
                    "one question names both",
                    () -> signals.lastQuestion().contains(learner)
                            && signals.lastQuestion().contains(another));
            assertThat(signals.listening()).isEqualTo(1);

            pages.forEach(Events::close);
            Await.until("nobody listens", () -> signals.listening() == 0);
        }

        @Test
        @DisplayName(
                "one subject has no more than 4: 429 too-many-event-streams; when one is closed, another is opened")
        void ofOneSubject() {
            for (int i = 0; i < 4; i++) {
                page().awaitProgress(0);
            }

            Gateway.learner(learner)
                    .get(PATH)
                    .then()
                    .statusCode(429)
                    .contentType("application/problem+json")
                    .header("Retry-After", notNullValue())
                    .body("code", equalTo("too-many-event-streams"));
            Gateway.roleOf(learner, "web-developer").then().statusCode(200);

            pages.get(0).close();
            Await.until("another is opened", () -> {
                Events one = page();
                return one.status() == 200;
            });
        }

        @Test
        @DisplayName("one gateway has no more than 12: 503 events-unavailable")
        void ofAll() {
            for (int i = 0; i < 12; i++) {
                kept(Events.of("one-of-many-" + i / 4 + learner)).awaitProgress(0);
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
            page(Tokens.instructor("nino")).awaitProgress(3);
            page(Tokens.admin("root")).awaitProgress(3);
        }

        @Test
        @DisplayName("is asked again before each event of another's: who may no longer see it, does not hear of it")
        void askedBeforeEachEvent() {
            Events page = page(Tokens.instructor("nino"));
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
            Events page = page(Tokens.instructor("nino"));
            page.awaitProgress(0);

            signals.answers(learner, REFUSAL);

            page.awaitEnd();
        }

        @Test
        @DisplayName("only for as long as the token holds")
        void expires() {
            Events page =
                    kept(Events.open(RestAssured.port, "me", Tokens.learner(learner, Duration.ofSeconds(3)), Map.of()));
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
