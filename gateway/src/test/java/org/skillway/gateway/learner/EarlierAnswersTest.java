package org.skillway.gateway.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.gateway.stub.Await;
import org.skillway.gateway.stub.CatalogStub;
import org.skillway.gateway.stub.Gateway;
import org.skillway.gateway.stub.ProgressStub;
import org.skillway.gateway.stub.SampleCatalog;
import org.skillway.gateway.stub.StubServer.Reply;

@QuarkusTest
@DisplayName("An earlier answer, by ?revision= and ?version= or ?asOf=")
class EarlierAnswersTest {

    private static final String T1 = "2026-03-01T10:00:00Z";

    private final String anna = "anna-" + UUID.randomUUID();
    private CatalogStub catalog;
    private ProgressStub progress;

    @BeforeEach
    void servicesAreUp() {
        catalog = CatalogStub.get();
        progress = ProgressStub.get();
        Gateway.awaitRevision(catalog.revision());
    }

    @AfterEach
    void servicesAreUpAgain() {
        CatalogStub.get();
    }

    private Response at(String query) {
        return Gateway.learner(anna).get(Gateway.ROLE.formatted("me", "web-developer") + query);
    }

    private long publish(int minutes) {
        long revision = catalog.publish(List.of(
                SampleCatalog.module("earlier", "Changed again and again", "published", minutes, "\"docker\"")));
        Gateway.awaitRevision(revision);
        return revision;
    }

    @Test
    @DisplayName("has the same bytes and the same ETag as when it was the newest")
    void sameBytes() {
        progress.standing(anna, 3, ProgressStub.completed("python", "self-reported", T1));
        long revision = publish(10);
        Response then = at("");
        progress.standing(anna, 4, ProgressStub.completed("flask", "self-reported", T1));
        for (int minutes = 11; minutes < 20; minutes++) {
            publish(minutes);
        }

        Response again = at("?revision=" + revision + "&version=3");

        assertThat(again.asByteArray()).isEqualTo(then.asByteArray());
        assertThat(again.header("ETag")).isEqualTo(then.header("ETag"));
        again.then()
                .statusCode(200)
                .header("Skillway-Catalog-Revision", Long.toString(revision))
                .header("Skillway-Progress-Version", "3");
        assertThat(at("").asByteArray()).isNotEqualTo(then.asByteArray());
        assertThat(catalog.askedFor())
                .as("of nine revisions since, four are kept")
                .contains(revision);
    }

    @Test
    @DisplayName("is computed from what is kept where it was in use lately, and fetched but once otherwise")
    void kept() {
        long lately = publish(20);
        publish(21);
        at("?revision=" + lately).then().statusCode(200);
        assertThat(catalog.askedFor()).doesNotContain(lately);

        at("?revision=1").then().statusCode(200);
        at("?revision=1").then().statusCode(200);
        assertThat(Collections.frequency(catalog.askedFor(), 1L)).isEqualTo(1);
    }

    @Test
    @DisplayName("of a revision alone goes with what the learner has by now")
    void revisionAlone() {
        progress.standing(anna, 8, "");
        at("?revision=1")
                .then()
                .statusCode(200)
                .body("catalogRevision", equalTo(1))
                .body("progressVersion", equalTo(8));
    }

    @Test
    @DisplayName("of a revision that has not come answers 400 and names the newest")
    void notYet() {
        for (String revision : List.of(Long.toString(catalog.revision() + 1), "-1")) {
            at("?revision=" + revision)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("invalid-parameter"))
                    .body("errors[0].parameter", equalTo("revision"))
                    .body("errors[0].rule", equalTo("revision"))
                    .body("errors[0].message", equalTo("must be a catalog revision from 0 to " + catalog.revision()));
        }
        at("?revision=x").then().statusCode(400).body("errors[0].rule", equalTo("integer"));
    }

    @Test
    @DisplayName("of a version that has not come has the answer of progress-service")
    void versionNotYet() {
        String body = "{\"type\":\"urn:skillway:problem:invalid-parameter\",\"status\":400,\"x\":1}";
        progress.standingAt(anna, 99, Reply.problem(400, body));

        Response response = at("?version=99");

        response.then().statusCode(400);
        assertThat(response.asString()).isEqualTo(body);
    }

    private void knownAt(String time, Reply reply) {
        progress.knownAt(anna, time.replace(":", "%3A"), reply);
    }

    private static Reply atVersion(long version) {
        return new Reply(200, Map.of("Skillway-Progress-Version", Long.toString(version)), "{}");
    }

    @Test
    @DisplayName("of a time has what was recorded by then, and names the version that this comes to")
    void knownAt() {
        progress.standing(anna, 3, ProgressStub.completed("python", "self-reported", T1));
        progress.standing(anna, 4, ProgressStub.completed("flask", "self-reported", T1));
        knownAt(T1, atVersion(3));

        at("?asOf=" + T1)
                .then()
                .statusCode(200)
                .header("Skillway-Progress-Version", "3")
                .body("progressVersion", equalTo(3));
        assertThat(at("?asOf=" + T1).asByteArray()).isEqualTo(at("?version=3").asByteArray());
        assertThat(at("?asOf=" + T1).asByteArray()).isNotEqualTo(at("").asByteArray());
        knownAt("1999-01-01T00:00:00Z", atVersion(0));
        at("?asOf=1999-01-01T00:00:00Z").then().body("progressVersion", equalTo(0));
    }

    @Test
    @DisplayName("of a time to come has what is recorded now")
    void knownAtATimeToCome() {
        progress.standing(anna, 7, "");
        knownAt("2999-01-01T00:00:00Z", atVersion(7));

        at("?asOf=2999-01-01T00:00:00Z").then().statusCode(200).body("progressVersion", equalTo(7));
    }

    @Test
    @DisplayName("is given also to who has seen a later version: what was is not behind")
    void nothingToBeBehind() {
        progress.standing(anna, 3, "");
        knownAt(T1, atVersion(3));

        for (String query : List.of("?version=3", "?asOf=" + T1)) {
            Gateway.learner(anna)
                    .header("Skillway-Min-Progress-Version", "9")
                    .get(Gateway.ROLE.formatted("me", "web-developer") + query)
                    .then()
                    .statusCode(200)
                    .header("Skillway-Progress-Version", "3");
        }
    }

    @Test
    @DisplayName("of a time is refused as progress-service refuses it")
    void timeRefused() {
        String body = "{\"type\":\"urn:skillway:problem:not-your-learner\",\"status\":403,\"x\":1}";
        knownAt(T1, Reply.problem(403, body));

        Response response = at("?asOf=" + T1);

        response.then().statusCode(403);
        assertThat(response.asString()).isEqualTo(body);
    }

    @Test
    @DisplayName("of a time is none of a ledger that has begun anew since: 503, and the next says what it comes to")
    void erasedMeanwhile() {
        progress.standingAt(
                anna,
                2,
                Reply.json(
                        200, "{\"version\":2,\"recent\":[{\"version\":2,\"recordedAt\":\"2026-03-01T10:00:01Z\"}]}"));
        progress.standingAt(anna, 5, Reply.problem(400, "{\"code\":\"invalid-parameter\"}"));

        for (long version : new long[] {2, 5}) {
            knownAt(T1, atVersion(version));
            at("?asOf=" + T1)
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "2")
                    .body("code", equalTo("progress-unavailable"));
        }
    }

    @Test
    @DisplayName("of a time that cannot be told answers 503, and in time where nobody says anything")
    void timeNotTold() {
        knownAt(T1, Reply.json(200, "{}"));
        at("?asOf=" + T1).then().statusCode(503).body("code", equalTo("progress-unavailable"));
        progress.fallSilent();
        at("?asOf=" + T1).then().statusCode(503).time(lessThan(3_900L));
        progress.speak();
    }

    @Test
    @DisplayName("knows the roles of its revision only")
    void unknownThen() {
        at("?revision=0").then().statusCode(404).body("code", equalTo("unknown-key"));
    }

    @Test
    @DisplayName(
            "whose revision is not kept answers 503 while the catalog is away, and any other says nothing of its age")
    void catalogAway() {
        long lately = publish(30);
        for (int minutes = 31; minutes < 35; minutes++) {
            publish(minutes);
        }
        catalog.die();
        Await.until("the gateway notices", () -> at("").header("Age") != null);

        at("?revision=0")
                .then()
                .statusCode(503)
                .header("Retry-After", "2")
                .body("code", equalTo("catalog-unavailable"));
        at("?revision=" + lately).then().statusCode(200).header("Age", nullValue());
    }
}
