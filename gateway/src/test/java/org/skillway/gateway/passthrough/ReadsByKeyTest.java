package org.skillway.gateway.passthrough;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Header;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.skillway.gateway.stub.Await;
import org.skillway.gateway.stub.CatalogStub;
import org.skillway.gateway.stub.Crowd;
import org.skillway.gateway.stub.Gateway;
import org.skillway.gateway.stub.ProgressStub;
import org.skillway.gateway.stub.SampleCatalog;
import org.skillway.gateway.stub.StubServer.Received;
import org.skillway.gateway.stub.StubServer.Reply;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("A read by key")
class ReadsByKeyTest {

    private static final Duration LONGEST = Duration.ofSeconds(6);
    private static final String ROLE = "/api/v1/roles/web-developer";

    @Inject
    MeterRegistry meters;

    /** What changes the answer, and what tests with other content of the same catalog do not know. */
    private volatile String content = UUID.randomUUID().toString();

    private volatile long head;
    private CatalogStub catalog;

    @BeforeEach
    void catalogAnswers() {
        catalog = CatalogStub.get();
        ProgressStub.get();
        head = catalog.publish(List.of(SampleCatalog.skill("fresh-" + content, "New", null, "")));
        catalog.replies(this::answer);
        Gateway.awaitRevision(head);
    }

    @AfterEach
    void catalogIsBack() {
        CatalogStub.get().replies(Reply.json(200, "{}"));
        Await.until(
                "the gateway follows",
                () -> Gateway.roleOf("somebody", "web-developer").header("Age") == null);
    }

    private Reply answer(Received request) {
        String language = String.valueOf(request.header("Accept-Language"));
        String tag = "\"1.%s.%s\"".formatted(content, language);
        Map<String, String> headers = Map.of(
                "Content-Type",
                "application/json",
                "Content-Language",
                language,
                "ETag",
                tag,
                "Vary",
                "Accept-Language",
                "Cache-Control",
                "no-cache",
                "Skillway-Catalog-Revision",
                Long.toString(head));
        return tag.equals(request.header("If-None-Match"))
                ? new Reply(304, headers, "")
                : new Reply(
                        200,
                        headers,
                        "{\"of\":\"%s\",\"content\":\"%s\",\"in\":\"%s\",\"text\":\"%s\"}"
                                .formatted(request.uri(), content, language, "ქ".repeat(1_000)));
    }

    /** How often the catalog is asked by what is done. */
    private int asked(Runnable doing) {
        int before = catalog.receivedCount();
        doing.run();
        return catalog.receivedCount() - before;
    }

    private static Response read() {
        return read("en");
    }

    private static Response read(String language) {
        return Gateway.raw().header("Accept-Language", language).get(ROLE);
    }

    private void isNew(Response answer) {
        answer.then().statusCode(200).header("Age", nullValue()).body("content", equalTo(content));
    }

    private static List<String> headers(Response answer) {
        return answer.headers().asList().stream()
                .filter(header -> !header.getName().equals("X-Request-Id"))
                .filter(header -> !header.getName().startsWith("RateLimit"))
                .map(header -> header.getName().equalsIgnoreCase("Date")
                        ? new Header("Date", header.getValue().replaceAll("[0-9]+", "0"))
                        : header)
                .map(Header::toString)
                .map(String::toLowerCase)
                .sorted()
                .toList();
    }

    /** The catalog changes something, which the answer shows or not. */
    private void changes(boolean shown) {
        if (shown) {
            content = UUID.randomUUID().toString();
        }
        head = catalog.publish(List.of(SampleCatalog.skill("fresh-" + UUID.randomUUID(), "New", null, "")));
        Gateway.awaitRevision(head);
    }

    @Test
    @DisplayName("goes out compressed to whoever takes it so, compressed once and before it is sent")
    void packed() throws IOException {
        String plain = read().asString();
        Response first = Gateway.raw()
                .header("Accept-Language", "en")
                .header("Accept-Encoding", "gzip")
                .get(ROLE);
        Response second = Gateway.raw()
                .header("Accept-Language", "en")
                .header("Accept-Encoding", "br;q=0.5, gzip")
                .get(ROLE);

        // What is compressed on its way has no length before.
        first.then()
                .statusCode(200)
                .header("Content-Encoding", "gzip")
                .header("Content-Length", Integer.toString(first.asByteArray().length))
                .header("ETag", "\"1.%s.en--gzip\"".formatted(content))
                .header("Vary", containsString("Accept-Encoding"));
        assertThat(new String(
                        new GZIPInputStream(first.getBody().asInputStream()).readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(plain);
        assertThat(second.asByteArray()).isEqualTo(first.asByteArray());
        Gateway.raw()
                .header("Accept-Language", "en")
                .header("Accept-Encoding", "gzip")
                .header("If-None-Match", first.header("ETag"))
                .get(ROLE)
                .then()
                .statusCode(304)
                .header("ETag", first.header("ETag"))
                .header("Content-Encoding", nullValue());
    }

    @Nested
    class ThatWasMadeBefore {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/api/v1/roles/web-developer",
                    "/api/v1/skills/git",
                    "/api/v1/modules/shell",
                    "/api/v1/courses/web"
                })
        @DisplayName("is answered with the same bytes and headers, and the catalog is not asked")
        void same(String path) {
            Response passed =
                    Gateway.raw().header("Accept", "application/json;q=1").get(path);
            Response first = Gateway.raw().get(path);

            assertThat(asked(() -> {
                        Response second = Gateway.raw().get(path);
                        assertThat(second.asByteArray()).isEqualTo(first.asByteArray());
                        assertThat(headers(second)).isEqualTo(headers(first));
                        Gateway.raw().header("Accept", "application/json, */*").get(path);
                    }))
                    .isZero();
            assertThat(first.asByteArray()).isEqualTo(passed.asByteArray());
            assertThat(headers(first)).isEqualTo(headers(passed));
        }

        @Test
        @DisplayName("is answered in each language by itself")
        void languages() {
            read("en");
            read("ka");

            assertThat(asked(() -> {
                        read("en").then().body("in", equalTo("en")).header("Content-Language", "en");
                        read("ka").then().body("in", equalTo("ka")).header("Content-Language", "ka");
                    }))
                    .isZero();
        }

        @Test
        @DisplayName("is 304 to its ETag, also when it came compressed, and the catalog is not asked")
        void notModified() {
            String tag = read().header("ETag");
            Response packed = Gateway.raw()
                    .header("Accept-Language", "en")
                    .header("Accept-Encoding", "gzip")
                    .get(ROLE);
            assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
            assertThat(packed.header("ETag")).isEqualTo(tag.replaceAll("\"$", "--gzip\""));

            assertThat(asked(() -> {
                        for (String known : List.of(tag, "\"x\", W/" + tag, "*")) {
                            Response answer = Gateway.raw()
                                    .header("Accept-Language", "en")
                                    .header("If-None-Match", known)
                                    .get(ROLE);
                            answer.then().statusCode(304).header("ETag", tag);
                            assertThat(answer.asByteArray()).isEmpty();
                        }
                        Gateway.raw()
                                .header("Accept-Language", "en")
                                .header("Accept-Encoding", "gzip")
                                .header("If-None-Match", packed.header("ETag"))
                                .get(ROLE)
                                .then()
                                .statusCode(304);
                    }))
                    .isZero();
        }

        @Test
        @DisplayName("is answered to HEAD by the same headers")
        void head() {
            Response got = read();

            assertThat(asked(() -> {
                        Response head =
                                Gateway.raw().header("Accept-Language", "en").head(ROLE);
                        assertThat(head.header("ETag")).isEqualTo(got.header("ETag"));
                        assertThat(head.header("Content-Length")).isEqualTo(Integer.toString(got.asByteArray().length));
                    }))
                    .isZero();
        }

        @Test
        @DisplayName("is answered to whoever is signed in, but not by a token that nobody has verified")
        void tokens() {
            read();
            assertThat(asked(() -> Gateway.learner("anna")
                            .header("Accept-Language", "en")
                            .get(ROLE)
                            .then()
                            .statusCode(200)))
                    .isZero();

            Gateway.raw().header("Authorization", "Bearer no.token.at-all").get(ROLE);
            assertThat(catalog.lastReceived().header("Authorization")).isEqualTo("Bearer no.token.at-all");
            String expired = "Bearer " + Tokens.learner("me");
            Gateway.raw().header("Authorization", expired).get(ROLE);
            assertThat(catalog.lastReceived().header("Authorization")).isEqualTo(expired);
        }
    }

    @Nested
    class AfterTheCatalogHasMovedOn {

        @Test
        @DisplayName("is answered with what was kept where the catalog says that it still holds, which is asked once")
        void holds() {
            Response before = read();
            changes(false);

            assertThat(asked(() -> {
                        Response after = read();
                        assertThat(after.asByteArray()).isEqualTo(before.asByteArray());
                        assertThat(after.header("ETag")).isEqualTo(before.header("ETag"));
                        assertThat(after.header("Skillway-Catalog-Revision")).isEqualTo(Long.toString(head));
                        read();
                    }))
                    .isEqualTo(1);
            assertThat(catalog.lastReceived().header("If-None-Match")).isEqualTo(before.header("ETag"));
        }

        @Test
        @DisplayName("is answered anew where it does not")
        void changed() {
            read();
            changes(true);

            isNew(read());
            assertThat(asked(() -> isNew(read()))).isZero();
        }

        @Test
        @DisplayName("is answered anew after a write through this gateway, although its graph is late")
        void ownWrite() {
            read();
            content = UUID.randomUUID().toString();
            head = catalog.revision() + 1;
            Gateway.raw()
                    .header("Authorization", "Bearer " + Tokens.admin("root"))
                    .contentType("application/json")
                    .body("{}")
                    .put(ROLE)
                    .then()
                    .statusCode(200);

            isNew(read());
            catalog.publish(List.of(SampleCatalog.skill("fresh-" + UUID.randomUUID(), "New", null, "")));
        }

        @Test
        @DisplayName("is never older than what another answer of the catalog has told here")
        void told() {
            read();
            content = UUID.randomUUID().toString();
            head = catalog.revision() + 1;
            Gateway.raw().get("/api/v1/roles").then().statusCode(200);

            isNew(read());
            catalog.publish(List.of(SampleCatalog.skill("fresh-" + UUID.randomUUID(), "New", null, "")));
        }

        @Test
        @DisplayName("is at least as new as the client has seen elsewhere")
        void least() {
            read();
            content = UUID.randomUUID().toString();
            head = catalog.revision() + 1;

            isNew(Gateway.raw()
                    .header("Accept-Language", "en")
                    .header("Skillway-Min-Catalog-Revision", Long.toString(head))
                    .get(ROLE));
            catalog.publish(List.of(SampleCatalog.skill("fresh-" + UUID.randomUUID(), "New", null, "")));
        }

        @Test
        @DisplayName("is 503 where the catalog itself is not as new as the client has seen")
        void leastOfNone() {
            read();
            String beyond = Long.toString(head + 1);

            assertThat(asked(() -> Gateway.raw()
                            .header("Accept-Language", "en")
                            .header("Skillway-Min-Catalog-Revision", beyond)
                            .get(ROLE)
                            .then()
                            .statusCode(503)
                            .header("Retry-After", "2")
                            .body("code", equalTo("catalog-behind"))))
                    .isOne();
        }

        @Test
        @DisplayName("is not answered from another epoch, whatever its revision")
        void epoch() {
            read();
            content = UUID.randomUUID().toString();
            catalog.restore();
            head = catalog.revision();
            Gateway.awaitRevision(head);

            isNew(read());
        }

        @Test
        @DisplayName("is asked once for all who want to know at the time")
        void together() {
            read();
            changes(true);
            catalog.fallSilent();
            int before = catalog.receivedCount();
            Crowd first = Crowd.of(1, ROLE, Tokens.learner("anna"), "Accept-Language", "en");
            Await.until("the catalog is asked", () -> catalog.receivedCount() > before);
            Crowd others = Crowd.of(20, ROLE, Tokens.learner("anna"), "Accept-Language", "en");
            Await.until(
                    "twenty wait",
                    () -> meters.get("skillway.kept-answers.waiting").gauge().value() == 20);

            catalog.speak();

            assertThat(first.answers()).allMatch(answer -> answer.body().contains(content));
            assertThat(others.answers())
                    .allMatch(answer -> answer.body().contains(content))
                    .extracting(HttpResponse::statusCode)
                    .containsOnly(200);
            assertThat(catalog.receivedCount() - before).isEqualTo(2);
        }
    }

    @Nested
    class WhileTheCatalogIsDown {

        private void down() {
            catalog.die();
            Await.until(
                    "the gateway notices",
                    () -> Gateway.roleOf("somebody", "web-developer").header("Age") != null);
        }

        @Test
        @DisplayName("is answered with what was kept, and with its age; the rest is 503")
        void kept() {
            Response before = read();
            down();

            Response during = read();

            during.then().statusCode(200).header("ETag", before.header("ETag"));
            assertThat(during.asByteArray()).isEqualTo(before.asByteArray());
            assertThat(Long.parseLong(during.header("Age"))).isBetween(0L, 60L);
            Gateway.raw()
                    .header("Accept-Language", "en")
                    .header("If-None-Match", before.header("ETag"))
                    .get(ROLE)
                    .then()
                    .statusCode(304);
            for (String other : List.of(
                    "/api/v1/roles",
                    ROLE + "?revision=1",
                    "/api/v1/roles/nobody-knows",
                    "/api/v1/roles/api-developer")) {
                Gateway.raw()
                        .get(other)
                        .then()
                        .statusCode(503)
                        .header("Retry-After", "2")
                        .body("code", equalTo("catalog-unavailable"));
            }
        }

        @Test
        @DisplayName("is answered with what was kept of a revision before, rather than not at all")
        void older() {
            Response before = read();
            changes(true);
            down();

            Response during = read();

            during.then()
                    .statusCode(200)
                    .header("Skillway-Catalog-Revision", before.header("Skillway-Catalog-Revision"));
            assertThat(during.asByteArray()).isEqualTo(before.asByteArray());
            assertThat(during.header("Age")).isNotNull();
        }

        @Test
        @DisplayName("is answered with what was kept where the catalog only says that it cannot answer")
        void withoutDatabase() {
            Response before = read();
            changes(true);
            catalog.replies(Reply.problem(503, "{\"code\":\"unavailable\"}"));

            for (int time = 0; time < 2; time++) {
                Response during = read();

                during.then().statusCode(200);
                assertThat(during.asByteArray()).isEqualTo(before.asByteArray());
                assertThat(during.header("Age")).isNotNull();
            }
            Gateway.raw()
                    .get("/api/v1/roles/api-developer")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "2")
                    .body("code", equalTo("catalog-unavailable"));
        }

        @Test
        @DisplayName("is 503 catalog-behind where the client has seen more")
        void behind() {
            read();
            down();

            Gateway.raw()
                    .header("Accept-Language", "en")
                    .header("Skillway-Min-Catalog-Revision", Long.toString(head + 1))
                    .get(ROLE)
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "2")
                    .body("code", equalTo("catalog-behind"));
        }

        @Test
        @DisplayName("is answered within a bounded time when the catalog only says nothing")
        void silent() {
            Response before = read();
            changes(true);
            catalog.fallSilent();
            long began = System.nanoTime();

            Response during = read();

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LONGEST);
            assertThat(during.asByteArray()).isEqualTo(before.asByteArray());
            assertThat(during.header("Age")).isNotNull();
        }
    }

    @Nested
    class ThatIsTheCatalogsOwn {

        @ParameterizedTest(name = "{0} with Accept: {1}")
        @CsvSource({
            "/api/v1/roles/web-developer?revision=1, */*",
            "/api/v1/roles/web-developer, text/html",
            "/api/v1/roles/nobody-knows, */*",
            "/api/v1/skills/gnu-linux, */*",
            "/api/v1/roles, */*",
            "/api/v1/modules/shell/versions, */*"
        })
        @DisplayName(
                "is passed on each time: of the past, in another form, of what is not known here, of more than one")
        void passed(String path, String accept) {
            assertThat(asked(() -> {
                        Gateway.raw().header("Accept", accept).get(path);
                        Gateway.raw().header("Accept", accept).get(path);
                    }))
                    .isEqualTo(2);
            assertThat(catalog.lastReceived().uri()).isEqualTo(path);
        }

        @ParameterizedTest
        @ValueSource(ints = {308, 404})
        @DisplayName("is passed on where the catalog has another answer by now than one to be kept")
        void another(int status) {
            catalog.replies(new Reply(
                    status,
                    Map.of("Content-Type", "application/problem+json", "Location", "/api/v1/roles/x"),
                    "{\"code\":\"of-the-catalog\"}"));
            changes(true);

            Gateway.raw()
                    .redirects()
                    .follow(false)
                    .header("Accept-Language", "en")
                    .get(ROLE)
                    .then()
                    .statusCode(status)
                    .header("Location", "/api/v1/roles/x")
                    .body("code", equalTo("of-the-catalog"));
        }
    }
}
