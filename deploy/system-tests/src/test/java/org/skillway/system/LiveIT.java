package org.skillway.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Live events from PostgreSQL to a page: whoever records something, pages that are open elsewhere hear of it. */
@ExtendWith(Skillway.class)
@DisplayName("An open page")
class LiveIT {

    private static final Duration SOON = Duration.ofSeconds(8);
    private static final Duration AFTER_A_START = Duration.ofSeconds(60);

    private final String learner = "live-" + UUID.randomUUID();
    private final String token = Skillway.token(learner, "learner");
    private final List<Page> pages = new ArrayList<>();

    @BeforeAll
    static void gateway() {
        RestAssured.baseURI = Skillway.gateway();
    }

    @AfterEach
    void close() {
        pages.forEach(page -> page.body.close());
    }

    private RequestSpecification as(String someToken) {
        return given().header("Authorization", "Bearer " + someToken);
    }

    private int records(String skill) {
        return as(token)
                .contentType("application/json")
                .body("{\"state\": \"completed\"}")
                .put("/api/v1/learners/me/skills/" + skill)
                .statusCode();
    }

    private Page open(String id, String someToken, String lastEventId) {
        Page page = new Page(id, someToken, lastEventId);
        pages.add(page);
        return page;
    }

    /** What somebody reads of the learner's events. */
    private static final class Page {

        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final Stream<String> body;
        private volatile boolean over;

        Page(String id, String token, String lastEventId) {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create(Skillway.gateway() + "/api/v1/learners/" + id + "/events"))
                    .header("Authorization", "Bearer " + token)
                    .header("Accept", "text/event-stream");
            if (lastEventId != null) {
                request.header("Last-Event-ID", lastEventId);
            }
            try {
                HttpResponse<Stream<String>> answer = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()
                        .send(request.build(), HttpResponse.BodyHandlers.ofLines());
                assertThat(answer.statusCode()).isEqualTo(200);
                body = answer.body();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            Thread reader = new Thread(this::read, "page");
            reader.setDaemon(true);
            reader.start();
        }

        private void read() {
            try {
                body.forEach(lines::add);
            } catch (UncheckedIOException e) {
                lines.add("broken");
            }
            over = true;
        }

        boolean hasProgress(long version) {
            return lines.contains("data: {\"progressVersion\":" + version + "}");
        }

        void awaitProgress(long version, Duration atMost) throws InterruptedException {
            Skillway.waitUntil("Progress at version " + version, atMost, () -> hasProgress(version));
        }

        long events() {
            return lines.stream().filter(line -> line.startsWith("event:")).count();
        }

        String lastEventId() {
            return lines.stream()
                    .filter(line -> line.startsWith("id: "))
                    .reduce((one, next) -> next)
                    .orElseThrow()
                    .substring("id: ".length());
        }
    }

    @Test
    @DisplayName("hears what another client records, and on coming again only what is new")
    void elsewhere() throws InterruptedException {
        Page page = open("me", token, null);
        page.awaitProgress(0, SOON);
        Skillway.waitUntil("The catalog is told", SOON, () -> page.events() == 2);

        assertThat(records("git")).isEqualTo(201);
        page.awaitProgress(1, SOON);
        String known = page.lastEventId();
        page.body.close();

        Page same = open("me", token, known);
        assertThat(records("python-basics")).isEqualTo(201);
        same.awaitProgress(2, SOON);
        assertThat(same.events()).isEqualTo(1);

        Page missed = open("me", token, known);
        missed.awaitProgress(2, SOON);
        assertThat(missed.events()).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "of another's progress is there for an admin and for an instructor with a grant, and ends with the grant")
    void sight() throws InterruptedException {
        String nino = "nino-" + UUID.randomUUID();
        String instructor = Skillway.token(nino, "instructor");
        String path = "/api/v1/learners/" + learner + "/events";
        for (String other : List.of(Skillway.token("other-" + UUID.randomUUID(), "learner"), instructor)) {
            as(other).get(path).then().statusCode(403).body("code", equalTo("not-your-learner"));
        }
        given().get(path).then().statusCode(401);
        open(learner, Skillway.token("root", "admin"), null).awaitProgress(0, SOON);

        as(token)
                .contentType("application/json")
                .body("{}")
                .put("/api/v1/learners/me/grants/" + nino)
                .then()
                .statusCode(201);
        Page page = open(learner, instructor, null);
        page.awaitProgress(1, SOON);
        assertThat(records("git")).isEqualTo(201);
        page.awaitProgress(2, SOON);

        as(token).delete("/api/v1/learners/me/grants/" + nino).then().statusCode(204);
        Skillway.waitUntil("The stream ends", SOON, () -> page.over);
        assertThat(page.hasProgress(3)).isFalse();
        as(instructor).get(path).then().statusCode(403);
    }

    @Test
    @DisplayName("hears on after progress-service was killed, and of what was recorded right after it is back")
    void killed() throws InterruptedException {
        Page page = open("me", token, null);
        assertThat(records("git")).isEqualTo(201);
        page.awaitProgress(1, SOON);

        Skillway.kill(Skillway.pid("progress"));
        Skillway.waitUntil("It is recorded", AFTER_A_START, () -> records("python-basics") < 300);
        page.awaitProgress(2, AFTER_A_START);
        assertThat(records("http")).isEqualTo(201);
        page.awaitProgress(3, AFTER_A_START);
        assertThat(page.over).isFalse();
        Skillway.waitUntil("Everything is ready", AFTER_A_START, Skillway::ready);
    }
}
