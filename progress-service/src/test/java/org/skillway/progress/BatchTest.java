package org.skillway.progress;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.skillway.progress.support.Learner;

@QuarkusTest
@DisplayName("POST of many records")
class BatchTest {

    private static final String GOOD = item("git", "") + "," + item("docker", "");

    private final Learner learner = Learner.fresh();

    @BeforeEach
    void catalogIsKnown() {
        Learner.awaitRevision(2);
    }

    @Nested
    @DisplayName("records each item by itself")
    class Each {

        @Test
        @DisplayName("and says of each what became of it")
        void outcomes() {
            learner.completes("docker").statusCode(201);
            post(GOOD + "," + item("ghost", "") + "," + item("gti", "") + "," + item("flask", IN_MAY), "")
                    .statusCode(200)
                    .header("Skillway-Progress-Version", "3")
                    .body("items.outcome", equalTo(List.of("added", "same", "refused", "same", "added")))
                    .body("items.skill", equalTo(List.of("git", "docker", "ghost", "git", "flask")))
                    .body("items[2].code", equalTo("unknown-skill"))
                    .body("version", equalTo(3));
            learner.reads("/skills").body("items.skill", equalTo(List.of("docker", "flask", "git")));
        }

        @Test
        @DisplayName("1,000 of them at the most, and none")
        void size() {
            String thousand =
                    IntStream.range(0, 1_000).mapToObj(i -> item("git", "")).collect(Collectors.joining(","));
            post(thousand, "").statusCode(200).body("items", hasSize(1_000)).body("version", equalTo(1));
            post(thousand + "," + GOOD, "").statusCode(400).body("errors[0].pointer", equalTo("/items"));
            post("", "").statusCode(400).body("errors[0].pointer", equalTo("/items"));
        }

        @Test
        @DisplayName("unless its form breaks a rule: then none, and each fault is named")
        void form() {
            post(item("git", "") + "," + item("No Key", "") + ",{\"skill\":\"flask\"}", "")
                    .statusCode(400)
                    .body("errors.pointer", equalTo(List.of("/items/1/skill", "/items/2/state")));
            post(item("git", "") + "," + item("flask", ",\"happenedAt\":\"2999-01-01T00:00:00Z\""), "")
                    .statusCode(400)
                    .body("errors[0].pointer", equalTo("/items/1/happenedAt"));
            learner.reads("/skills").header("Skillway-Progress-Version", "0");
        }
    }

    @Test
    @DisplayName("records all or nothing where that is wanted, and names every item that it cannot record")
    void allOrNothing() {
        post(GOOD + "," + item("ghost", "") + "," + item("phantom", ""), ",\"allOrNothing\":true")
                .statusCode(422)
                .body("code", equalTo("records-refused"))
                .body("errors.pointer", equalTo(List.of("/items/2/skill", "/items/3/skill")))
                .body("errors.rule", hasItem("known-skill"));
        learner.reads("/history").header("Skillway-Progress-Version", "0").body("items", hasSize(0));
        post(GOOD, ",\"allOrNothing\":true").statusCode(200).body("version", equalTo(2));
    }

    @Nested
    @DisplayName("with an id that the client chose for an entry")
    class EntryId {

        private final String id = UUID.randomUUID().toString();

        @Test
        @DisplayName("is a repetition with the same content, and 409 with other content")
        void chosen() {
            String body = "{\"state\":\"completed\",\"entryId\":\"" + id + "\"}";
            learner.putting(body, "git").then().statusCode(201);
            learner.putting(body, "git").then().statusCode(200).header("Skillway-Progress-Version", "1");
            learner.putting(body, "docker")
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("entry-id-used"))
                    .body("errors[0].pointer", equalTo("/entryId"));
            learner.putting(body.replace("completed", "claimed"), "git").then().statusCode(409);
            learner.reads("/history").body("items", hasSize(1)).body("items[0].entryId", equalTo(id));
            post(item("git", ",\"entryId\":\"" + id + "\"") + "," + item("flask", ",\"entryId\":\"" + id + "\""), "")
                    .statusCode(200)
                    .body("items.outcome", equalTo(List.of("same", "refused")))
                    .body("items[1].code", equalTo("entry-id-used"));
        }

        @Test
        @DisplayName("is a repetition even after what it recorded was revoked")
        void revoked() {
            String body = "{\"state\":\"completed\",\"entryId\":\"" + id + "\"}";
            learner.putting(body, "git").then().statusCode(201);
            learner.asking()
                    .delete("/api/v1/learners/me/skills/git?reason=mistake")
                    .then()
                    .statusCode(204);
            post(item("git", ",\"entryId\":\"" + id + "\""), "").body("items[0].outcome", equalTo("same"));
            learner.putting(body, "git").then().statusCode(204).header("Skillway-Progress-Version", "2");
        }

        @Test
        @DisplayName("belongs to one learner: another may choose the same")
        void anothers() {
            String body = "{\"state\":\"completed\",\"entryId\":\"" + id + "\"}";
            learner.putting(body, "git").then().statusCode(201);
            Learner.fresh().putting(body, "docker").then().statusCode(201);
        }
    }

    @Nested
    @DisplayName("with an Idempotency-Key")
    class Idempotency {

        private final String key = UUID.randomUUID().toString();

        @Test
        @DisplayName("answers the same again, whatever has come since")
        void again() {
            String first = keyed(GOOD).statusCode(200).extract().asString();
            learner.completes("flask").statusCode(201);
            keyed(GOOD).statusCode(200).header("Skillway-Progress-Version", "2").body(equalTo(first));
            learner.reads("/skills").header("Skillway-Progress-Version", "3");
        }

        @Test
        @DisplayName("answers 422 to another body, and 400 to a key that is none")
        void reused() {
            keyed(GOOD).statusCode(200);
            keyed(item("git", "")).statusCode(422).body("code", equalTo("idempotency-key-reused"));
            asking().header("Idempotency-Key", "x".repeat(256))
                    .post("/api/v1/learners/me/records")
                    .then()
                    .statusCode(400)
                    .body("errors[0].parameter", equalTo("Idempotency-Key"));
        }

        @Test
        @DisplayName("belongs to who sent it and about whom")
        void anothers() {
            keyed(GOOD).statusCode(200);
            Learner.fresh()
                    .asking()
                    .contentType("application/json")
                    .body("{\"items\":[" + item("git", "") + "]}")
                    .header("Idempotency-Key", key)
                    .post("/api/v1/learners/me/records")
                    .then()
                    .statusCode(200);
        }

        private ValidatableResponse keyed(String items) {
            return learner.asking()
                    .contentType("application/json")
                    .body("{\"items\":[" + items + "]}")
                    .header("Idempotency-Key", key)
                    .post("/api/v1/learners/me/records")
                    .then();
        }

        private RequestSpecification asking() {
            return learner.asking().contentType("application/json").body("{\"items\":[" + GOOD + "]}");
        }
    }

    private static final String IN_MAY = ",\"happenedAt\":\"2026-05-01T10:00:00Z\"";

    private static String item(String skill, String more) {
        return "{\"skill\":\"" + skill + "\",\"state\":\"completed\"" + more + "}";
    }

    private ValidatableResponse post(String items, String more) {
        return learner.asking()
                .contentType("application/json")
                .body("{\"items\":[" + items + "]" + more + "}")
                .post("/api/v1/learners/me/records")
                .then();
    }
}
