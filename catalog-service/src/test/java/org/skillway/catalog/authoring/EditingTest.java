package org.skillway.catalog.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.skillway.catalog.Samples;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("Skills and roles")
class EditingTest {

    private final Author admin = Author.admin();

    @Nested
    @DisplayName("created by an admin")
    class Creating {

        @Test
        @DisplayName("POST answers 201 with where it is read, its ETag and its revision")
        void created() {
            String key = Samples.freshKey("created");
            Response created = admin.post("/skills", Samples.skill(key));
            created.then()
                    .statusCode(201)
                    .header("Location", "/api/v1/skills/" + key)
                    .body("key", equalTo(key))
                    .body("status", equalTo("published"))
                    .body("version", equalTo(1))
                    .header("Skillway-Catalog-Revision", equalTo(String.valueOf(created.<Integer>path("revision"))));
            admin.get("/skills/" + key).then().statusCode(200).body("title", equalTo("Skill " + key));
        }

        @Test
        @DisplayName("POST of a key that is in use, was retired, or is that of a draft answers 409 key-taken")
        void keyTaken() {
            String key = admin.skill("taken");
            admin.delete("/skills/" + key, admin.etag("/skills/" + key)).then().statusCode(200);
            String proposed = Samples.freshKey("proposed");
            Author.instructor("nino")
                    .post("/proposals", Samples.skill(proposed))
                    .then()
                    .statusCode(201);
            for (String taken : new String[] {key, proposed}) {
                admin.post("/skills", Samples.skill(taken))
                        .then()
                        .statusCode(409)
                        .body("code", equalTo("key-taken"))
                        .body("errors[0].pointer", equalTo("/key"));
            }
        }

        @Test
        @DisplayName("POST again with the same Idempotency-Key answers the same; with another body 422")
        void idempotent() {
            String key = Samples.freshKey("once");
            String idempotencyKey = Samples.freshKey("key");
            Response first = send(idempotencyKey, Samples.skill(key));
            Response second = send(idempotencyKey, Samples.skill(key));
            assertThat(second.statusCode()).isEqualTo(201);
            assertThat(second.asString()).isEqualTo(first.asString());
            assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
            send(idempotencyKey, Samples.skill(Samples.freshKey("other")))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("idempotency-key-reused"));
        }

        private Response send(String idempotencyKey, String body) {
            return admin.with()
                    .header("Idempotency-Key", idempotencyKey)
                    .contentType("application/json")
                    .body(body)
                    .post("/api/v1/skills");
        }

        @Test
        @DisplayName("POST with faults names every one of them by place and rule")
        void faults() {
            admin.post("/roles", """
                            {"key": "No Key", "title": {"en": " "}, "employers": ["a\\tb"],
                             "requirements": [{"importance": "essential", "atLeast": 2, "skills": ["git"]}]}""")
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("invalid-value"))
                    .body("errors.pointer", contains("/employers/0", "/key", "/requirements/0", "/summary", "/title"))
                    .body("errors.rule", contains("line", "key", "at-least", "required", "text"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "null",
                    "[]",
                    "7",
                    "\"text\"",
                    "{",
                    "{\"key\": \"a\\u0000b\"}",
                    "{\"key\": \"x\", \"title\": {\"en\": \"half \\ud800 pair\"}}",
                    "{\"key\": null}",
                    "{\"minutes\": \"x\"}",
                    "{\"title\": []}",
                    "{\"prerequisites\": [null, {\"skill\": null}]}",
                    "{\"kind\": \"no-such-kind\"}"
                })
        @DisplayName("POST of what is no document answers 400 and names where")
        void noDocument(String body) {
            admin.post("/skills", body).then().statusCode(400).contentType("application/problem+json");
        }

        @Test
        @DisplayName("what points at nothing published answers 409 and names the place and the missing")
        void dangling() {
            String missing = Samples.freshKey("missing");
            admin.post("/skills", Samples.skill(Samples.freshKey("dangling"), missing))
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("breaks-catalog-rules"))
                    .body("errors[0].rule", equalTo("dangling-reference"))
                    .body("errors[0].pointer", equalTo("/prerequisites/0/skill"))
                    .body("errors[0].entities", contains("skill/" + missing));
        }
    }

    @Nested
    @DisplayName("edited by an admin")
    class Editing {

        @Test
        @DisplayName("GET document, PUT it changed with its ETag: a new version, and the old revision reads as before")
        void roundTrip() {
            String key = admin.skill("edited");
            Response read = admin.get("/skills/" + key + "/document");
            int before = Integer.parseInt(read.header("Skillway-Catalog-Revision"));
            String changed = read.asString().replace("Skill " + key, "Renamed " + key);
            admin.put("/skills/" + key, read.header("ETag"), changed)
                    .then()
                    .statusCode(200)
                    .body("version", equalTo(2));
            admin.get("/skills/" + key).then().body("title", equalTo("Renamed " + key));
            admin.get("/skills/" + key + "?revision=" + before).then().body("title", equalTo("Skill " + key));
        }

        @Test
        @DisplayName("PUT without If-Match answers 428")
        void preconditionRequired() {
            String key = admin.skill("unconditional");
            admin.with()
                    .contentType("application/json")
                    .body(Samples.skill(key))
                    .put("/api/v1/skills/" + key)
                    .then()
                    .statusCode(428)
                    .body("code", equalTo("precondition-required"));
        }

        @Test
        @DisplayName("PUT with a stale ETag answers 412 with the ETag by now, in header and problem")
        void stale() {
            String key = admin.skill("stale");
            String old = admin.etag("/skills/" + key);
            Response patched = admin.patch("/skills/" + key, old, "{\"title\": {\"en\": \"Newer\"}}");
            patched.then().statusCode(200);
            String now = patched.header("ETag");
            admin.put("/skills/" + key, old, Samples.skill(key))
                    .then()
                    .statusCode(412)
                    .body("code", equalTo("stale-etag"))
                    .body("etag", equalTo(now))
                    .header("ETag", now);
            admin.put("/skills/" + key, now, Samples.skill(key)).then().statusCode(200);
        }

        @Test
        @DisplayName("the ETag of any reading of the entity counts, in any language, and *")
        void anyReading() {
            String key = admin.skill("tags");
            String georgian = admin.with()
                    .header("Accept-Language", "ka")
                    .get("/api/v1/skills/" + key)
                    .header("ETag");
            Response first = admin.patch("/skills/" + key, "\"other\", " + georgian, "{\"kind\": \"language\"}");
            first.then().statusCode(200);
            admin.patch("/skills/" + key, "*", "{\"kind\": \"framework\"}")
                    .then()
                    .statusCode(200);
        }

        @Test
        @DisplayName("PUT of what the catalog says already takes no revision and answers the old ETag")
        void unchanged() {
            String key = admin.skill("unchanged");
            Response first = admin.put("/skills/" + key, "*", Samples.skill(key));
            first.then().statusCode(200).body("version", equalTo(1));
            assertThat(first.header("ETag")).isEqualTo(admin.etag("/skills/" + key + "/document"));
        }

        @Test
        @DisplayName("PATCH merges: members that are not named stay, null removes, lists are replaced")
        void mergePatch() {
            String a = admin.skill("patch-a");
            String key = admin.skill("patched", a);
            admin.patch(
                            "/skills/" + key,
                            "*",
                            "{\"title\": {\"ka\": null, \"de\": \"Werkzeug\"}, \"prerequisites\": []}")
                    .then()
                    .statusCode(200);
            admin.get("/skills/" + key + "/document")
                    .then()
                    .body("title.en", equalTo("Skill " + key))
                    .body("title.de", equalTo("Werkzeug"))
                    .body("title", not(hasItem("ka")))
                    .body("summary.en", equalTo("Summary"));
            admin.get("/skills/" + key).then().body("prerequisites", hasSize(0));
        }

        @Test
        @DisplayName("a key in the body that is not the one of the path answers 400")
        void otherKey() {
            String key = admin.skill("path");
            admin.put("/skills/" + key, "*", Samples.skill(Samples.freshKey("body")))
                    .then()
                    .statusCode(400)
                    .body("errors[0].pointer", equalTo("/key"))
                    .body("errors[0].rule", equalTo("path-key"));
        }

        @Test
        @DisplayName("PUT of an unknown key answers 404; PATCH as application/json 415")
        void refusals() {
            String key = Samples.freshKey("nobody");
            admin.put("/roles/" + key, "*", Samples.role(key)).then().statusCode(400);
            admin.put("/skills/" + key, "*", Samples.skill(key)).then().statusCode(404);
            admin.with()
                    .header("If-Match", "*")
                    .contentType("application/json")
                    .body("{}")
                    .patch("/api/v1/skills/" + key)
                    .then()
                    .statusCode(415);
        }

        @Test
        @DisplayName("a cycle of prerequisites is refused and named in its order; so is one of broader roles")
        void cycles() {
            String a = admin.skill("a-cycle");
            String b = admin.skill("b-cycle", a);
            String c = admin.skill("c-cycle", b);
            admin.put("/skills/" + a, "*", Samples.skill(a, c))
                    .then()
                    .statusCode(409)
                    .body("errors[0].rule", equalTo("cycle"))
                    .body("errors[0].entities", contains("skill/" + a, "skill/" + c, "skill/" + b));
            String wide = admin.role("a-wide", a);
            String narrow = admin.role("b-narrow", a);
            admin.patch("/roles/" + narrow, "*", "{\"broader\": \"" + wide + "\"}")
                    .then()
                    .statusCode(200);
            admin.patch("/roles/" + wide, "*", "{\"broader\": \"" + narrow + "\"}")
                    .then()
                    .statusCode(409)
                    .body("errors[0].pointer", equalTo("/broader"))
                    .body("errors[0].entities", contains("role/" + wide, "role/" + narrow));
            admin.patch("/roles/" + wide, "*", "{\"broader\": \"" + wide + "\"}")
                    .then()
                    .statusCode(409);
        }
    }

    @Nested
    @DisplayName("retired by an admin")
    class Retiring {

        @Test
        @DisplayName("DELETE of what is needed answers 409 with every dependent; afterwards it can go")
        void stillNeeded() {
            String skill = admin.skill("needed");
            String harder = admin.skill("harder", skill);
            String role = admin.role("asks", skill);
            admin.delete("/skills/" + skill, "*")
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("still-needed"))
                    .body("errors.entities.flatten()", containsInAnyOrder("role/" + role, "skill/" + harder));
            admin.delete("/roles/" + role, "*").then().statusCode(200);
            admin.delete("/skills/" + harder, "*").then().statusCode(200);
            admin.delete("/skills/" + skill, "*").then().statusCode(200).body("status", equalTo("retired"));
            admin.delete("/skills/" + skill, "*").then().statusCode(200);
        }

        @Test
        @DisplayName("it stays readable, is in no list, and is published again by a PUT")
        void stays() {
            String role = admin.role("gone", admin.skill("kept"));
            Response retired = admin.delete("/roles/" + role, "*");
            retired.then().statusCode(200).body("version", equalTo(1));
            admin.get("/roles/" + role).then().statusCode(200).body("status", equalTo("retired"));
            admin.get("/roles?limit=200").then().body("items.key", not(hasItem(role)));
            String document = admin.get("/roles/" + role + "/document").asString();
            admin.put("/roles/" + role, retired.header("ETag"), document)
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("published"))
                    .body("version", equalTo(2));
        }
    }

    @Nested
    @DisplayName("for others")
    class Others {

        @Test
        @DisplayName("an instructor's and a learner's edit answers 403, nobody's 401")
        void refused() {
            String key = admin.skill("closed");
            for (String token : new String[] {Tokens.instructor("nino"), Tokens.learner("luka")}) {
                Author other = new Author(token);
                other.post("/skills", Samples.skill(Samples.freshKey("x")))
                        .then()
                        .statusCode(403);
                other.put("/skills/" + key, "*", Samples.skill(key)).then().statusCode(403);
                other.patch("/skills/" + key, "*", "{}").then().statusCode(403);
                other.delete("/skills/" + key, "*").then().statusCode(403);
                other.post("/skills/" + key + "/merge", "{\"into\": \"git\"}")
                        .then()
                        .statusCode(403);
            }
            RestAssured.given()
                    .header("If-Match", "*")
                    .delete("/api/v1/skills/" + key)
                    .then()
                    .statusCode(401)
                    .header("WWW-Authenticate", startsWith("Bearer"));
        }
    }
}
