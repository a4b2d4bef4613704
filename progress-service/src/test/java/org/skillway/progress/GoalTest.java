package org.skillway.progress;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.skillway.progress.support.Catalog;
import org.skillway.progress.support.Learner;
import org.skillway.progress.support.Structure;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("Working towards a role")
class GoalTest {

    private final Learner learner = Learner.fresh();
    private String role;

    @BeforeEach
    void roleIsKnown() {
        Learner.awaitRevision(2);
        role = Structure.newRole(
                Structure.anyOf("git"),
                Structure.anyOf("flask", "django"),
                Structure.need("optional", 1, List.of("docker")));
    }

    private ValidatableResponse sets(String body) {
        return learner.puts("/goals/" + role, body);
    }

    @Nested
    class ALearner {

        @Test
        @DisplayName("PUT of a new goal answers 201 with how much is met")
        void first() {
            learner.completes("git").statusCode(201);
            sets("{\"by\":\"2027-03-01\",\"hoursPerWeek\":6,\"position\":2}")
                    .statusCode(201)
                    .header("Location", "/api/v1/learners/me/goals/" + role)
                    .header("ETag", matchesPattern("\"1\\.[0-9a-f]{8}\\.2\\.[0-9a-f]{8}-[0-9]+\""))
                    .body("role", equalTo(role))
                    .body("status", equalTo("published"))
                    .body("by", equalTo("2027-03-01"))
                    .body("hoursPerWeek", equalTo(6))
                    .body("position", equalTo(2))
                    .body("version", equalTo(2))
                    .body("essential.met", equalTo(1))
                    .body("essential.of", equalTo(2))
                    .body("essential.open.skills", contains(List.of("django", "flask")))
                    .body("$", not(hasKey("reached")));
        }

        @Test
        @DisplayName("PUT again answers 200, replaces what differs, and adds nothing where nothing does")
        void again() {
            sets("{}").statusCode(201).body("$", not(hasKey("by")));
            sets("{}").statusCode(200).header("Skillway-Progress-Version", "1");
            sets("{\"hoursPerWeek\":3}").statusCode(200).header("Skillway-Progress-Version", "2");
            learner.reads("/goals").body("items", hasSize(1)).body("items[0].hoursPerWeek", equalTo(3));
        }

        @Test
        @DisplayName("stands in the history with all that was said of it")
        void history() {
            sets("{\"by\":\"2027-03-01\",\"hoursPerWeek\":6,\"position\":2}").statusCode(201);
            sets("{}").statusCode(200);
            learner.deletes("/goals/" + role).statusCode(204);
            learner.reads("/history")
                    .body("items.role", contains(role, role, role))
                    .body("items.kind", contains("goal-dropped", "goal-set", "goal-set"))
                    .body("items[0]", not(hasKey("wish")))
                    .body("items[1]", not(hasKey("wish")))
                    .body("items[2].wish.by", equalTo("2027-03-01"))
                    .body("items[2].wish.hoursPerWeek", equalTo(6))
                    .body("items[2].wish.position", equalTo(2));
        }

        @Test
        @DisplayName("PUT with an entry id is repeated with success, and refused for something else")
        void entryId() {
            String entry = "\"entryId\":\"" + UUID.randomUUID() + "\"";
            sets("{\"hoursPerWeek\":3," + entry + "}").statusCode(201);
            sets("{\"hoursPerWeek\":3," + entry + "}").statusCode(200).header("Skillway-Progress-Version", "1");
            sets("{\"hoursPerWeek\":4," + entry + "}").statusCode(409).body("code", equalTo("entry-id-used"));
        }

        @ParameterizedTest(name = "PUT of {0} answers 400")
        @ValueSource(
                strings = {
                    "{\"by\":\"2027-02-30\"}",
                    "{\"by\":\"2027-02-03T00:00:00Z\"}",
                    "{\"by\":[2027,2,3]}",
                    "{\"by\":20270203}",
                    "{\"by\":null}",
                    "{\"hoursPerWeek\":0}",
                    "{\"hoursPerWeek\":169}",
                    "{\"position\":0}",
                    "{\"position\":1001}"
                })
        void badBodies(String body) {
            sets(body).statusCode(400).body("errors", hasSize(1));
        }

        @Test
        @DisplayName("GET lists goals by position, then by key, in pages")
        void order() {
            String second = Structure.newRole();
            String third = Structure.newRole();
            learner.puts("/goals/" + third, "{\"position\":2}").statusCode(201);
            learner.puts("/goals/" + second, "{\"position\":1}").statusCode(201);
            sets("{}").statusCode(201);
            String next = learner.reads("/goals?limit=2")
                    .body("items.role", contains(second, third))
                    .extract()
                    .path("next");
            learner.reads("/goals?cursor=" + next).body("items.role", contains(role));
            learner.reads("/goals?version=1").body("items.role", contains(third));
        }

        @Test
        @DisplayName("DELETE drops a goal, whoever has set it; what is no goal answers 404")
        void drop() {
            learner.puts(Tokens.admin("goal-admin"), "/goals/" + role, "{}").statusCode(201);
            learner.deletes("/goals/" + role).statusCode(204).header("Skillway-Progress-Version", "2");
            learner.reads("/goals").body("items", empty());
            learner.deletes("/goals/" + role).statusCode(404).body("code", equalTo("no-record"));
            learner.reads("/goals/" + role).statusCode(404).body("code", equalTo("no-record"));
        }

        @Test
        @DisplayName("GET with the ETag of the answer before answers 304 until the catalog or the progress moves on")
        void notModified() {
            String etag = sets("{}").extract().header("ETag");
            learner.asking()
                    .header("If-None-Match", etag)
                    .get("/api/v1/learners/me/goals/" + role)
                    .then()
                    .statusCode(304);
            Learner.knownSkill();
            learner.asking()
                    .header("If-None-Match", etag)
                    .get("/api/v1/learners/me/goals/" + role)
                    .then()
                    .statusCode(200);
        }
    }

    @Nested
    class ARoleThat {

        @Test
        @DisplayName("is not known is refused with when to ask again")
        void unknown() {
            learner.puts("/goals/" + Structure.fresh("role"), "{}")
                    .statusCode(404)
                    .header("Retry-After", "5")
                    .body("code", equalTo("unknown-role"));
        }

        @Test
        @DisplayName("has been retired is refused, and stays visible as such where it was a goal before")
        void retired() {
            sets("{}").statusCode(201);
            Structure.role(role, "retired", Structure.anyOf("git"));
            Learner.fresh().puts("/goals/" + role, "{}").statusCode(409).body("code", equalTo("retired"));
            learner.reads("/goals").body("items.role", contains(role)).body("items.status", contains("retired"));
            sets("{\"hoursPerWeek\":2}").statusCode(200);
        }
    }

    @Nested
    class ReachingIt {

        @Test
        @DisplayName("is entered by the write that meets the last essential requirement, once")
        void lastRequirement() {
            sets("{}").statusCode(201);
            learner.completes("docker").header("Skillway-Progress-Version", "2");
            learner.completes("git").header("Skillway-Progress-Version", "3");
            learner.completes("django").header("Skillway-Progress-Version", "5");
            learner.completes("flask").header("Skillway-Progress-Version", "6");
            learner.reads("/history")
                    .body(
                            "items.kind",
                            contains("completed", "role-reached", "completed", "completed", "completed", "goal-set"))
                    .body("items[1].role", equalTo(role));
            learner.reads("/goals/" + role)
                    .body("essential.met", equalTo(2))
                    .body("essential.open", empty())
                    .body("reached.version", equalTo(5))
                    .body("reached.at", notNullValue())
                    .body("reached.catalogRevision", notNullValue())
                    .body("reached.addedSince", empty());
        }

        @Test
        @DisplayName("happens at once where all is met when the goal is set")
        void metBefore() {
            learner.completes("git");
            learner.completes("flask");
            sets("{}").statusCode(201).header("Skillway-Progress-Version", "4").body("reached.version", equalTo(4));
        }

        @Test
        @DisplayName("counts a skill merged into the one that is asked for, and asks for one where two were merged")
        void merges() {
            String twin = Learner.knownSkill();
            role = Structure.newRole(Structure.need("essential", 2, List.of("git", twin)));
            sets("{}").statusCode(201);
            learner.completes(twin);
            learner.reads("/goals/" + role).body("$", not(hasKey("reached")));
            Learner.awaitRevision(Catalog.merge(twin, "git"));
            learner.reads("/goals/" + role).body("essential.met", equalTo(1)).body("essential.of", equalTo(1));
            learner.putting("{\"state\":\"completed\"}", "git");
            learner.reads("/goals/" + role).body("reached", notNullValue());
        }

        @Test
        @DisplayName("does not happen with nothing essential")
        void nothingEssential() {
            role = Structure.newRole(Structure.need("optional", 1, List.of("git")));
            learner.completes("git");
            sets("{}").statusCode(201).body("essential.of", equalTo(0)).body("$", not(hasKey("reached")));
        }

        @Test
        @DisplayName("is not taken back, with today's share and what was added since beside it")
        void stays() {
            role = Structure.newRole(Structure.anyOf("git"));
            sets("{}").statusCode(201);
            learner.completes("git");
            Structure.role(role, "published", Structure.anyOf("git"), Structure.anyOf("python"));
            learner.deletes("/skills/git?reason=mistake").statusCode(204);
            learner.reads("/goals/" + role)
                    .body("reached.version", equalTo(3))
                    .body("reached.addedSince.skills", contains(List.of("python")))
                    .body("essential.met", equalTo(0))
                    .body("essential.of", equalTo(2));
            learner.deletes("/goals/" + role).statusCode(204);
            sets("{}").statusCode(201).body("reached.version", equalTo(3));
        }
    }
}
