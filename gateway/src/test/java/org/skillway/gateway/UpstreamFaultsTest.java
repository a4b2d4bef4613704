package org.skillway.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.skillway.gateway.stub.Await;
import org.skillway.gateway.stub.CatalogStub;
import org.skillway.gateway.stub.Crowd;
import org.skillway.gateway.stub.Gateway;
import org.skillway.gateway.stub.ProgressStub;
import org.skillway.gateway.stub.RawHttp;
import org.skillway.gateway.stub.RawService;
import org.skillway.gateway.stub.StubServer.Reply;
import org.skillway.testkit.Tokens;

/** In these tests a service gets 16 requests at a time, 16 more wait, and after 30 without answer it is left alone. */
@QuarkusTest
class UpstreamFaultsTest {

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    private static final String RECORDS = "/api/v1/learners/me/skills";
    private static final String RECORD = RECORDS + "/git";
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
    private static final String LEFT_ALONE = "\"code\":\"progress-unavailable\"";
    private static final int ALL_PLACES = 32;

    private CatalogStub catalog;
    private ProgressStub progress;

    @BeforeEach
    void servicesAreUp() {
        catalog = CatalogStub.get();
        progress = ProgressStub.get();
        catalog.replies(Reply.json(200, "{}"));
        progress.replies(Reply.json(200, "{}"));
        served();
    }

    @AfterEach
    void servicesAreUpAgain() {
        CatalogStub.get();
        ProgressStub.get().replies(Reply.json(200, "{}"));
        served();
    }

    /** More often than it can have failed lately, with the circuit closed still: it stays closed. */
    private static void answersOften() {
        for (int i = 0; i < 2 * ALL_PLACES; i++) {
            Gateway.raw().get(RECORDS).then().statusCode(200);
        }
    }

    /** A circuit that a test has opened lets nothing through for a moment. */
    private static void served() {
        Await.until("records are served", () -> Gateway.raw().get(RECORDS).statusCode() == 200);
        Await.until(
                "the catalog is served",
                () -> Gateway.raw().get("/api/v1/roles").statusCode() == 200);
    }

    private static Crowd crowd(int size, String path) {
        return Crowd.of(size, path, Tokens.learner("anna"));
    }

    @Nested
    class AServiceWithoutItsDatabase {

        @Test
        @DisplayName("says so itself, and after too many times is left alone: 503 comes without asking it")
        void leftAlone() {
            progress.replies(Reply.problem(503, "{\"code\":\"unavailable\"}"));
            assertThat(crowd(1, RECORDS).answers())
                    .allMatch(answer -> answer.body().contains("\"code\":\"unavailable\""));
            // What it has answered lately counts too.
            Await.until("it is left alone", () -> crowd(ALL_PLACES, RECORDS).answers().stream()
                    .anyMatch(answer -> answer.body().contains(LEFT_ALONE)));
            int asked = progress.receivedCount();

            // One of them may have been the one that tries again.
            assertThat(crowd(8, RECORDS).answers())
                    .allMatch(answer -> answer.statusCode() == 503)
                    .filteredOn(answer -> answer.body().contains(LEFT_ALONE))
                    .hasSizeGreaterThanOrEqualTo(7);
            assertThat(progress.receivedCount() - asked).isLessThanOrEqualTo(1);
        }
    }

    @Nested
    class AServiceThatRefusesWrites {

        @Test
        @DisplayName("for a moment goes on to be asked: of whom that is says nothing about the others")
        void asked() {
            progress.replies(Reply.problem(503, "{\"code\":\"unavailable\"}"));
            for (int time = 0; time < 3 * ALL_PLACES; time++) {
                String answer = Gateway.raw()
                        .contentType("application/json")
                        .body("{}")
                        .put(RECORD)
                        .asString();
                assertThat(answer).contains("\"code\":\"unavailable\"");
            }
            progress.replies(Reply.json(200, "{}"));

            Gateway.raw().get(RECORDS).then().statusCode(200);
        }
    }

    @Nested
    class AServiceThatIsSilent {

        @Test
        @DisplayName("is left alone after too many requests without an answer: 503 comes without asking it")
        void leftAlone() {
            progress.fallSilent();
            // Whoever comes while all places are taken proves nothing, so this takes two rounds.
            crowd(ALL_PLACES, RECORDS).answers();
            crowd(ALL_PLACES, RECORDS).answers();
            int asked = progress.receivedCount();

            List<HttpResponse<String>> answers = crowd(8, RECORDS).answers();

            assertThat(answers).allSatisfy(answer -> {
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).contains("2");
                assertThat(answer.body()).contains(LEFT_ALONE);
            });
            // One of them may have been the one that tries again.
            assertThat(progress.receivedCount() - asked).isLessThanOrEqualTo(1);
            Gateway.raw().get("/api/v1/roles").then().statusCode(200);
            assertThat(given().get(metrics).asString())
                    .contains("skillway_service_circuit_open{service=\"progress-service\"} 1.0")
                    .contains("skillway_service_circuit_open{service=\"catalog-service\"} 0.0");
        }

        @Test
        @DisplayName("is asked again soon, and when it answers everybody is served")
        void askedAgain() {
            progress.fallSilent();
            crowd(ALL_PLACES, RECORDS).answers();
            crowd(ALL_PLACES, RECORDS).answers();

            progress.speak();

            served();
            assertThat(crowd(8, RECORDS).answers()).allMatch(answer -> answer.statusCode() == 200);
        }

        @Test
        @DisplayName(
                "takes no more requests than it has places, says so to the rest at once, and the catalog is served")
        void busy() {
            progress.fallSilent();
            Crowd crowd = crowd(ALL_PLACES + 10, RECORDS);
            Await.until("ten are refused", () -> crowd.answered() >= 10);

            Gateway.raw().get("/api/v1/roles").then().statusCode(200);
            progress.speak();

            List<HttpResponse<String>> answers = crowd.answers();
            assertThat(answers).allMatch(answer -> answer.statusCode() == 200 || answer.statusCode() == 503);
            assertThat(answers)
                    .filteredOn(answer -> answer.statusCode() == 503)
                    .hasSizeBetween(10, 26)
                    .allMatch(answer -> answer.body().contains("\"code\":\"progress-busy\""));
        }
    }

    @Nested
    class AServiceThatIsBusy {

        @Test
        @DisplayName("is said to be so by combined answers too")
        void combined() {
            // On a slow machine the first to wait have waited long enough before the places are all taken.
            assertThat(Stream.generate(this::toldWhileFull).limit(5).anyMatch("progress-busy"::equals))
                    .isTrue();
        }

        private String toldWhileFull() {
            progress.fallSilent();
            Crowd crowd = crowd(ALL_PLACES + 10, RECORDS);
            Await.until("ten are refused", () -> crowd.answered() >= 10);
            // While connections were made, each of them counted as one that waits: only now the queue gets full.
            Crowd more = crowd(ALL_PLACES, RECORDS);
            Await.until("some are refused", () -> more.answered() >= 1);

            String code = Gateway.roleOf("anna", "web-developer")
                    .then()
                    .statusCode(503)
                    .extract()
                    .path("code");

            progress.speak();
            assertThat(crowd.answers()).hasSize(ALL_PLACES + 10);
            assertThat(more.answers()).hasSize(ALL_PLACES);
            served();
            answersOften();
            return code;
        }
    }

    @Nested
    class AConnectionThatIsClosedUnderUs {

        private final AtomicInteger asked = new AtomicInteger();

        @BeforeEach
        void hasAnsweredOften() {
            answersOften();
        }

        /** Ends the connection at every second request, as a service does that stops, or that has waited long enough. */
        private String everySecond(String head) {
            return asked.incrementAndGet() % 2 == 0 ? RawService.HANG_UP : OK;
        }

        @Test
        @DisplayName("costs a read nothing: it goes out once more")
        void read() throws IOException {
            try (RawService service = RawService.insteadOf(progress, this::everySecond)) {
                for (int i = 0; i < 5; i++) {
                    Gateway.raw().get(RECORDS).then().statusCode(200);
                }
                assertThat(service.received()).hasSize(9);
            }
        }

        @Test
        @DisplayName("ends a write: nobody knows whether it was done, so it goes out once")
        void write() throws IOException {
            try (RawService service = RawService.insteadOf(progress, head -> RawService.HANG_UP)) {
                Gateway.learner("anna")
                        .contentType("application/json")
                        .body("{}")
                        .put(RECORD)
                        .then()
                        .statusCode(503)
                        .body("code", equalTo("progress-unavailable"));
                Gateway.learner("anna").delete(RECORD).then().statusCode(503);
                assertThat(service.received()).hasSize(2);
            }
        }

        @Test
        @DisplayName("a second time ends a read too")
        void twice() throws IOException {
            try (RawService service = RawService.insteadOf(progress, head -> RawService.HANG_UP)) {
                Gateway.raw().get(RECORDS).then().statusCode(503).body("code", equalTo("progress-unavailable"));
                assertThat(service.received()).hasSize(2);
                Gateway.roleOf("anna", "web-developer")
                        .then()
                        .statusCode(503)
                        .body("code", equalTo("progress-unavailable"));
                assertThat(service.received()).hasSize(4);
            }
        }
    }

    @Nested
    class AnAnswerThatIsNone {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "nonsense\r\n\r\n",
                    "HTTP/1.1 abc OK\r\n\r\n",
                    "HTTP/9.9 200 OK\r\nContent-Length: 2\r\n\r\n{}",
                    "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n{}",
                    "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n{}",
                    "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n{}",
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked, gzip\r\n\r\n{}",
                    "HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n",
                    "HTTP/1.1 100 Continue\r\n\r\n",
                    "HTTP/1.1 200 OK\r\nX: 1",
                    "HTTP/1.1 500 Oops\r\nContent-Length: 4\r\n\r\noops",
                    "HTTP/1.1 501 Oops\r\nContent-Length: 4\r\n\r\noops",
                    "HTTP/1.1 999 Oops\r\nContent-Length: 4\r\n\r\noops"
                })
        @DisplayName("is 503 progress-unavailable, passed through and combined")
        void nonsense(String bytes) throws IOException {
            try (RawService service = RawService.insteadOf(progress, head -> bytes + RawService.THEN_HANG_UP)) {
                Gateway.raw().get(RECORDS).then().statusCode(503).body("code", equalTo("progress-unavailable"));
                Gateway.roleOf("anna", "web-developer")
                        .then()
                        .statusCode(503)
                        .body("code", equalTo("progress-unavailable"));
                assertThat(service.received()).isNotEmpty();
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Content-Length: 10\r\n\r\n{}",
                    "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n",
                    "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\nzz\r\n"
                })
        @DisplayName("or that ends half-way breaks off here too, so that nobody takes it for whole")
        void brokenOff(String bytes) throws IOException {
            try (RawService service = RawService.insteadOf(
                    progress,
                    head -> "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + bytes
                            + RawService.THEN_HANG_UP)) {
                String answer = RawHttp.exchange(RawHttp.head("GET " + RECORDS) + "\r\n");

                assertThat(answer).startsWith("HTTP/1.1 200").doesNotContain("\r\n0\r\n");
                assertThat(answer.contains("chunked") || answer.contains("content-length: 10"))
                        .isTrue();
                Gateway.roleOf("anna", "web-developer").then().statusCode(503);
                assertThat(service.received()).isNotEmpty();
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"O\u0001K", "", "\u00e9"})
        @DisplayName("but for the words of its status line is passed on")
        void words(String words) throws IOException {
            try (RawService service = RawService.insteadOf(
                    progress, head -> OK.replace("200 OK", "200 " + words) + RawService.THEN_HANG_UP)) {
                Gateway.raw().get(RECORDS).then().statusCode(200);
                assertThat(service.received()).isNotEmpty();
            }
        }
    }

    @Nested
    class AClientThatIsSlow {

        private static final int AS_MANY_AS_ARE_SERVED = 16;

        @Test
        @DisplayName("with its body proves nothing about the service, however many there are of them")
        void body() {
            String head = RawHttp.head("PUT " + RECORD, "Content-Type: application/json", "Content-Length: 10");
            ExecutorService clients = Executors.newFixedThreadPool(AS_MANY_AS_ARE_SERVED);
            try {
                for (int round = 0; round < 2; round++) {
                    List<CompletableFuture<String>> answers = IntStream.range(0, AS_MANY_AS_ARE_SERVED)
                            .mapToObj(one ->
                                    CompletableFuture.supplyAsync(() -> RawHttp.statusLine(head + "\r\n{"), clients))
                            .toList();
                    assertThat(answers)
                            .allSatisfy(answer -> assertThat(answer.join()).startsWith("HTTP/1.1 408"));
                }
            } finally {
                clients.shutdownNow();
            }

            Gateway.raw().get(RECORDS).then().statusCode(200);
        }
    }

    @Nested
    class AServiceThatIsSlow {

        @Test
        @DisplayName("and sends its head in drops is 503 within the stated time")
        void drops() throws IOException {
            try (RawService service = RawService.insteadOf(progress, head -> "HTTP/1.1 200")) {
                Gateway.raw().get(RECORDS).then().statusCode(503).body("code", equalTo("progress-unavailable"));
                Gateway.roleOf("anna", "web-developer").then().statusCode(503);
                assertThat(service.received()).isNotEmpty();
            }
        }
    }
}
