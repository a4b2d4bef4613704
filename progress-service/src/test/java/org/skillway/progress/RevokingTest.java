package org.skillway.progress;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.skillway.progress.support.Learner;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("What was recorded on a skill")
class RevokingTest {

    private final Learner learner = Learner.fresh();

    @BeforeEach
    void catalogIsKnown() {
        Learner.awaitRevision(2);
    }

    @Nested
    @DisplayName("is taken back")
    class TakenBack {

        @Test
        @DisplayName("by DELETE with a reason: 204, and the history keeps both")
        void all() {
            learner.completes("git").statusCode(201);
            learner.asking()
                    .delete("/api/v1/learners/me/skills/git?reason=mistake")
                    .then()
                    .statusCode(204)
                    .header("Skillway-Progress-Version", "2");
            learner.reads("/skills/git").statusCode(404).body("code", equalTo("no-record"));
            learner.reads("/history")
                    .body("items.kind", equalTo(List.of("revoked", "completed")))
                    .body("items[0].reason", equalTo("mistake"))
                    .body("items[0].ends", equalTo(List.of(1)));
            learner.completes("git").statusCode(201).header("Skillway-Progress-Version", "3");
        }

        @Test
        @DisplayName("as far as it is the caller's own; what an admin imported stays, 200")
        void own() {
            learner.completes("git").statusCode(201);
            imported("git").statusCode(200);
            learner.asking()
                    .delete("/api/v1/learners/me/skills/git?reason=other")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("completed"))
                    .body("evidence.kind", equalTo(List.of("imported")));
            learner.asking()
                    .delete("/api/v1/learners/me/skills/git?reason=other")
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("no-record"));
            Learner.as(Tokens.admin("admin-1"))
                    .delete("/api/v1/learners/" + learner.id() + "/skills/git?reason=not-shown")
                    .then()
                    .statusCode(204);
        }

        @Test
        @DisplayName("by an admin, whoever recorded it")
        void byAdmin() {
            learner.completes("git").statusCode(201);
            imported("git").statusCode(200);
            Learner.as(Tokens.admin("admin-2"))
                    .delete("/api/v1/learners/" + learner.id() + "/skills/git?reason=mistake")
                    .then()
                    .statusCode(204)
                    .header("Skillway-Progress-Version", "3");
        }

        @Test
        @DisplayName("not without a reason, not for one that nobody knows, not for a skill that nobody knows")
        void refused() {
            delete("/skills/git").statusCode(400).body("errors[0].parameter", equalTo("reason"));
            delete("/skills/git?reason=whim").statusCode(400).body("errors[0].rule", equalTo("one-of"));
            delete("/skills/ghost?reason=mistake").statusCode(404).body("code", equalTo("unknown-skill"));
            delete("/skills/git?reason=mistake").statusCode(404).body("code", equalTo("no-record"));
            learner.reads("/skills").header("Skillway-Progress-Version", "0");
        }

        @Test
        @DisplayName("only at the version that was named, where one was")
        void precondition() {
            String etag = learner.completes("git").extract().header("ETag");
            learner.completes("docker").statusCode(201);
            learner.asking()
                    .header("If-Match", etag)
                    .delete("/api/v1/learners/me/skills/git?reason=mistake")
                    .then()
                    .statusCode(412)
                    .header("Skillway-Progress-Version", "2");
        }
    }

    @Nested
    @DisplayName("is in a state")
    class State {

        @Test
        @DisplayName("that only evidence makes completed, and nothing weaker hides")
        void strongest() {
            put("in-progress")
                    .statusCode(201)
                    .body("state", equalTo("in-progress"))
                    .body("evidence", hasSize(0));
            put("claimed").statusCode(200).body("state", equalTo("claimed"));
            put("completed").statusCode(200).body("state", equalTo("completed"));
            put("in-progress")
                    .statusCode(200)
                    .body("state", equalTo("completed"))
                    .body("started.by", equalTo("self"))
                    .body("claimed.by", equalTo("self"))
                    .header("Skillway-Progress-Version", "3");
            learner.reads("/skills?state=completed").body("items.skill", equalTo(List.of("git")));
            learner.reads("/skills?state=claimed").body("items", hasSize(0));
        }

        private ValidatableResponse put(String state) {
            return learner.putting("{\"state\":\"" + state + "\"}", "git").then();
        }
    }

    @Nested
    @DisplayName("is seen as it was")
    class Past {

        @Test
        @DisplayName("at a version, and as it was known at a time")
        void past() {
            learner.completes("git").statusCode(201);
            String known = learner.completes("docker").extract().path("evidence[0].recordedAt");
            delete("/skills/git?reason=mistake").statusCode(204);

            learner.reads("/skills?version=2")
                    .statusCode(200)
                    .header("Skillway-Progress-Version", "2")
                    .body("items.skill", equalTo(List.of("docker", "git")));
            learner.reads("/skills?version=0").body("items", hasSize(0));
            learner.reads("/skills/git?version=1").statusCode(200).body("skill", equalTo("git"));
            learner.reads("/skills/git?version=3").statusCode(404);
            learner.reads("/skills?asOf=" + known)
                    .statusCode(200)
                    .header("Skillway-Progress-Version", "2")
                    .body("items.skill", equalTo(List.of("docker", "git")));
            learner.reads("/skills?asOf=1999-01-01T00:00:00Z")
                    .header("Skillway-Progress-Version", "0")
                    .body("items", hasSize(0));
            learner.reads("/history?version=1&count=true")
                    .header("Skillway-Progress-Version", "1")
                    .body("items", hasSize(1))
                    .body("total", equalTo(1));
            learner.reads("/history?asOf=" + known).body("items", hasSize(2)).body("total", nullValue());
        }

        @Test
        @DisplayName("not at a version that has not come, at two points at once, or at a time that is none")
        void refused() {
            for (String path : List.of("/skills", "/history")) {
                learner.reads(path + "?version=7").statusCode(400).body("errors[0].rule", equalTo("not-yet"));
                learner.reads(path + "?version=0&asOf=2026-01-01T00:00:00Z")
                        .statusCode(400)
                        .body("errors[0].rule", equalTo("not-with"));
                learner.reads(path + "?asOf=yesterday").statusCode(400).body("errors[0].rule", equalTo("time"));
                learner.reads(path + "?asOf=%2B999999999-01-01T00:00:00Z").statusCode(400);
            }
        }
    }

    private ValidatableResponse delete(String path) {
        return learner.asking().delete("/api/v1/learners/me" + path).then();
    }

    private ValidatableResponse imported(String skill) {
        return Learner.as(Tokens.admin("admin-1"))
                .contentType("application/json")
                .body("{\"state\":\"completed\"}")
                .put("/api/v1/learners/" + learner.id() + "/skills/" + skill)
                .then();
    }
}
