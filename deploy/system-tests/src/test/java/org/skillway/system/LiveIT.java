package org.skillway.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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
    private final List<EventPage> pages = new ArrayList<>();

    @BeforeAll
    static void gateway() {
        RestAssured.baseURI = Skillway.gateway();
    }

    @AfterEach
    void close() {
        pages.forEach(EventPage::close);
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

    private EventPage open(String id, String someToken, String lastEventId) {
        EventPage page = new EventPage(Skillway.gateway(), id, someToken, lastEventId);
        pages.add(page);
        return page;
    }

    @Test
    @DisplayName("hears what another client records, and on coming again only what is new")
    void elsewhere() throws InterruptedException {
        EventPage page = open("me", token, null);
        page.awaitProgress(0, SOON);
        Skillway.waitUntil("The catalog is told", SOON, () -> page.events() == 2);

        assertThat(records("git")).isEqualTo(201);
        page.awaitProgress(1, SOON);
        String known = page.lastEventId();
        page.close();

        EventPage same = open("me", token, known);
        assertThat(records("python-basics")).isEqualTo(201);
        same.awaitProgress(2, SOON);
        assertThat(same.events()).isEqualTo(1);

        EventPage missed = open("me", token, known);
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
        EventPage page = open(learner, instructor, null);
        page.awaitProgress(1, SOON);
        assertThat(records("git")).isEqualTo(201);
        page.awaitProgress(2, SOON);

        as(token).delete("/api/v1/learners/me/grants/" + nino).then().statusCode(204);
        Skillway.waitUntil("The stream ends", SOON, () -> page.over());
        assertThat(page.hasProgress(3)).isFalse();
        as(instructor).get(path).then().statusCode(403);
    }

    @Test
    @DisplayName("hears on after progress-service was killed, and of what was recorded right after it is back")
    void killed() throws InterruptedException {
        EventPage page = open("me", token, null);
        assertThat(records("git")).isEqualTo(201);
        page.awaitProgress(1, SOON);

        Skillway.kill(Skillway.pid("progress"));
        Skillway.waitUntil("It is recorded", AFTER_A_START, () -> records("python-basics") < 300);
        page.awaitProgress(2, AFTER_A_START);
        assertThat(records("http")).isEqualTo(201);
        page.awaitProgress(3, AFTER_A_START);
        assertThat(page.over()).isFalse();
        Skillway.waitUntil("Everything is ready", AFTER_A_START, Skillway::ready);
    }
}
