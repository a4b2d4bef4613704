package org.skillway.catalog.change;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.skillway.catalog.Samples;
import org.skillway.catalog.history.HistoryService;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.imports.Importer;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("POST /changes/{revision}/revert")
class RevertTest {

    @Inject
    Importer importer;

    @Inject
    HistoryService history;

    private final String git = Samples.freshKey("a-git");
    private final String docker = Samples.freshKey("b-docker");
    private final String role = Samples.freshKey("role");

    @Nested
    @DisplayName("by an admin")
    class ByAnAdmin {

        @Test
        @DisplayName("of an edit answers 201, and everything that it touched is again as before")
        void edit() {
            long before = skills(Samples.skill(git), Samples.skill(docker));
            String then = read("skills", docker, before);
            long edit = skills(Samples.skill(git).replace("Summary", "Other"), Samples.skill(docker, git));
            ValidatableResponse answer = revert(edit)
                    .statusCode(201)
                    .body("action", equalTo("revert"))
                    .body("actor", equalTo("ada"))
                    .body("reverts", equalTo((int) edit))
                    .body("entityCount", equalTo(2))
                    .body("items.change", contains("edited", "edited"));
            int made = answer.extract().path("revision");
            answer.header("Location", "/api/v1/changes/" + made);
            assertThat(content(read("skills", docker, made))).isEqualTo(content(then));
            admin().get("/api/v1/changes?entity=skill/" + docker)
                    .then()
                    .body("items[0].revision", equalTo(made))
                    .body("items[0].reverts", equalTo((int) edit));
        }

        @Test
        @DisplayName("of a creation retires what it brought; of that revert publishes it again")
        void creation() {
            long creation = skills(Samples.skill(git));
            int first = revert(creation)
                    .statusCode(201)
                    .body("items[0].change", equalTo("retired"))
                    .extract()
                    .path("revision");
            given().get("/api/v1/skills/" + git).then().body("status", equalTo("retired"));
            revert(first).statusCode(201).body("items[0].change", equalTo("restored"));
            given().get("/api/v1/skills/" + git).then().body("status", equalTo("published"));
        }

        @Test
        @DisplayName("of a merge brings the merged skill back, and what pointed at it points at it again")
        void merge() {
            skills(Samples.skill(git), Samples.skill(docker));
            roles(Samples.role(role, git));
            int merge = mergeInto(git, docker);
            given().redirects()
                    .follow(false)
                    .get("/api/v1/skills/" + git)
                    .then()
                    .statusCode(308);
            given().get("/api/v1/roles/" + role).then().body("requirements[0].skills.key", contains(docker));
            revert(merge)
                    .statusCode(201)
                    .body("items.change", hasItem("restored"))
                    .body("items.find { it.change == 'restored' }.before.mergedInto", equalTo(docker));
            given().get("/api/v1/roles/" + role).then().body("requirements[0].skills.key", contains(git));
            given().get("/api/v1/skills/" + git).then().statusCode(200).body("status", equalTo("published"));
        }

        @Test
        @DisplayName("of a merge, when what came later has been taken back first, one after the other")
        void lastInFirstOut() {
            String last = Samples.freshKey("c-last");
            skills(Samples.skill(git), Samples.skill(docker), Samples.skill(last));
            roles(Samples.role(role, git));
            int first = mergeInto(git, docker);
            int second = mergeInto(docker, last);
            revert(first).statusCode(409).body("errors.rule", hasItem("changed-later"));
            revert(second).statusCode(201);
            revert(first).statusCode(201);
            given().get("/api/v1/roles/" + role).then().body("requirements[0].skills.key", contains(git));
            for (String skill : List.of(git, docker)) {
                given().get("/api/v1/skills/" + skill)
                        .then()
                        .statusCode(200)
                        .body("status", equalTo("published"))
                        .body("aliases", not(hasItem("Skill " + git)));
            }
        }

        @Test
        @DisplayName("of what was changed again since answers 409 and names each such entity and when")
        void changedLater() {
            long creation = skills(Samples.skill(git), Samples.skill(docker));
            skills(Samples.skill(docker).replace("Summary", "Other"));
            long later = skills(Samples.skill(docker).replace("Summary", "Another"));
            revert(creation)
                    .statusCode(409)
                    .contentType("application/problem+json")
                    .body("code", equalTo("cannot-revert"))
                    .body("errors", hasSize(1))
                    .body("errors[0].rule", equalTo("changed-later"))
                    .body("errors[0].entities", contains("skill/" + docker))
                    .body("errors[0].message", containsString("revision " + later));
            given().get("/api/v1/skills/" + git).then().body("status", equalTo("published"));
        }

        @Test
        @DisplayName("of what something published needs answers 409 and names the dependents")
        void needed() {
            long creation = skills(Samples.skill(git));
            skills(Samples.skill(docker, git));
            roles(Samples.role(role, git));
            revert(creation)
                    .statusCode(409)
                    .body("code", equalTo("still-needed"))
                    .body("errors.rule", contains("needed-by", "needed-by"))
                    .body("errors.entities.flatten()", hasItem("skill/" + docker))
                    .body("errors.entities.flatten()", hasItem("role/" + role));
        }

        @Test
        @DisplayName("of what would close a cycle answers 409 and names the cycle")
        void cycle() {
            skills(Samples.skill(git, docker).replace(docker, git + "-x"), Samples.skill(git + "-x"));
            long freed = skills(Samples.skill(git));
            skills(Samples.skill(git + "-x", git));
            revert(freed)
                    .statusCode(409)
                    .body("code", equalTo("breaks-catalog-rules"))
                    .body("errors[0].rule", equalTo("cycle"))
                    .body("errors[0].entities", containsInAnyOrder("skill/" + git, "skill/" + git + "-x"));
        }

        @Test
        @DisplayName("keeps which translations were stale, and which were not")
        void staleTranslations() {
            skills(Samples.skill(git));
            long edit = skills(Samples.skill(git).replace("\"en\": \"Skill", "\"en\": \"Good skill"));
            assertThat(stale()).containsExactly("/title/ka");
            int first = revert(edit).statusCode(201).extract().path("revision");
            assertThat(stale()).isEmpty();
            revert(first).statusCode(201);
            assertThat(stale()).containsExactly("/title/ka");
        }

        @Test
        @DisplayName("twice answers 409 the second time")
        void twice() {
            skills(Samples.skill(git));
            long edit = skills(Samples.skill(git).replace("Summary", "Other"));
            revert(edit).statusCode(201);
            revert(edit).statusCode(409).body("code", equalTo("cannot-revert"));
        }

        @Test
        @DisplayName("sent again with its Idempotency-Key gets the same answer, and counts once")
        void sentAgain() {
            skills(Samples.skill(git));
            long edit = skills(Samples.skill(git).replace("Summary", "Other"));
            String once = Samples.freshKey("once");
            int first = 0;
            for (int i = 0; i < 2; i++) {
                int made = admin().header("Idempotency-Key", once)
                        .post("/api/v1/changes/" + edit + "/revert")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("revision");
                assertThat(first).isIn(0, made);
                first = made;
            }
        }

        @Test
        @DisplayName("of a redaction answers 200 and changes nothing: the words are gone")
        void redaction() {
            skills(Samples.skill(git).replace("Summary", "Secret"));
            int redaction = admin().contentType(ContentType.JSON)
                    .body(Map.of("kind", "skill", "key", git, "words", "Secret"))
                    .post("/api/v1/redactions")
                    .path("revision");
            revert(redaction).statusCode(200).header("Location", nullValue()).body("revision", equalTo(redaction));
            given().get("/api/v1/skills/" + git).then().body("summary", equalTo("[redacted]"));
        }

        @Test
        @DisplayName("of a revision that nobody took answers 404")
        void unknown() {
            revert(0).statusCode(404).body("code", equalTo("unknown-revision"));
            revert(999_999_999).statusCode(404).body("code", equalTo("unknown-revision"));
        }
    }

    @Nested
    @DisplayName("by anybody else")
    class ByAnybodyElse {

        @Test
        @DisplayName("answers 401 without a token, 403 with an instructor's")
        void refused() {
            long edit = skills(Samples.skill(git));
            given().post("/api/v1/changes/" + edit + "/revert").then().statusCode(401);
            given().auth()
                    .oauth2(Tokens.instructor("irakli"))
                    .post("/api/v1/changes/" + edit + "/revert")
                    .then()
                    .statusCode(403);
            given().get("/api/v1/skills/" + git).then().body("status", equalTo("published"));
        }
    }

    private List<String> stale() {
        return history.at(Kind.SKILL, git, history.head().revision())
                .orElseThrow()
                .stale();
    }

    private long skills(String... skills) {
        return importer.run("admin", Map.of("s", Samples.file("skills", skills)))
                .revision();
    }

    private void roles(String... roles) {
        importer.run("admin", Map.of("r", Samples.file("roles", roles)));
    }

    private static String read(String plural, String key, long revision) {
        return given().get("/api/v1/" + plural + "/" + key + "?revision=" + revision)
                .asString();
    }

    /** All but the numbers that every publication moves. */
    private static String content(String body) {
        return body.replaceAll("\"(version|revision)\":[0-9]+", "");
    }

    private static int mergeInto(String skill, String into) {
        return admin().contentType(ContentType.JSON)
                .body(Map.of("into", into))
                .post("/api/v1/skills/" + skill + "/merge")
                .path("revision");
    }

    private static ValidatableResponse revert(long revision) {
        return admin().post("/api/v1/changes/" + revision + "/revert").then();
    }

    private static RequestSpecification admin() {
        return given().auth().oauth2(Tokens.admin("ada"));
    }
}
