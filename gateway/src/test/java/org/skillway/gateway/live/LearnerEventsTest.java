package org.skillway.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
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
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("A learner's events")
class LearnerEventsTest {

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    private final Pages pages = new Pages();
    private final String learner = pages.learner();
    private final ProgressStub progress = ProgressStub.get();
    private final Signals signals = progress.signals();
    private final CatalogStub catalog = CatalogStub.get();

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
    class AtFirst {

        @Test
        @DisplayName("say how things stand, and when to come again; then come comments")
        void first() {
            signals.movesUnheard(learner, 7);
            Events page = pages.open();

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
            Events page = pages.open();
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
            Events page = pages.kept(
                    Events.open(RestAssured.port, "me", Tokens.learner(learner), Map.of("Accept-Encoding", "gzip")));
            page.awaitProgress(0);

            assertThat(page.header("Content-Type")).startsWith("text/event-stream");
            assertThat(page.header("Cache-Control")).isEqualTo("no-store");
            assertThat(page.header("X-Accel-Buffering")).isEqualTo("no");
            assertThat(page.header("Content-Encoding")).isNull();
            assertThat(page.header("RateLimit")).isNotNull();
            assertThat(page.header("Skillway-Progress-Version")).isEqualTo("0");
            assertThat(page.header("Skillway-Catalog-Revision")).isEqualTo(Long.toString(catalog.revision()));
            assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        }

        @Test
        @DisplayName("are left out for HEAD")
        void head() {
            Gateway.learner(learner)
                    .head("/api/v1/learners/me/events")
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
            Events page = pages.open();
            Events another = pages.open();
            Events other = pages.kept(Events.of("other-" + UUID.randomUUID()));
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
            Events page = pages.open();
            page.awaitProgress(3);

            signals.erase(learner);

            assertThat(page.awaitProgress(0).id()).startsWith("none.0.");
        }

        @Test
        @DisplayName("say at which revision the catalog stands")
        void catalog() {
            Events page = pages.open();
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
            String known = pages.open().awaitCatalog().id();

            Events again = pages.kept(Events.of(learner, known));
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

            pages.kept(Events.of(learner, lastEventId)).awaitProgress(4);
        }

        @Test
        @DisplayName("tell of the catalog alone where only that has changed")
        void catalogOnly() {
            signals.movesUnheard(learner, 4);
            String known = pages.open().awaitCatalog().id();
            catalog.publish(
                    List.of(SampleCatalog.module("live-" + UUID.randomUUID(), "Live", "published", 7, "\"git\"")));
            Gateway.awaitRevision(catalog.revision());

            Events again = pages.kept(Events.of(learner, known));
            again.awaitCatalog();
            assertThat(again.all()).hasSize(1);
        }
    }

    @Nested
    class WhenSignalsFail {

        private Events open() {
            Events page = pages.open();
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
}
