package org.skillway.catalog.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.skillway.catalog.Samples;
import org.skillway.catalog.imports.Importer;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("Modules and courses")
class DraftTest {

    @Inject
    Importer importer;

    private final Author admin = Author.admin();
    private final Author nino = Author.instructor("nino");
    private final Author gia = Author.instructor("gia");

    @Nested
    @DisplayName("begun by an instructor")
    class Beginning {

        @Test
        @DisplayName(
                "POST with a key alone answers 201, a draft that says all that it still needs, owned by its author")
        void incomplete() {
            String key = Samples.freshKey("bare");
            Response draft = nino.post("/modules", "{\"key\": \"" + key + "\"}");
            draft.then()
                    .statusCode(201)
                    .header("Location", "/api/v1/modules/" + key + "/draft")
                    .body("document.owners", contains("nino"))
                    .body(
                            "missing.pointer",
                            hasItems("/title", "/summary", "/teaches", "/minutes", "/level", "/language"));
            nino.publish("/modules/" + key, draft.header("ETag"))
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("not-publishable"))
                    .body("errors", equalTo(draft.path("missing")));
        }

        @Test
        @DisplayName("it takes no revision, is in no list, and nobody but its owner and admins learns of it")
        void isPrivate() {
            String skill = admin.skill("private");
            String before = admin.get("/skills/" + skill).header("Skillway-Catalog-Revision");
            String key = Samples.freshKey("secret");
            nino.post("/modules", Samples.module(key, 30, skill).replace("irakli", "nino"))
                    .then()
                    .statusCode(201);
            Response list = nino.get("/modules?teaches=" + skill);
            list.then().body("items", empty());
            assertThat(Integer.parseInt(list.header("Skillway-Catalog-Revision")))
                    .isGreaterThanOrEqualTo(Integer.parseInt(before));
            nino.get("/modules/" + key + "/draft").then().statusCode(200);
            admin.get("/modules/" + key + "/draft").then().statusCode(200);
            Response other = gia.get("/modules/" + key + "/draft");
            other.then().statusCode(404).body("code", equalTo("no-draft"));
            gia.patch("/modules/" + key + "/draft", "*", "{}").then().statusCode(404);
            gia.delete("/modules/" + key + "/draft", "*").then().statusCode(404);
            gia.publish("/modules/" + key, "*").then().statusCode(404);
            nino.get("/modules/" + key).then().statusCode(404);
            nino.get("/drafts?limit=200").then().body("items.key", hasItem(key));
            gia.get("/drafts?limit=200").then().body("items.key", not(hasItem(key)));
            RestAssured.get("/api/v1/modules/" + key + "/draft").then().statusCode(401);
            new Author(Tokens.learner("luka"))
                    .get("/modules/" + key + "/draft")
                    .then()
                    .statusCode(403);
        }

        @ParameterizedTest(name = "what is no key, and so long that no index takes it, answers 400 at {0}")
        @CsvSource({"POST, /teaches/0, teaches", "PATCH, /teaches/0, teaches", "PATCH, /owners/0, owners"})
        void longNames(String method, String pointer, String member) {
            String key = Samples.freshKey("long");
            String names = "\"" + member + "\": [\"" + "a-".repeat(200_000) + "\"]";
            Response answer = method.equals("POST")
                    ? nino.post("/modules", "{\"key\": \"" + key + "\", " + names + "}")
                    : nino.patch(
                            "/modules/" + nino.module("nino", "long", admin.skill("p")) + "/draft",
                            "*",
                            "{" + names + "}");
            answer.then()
                    .statusCode(400)
                    .body("code", equalTo("invalid-value"))
                    .body("errors.pointer", hasItem(pointer));
        }

        @Test
        @DisplayName("its owners see it as it will be read with preview=true, or what is missing for that; others 404")
        void preview() {
            String key = nino.module("nino", "previewed", admin.skill("p"));
            nino.patch("/modules/" + key + "/draft", "*", "{\"minutes\": 99, \"teaches\": [\"not-there-yet\"]}")
                    .then()
                    .statusCode(200);
            nino.get("/modules/" + key + "?preview=true")
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", "private, no-store")
                    .body("minutes", equalTo(99))
                    .body("version", equalTo(2))
                    .body("teaches.title", contains("not-there-yet"));
            admin.get("/modules/" + key + "?preview=false").then().body("minutes", equalTo(30));
            gia.get("/modules/" + key + "?preview=true").then().statusCode(404);
            RestAssured.get("/api/v1/modules/" + key + "?preview=true").then().statusCode(404);
            nino.get("/modules/" + key + "?preview=true&revision=1").then().statusCode(400);
            String bare = Samples.freshKey("bare");
            nino.post("/courses", "{\"key\": \"" + bare + "\"}").then().statusCode(201);
            nino.get("/courses/" + bare + "?preview=true")
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("not-publishable"))
                    .body("errors.pointer", hasItem("/title"));
            gia.get("/courses/" + bare + "?preview=true").then().statusCode(404);
        }

        @Test
        @DisplayName("its key is taken for others; discarded, the key is free again")
        void discard() {
            String key = Samples.freshKey("discarded");
            Response draft = nino.post("/courses", "{\"key\": \"" + key + "\"}");
            gia.post("/courses", "{\"key\": \"" + key + "\"}")
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("key-taken"));
            nino.delete("/courses/" + key + "/draft", "\"draft.0\"").then().statusCode(412);
            nino.delete("/courses/" + key + "/draft", draft.header("ETag"))
                    .then()
                    .statusCode(204);
            gia.post("/courses", "{\"key\": \"" + key + "\"}").then().statusCode(201);
        }

        @ParameterizedTest(name = "of {0} that names nobody in place of an owner lacks one, and can be gone on with")
        @ValueSource(strings = {"modules", "courses"})
        void nobody(String kind) {
            String path = "/" + kind + "/" + Samples.freshKey("nobodys");
            String key = path.substring(path.lastIndexOf('/') + 1);
            admin.post("/" + kind, "{\"key\": \"" + key + "\", \"owners\": [null]}")
                    .then()
                    .statusCode(201)
                    .body("missing.pointer", hasItem("/owners/0"));
            for (String owners : List.of("[null, \"nino\"]", "[null]", "[null, \"nino\", null]")) {
                admin.patch(path + "/draft", "*", "{\"owners\": " + owners + "}")
                        .then()
                        .statusCode(200);
                nino.get(path + "/draft").then().statusCode(200).body("missing.pointer", hasItem("/owners/0"));
            }
        }

        @Test
        @DisplayName("POST that names other owners only, or a wrong key, answers 400")
        void refused() {
            nino.post("/modules", "{\"key\": \"" + Samples.freshKey("x") + "\", \"owners\": [\"gia\"]}")
                    .then()
                    .statusCode(400)
                    .body("errors[0].rule", equalTo("owner"));
            nino.post("/modules", "{\"key\": \"Not A Key\"}").then().statusCode(400);
            for (String kind : List.of("modules", "courses", "proposals")) {
                for (String key : List.of("7", "null", "true", "[]", "{}")) {
                    nino.post("/" + kind, "{\"key\": " + key + "}")
                            .then()
                            .statusCode(400)
                            .body("errors[0].pointer", equalTo("/key"));
                }
            }
            nino.post("/modules", "{\"owners\": [\"nino\"]}").then().statusCode(400);
        }
    }

    @Nested
    @DisplayName("published by an instructor")
    class Publishing {

        @Test
        @DisplayName("POST publish with the draft's ETag answers one revision, one version, and the draft is gone")
        void publish() {
            String skill = admin.skill("taught");
            String key = Samples.freshKey("published");
            nino.publishModule(Samples.module(key, 30, skill).replace("irakli", "nino"), key)
                    .then()
                    .body("version", equalTo(1));
            admin.get("/modules/" + key).then().statusCode(200).body("minutes", equalTo(30));
            nino.get("/modules/" + key + "/draft").then().statusCode(404);
        }

        @Test
        @DisplayName("a draft of the next version changes nothing for readers until it is published")
        void nextVersion() {
            String key = nino.module("nino", "versions", admin.skill("v"));
            Response draft =
                    nino.patch("/modules/" + key + "/draft", nino.etag("/modules/" + key), "{\"minutes\": 45}");
            draft.then().statusCode(200).body("missing", empty()).body("document.minutes", equalTo(45));
            admin.get("/modules/" + key).then().body("minutes", equalTo(30));
            nino.publish("/modules/" + key, draft.header("ETag"))
                    .then()
                    .statusCode(200)
                    .body("version", equalTo(2));
            admin.get("/modules/" + key).then().body("minutes", equalTo(45)).body("version", equalTo(2));
        }

        @Test
        @DisplayName("every fault of form and against the catalog is named at once")
        void allFaults() {
            String key = Samples.freshKey("faulty");
            String missing = Samples.freshKey("missing");
            String own = admin.skill("own");
            Response draft = nino.post("/modules", """
                    {"key": "%s", "title": {"en": "T"}, "minutes": 0, "language": "en", "level": "beginner",
                     "content": {"en": "x"}, "teaches": ["%s", "%s"],
                     "assumes": [{"atLeast": 1, "skills": ["%s"]}, {"atLeast": 3, "skills": ["%s"]}]}""".formatted(key, own, missing, own, missing));
            nino.publish("/modules/" + key, draft.header("ETag"))
                    .then()
                    .statusCode(409)
                    .body(
                            "errors.collect { it.pointer + ' ' + it.rule }",
                            hasItems(
                                    "/summary required",
                                    "/minutes range",
                                    "/assumes/1 at-least",
                                    "/teaches/1 dangling-reference",
                                    "/assumes/0 assumes-what-only-it-teaches"))
                    .body(
                            "errors.collect { it.pointer + ' ' + it.rule }",
                            not(hasItem("/assumes/1 assumes-what-only-it-teaches")));
        }

        @Test
        @DisplayName("once another module teaches what it assumes and teaches, it can be published")
        void taughtElsewhere() {
            String skill = admin.skill("deeper");
            nino.module("nino", "first-steps", skill);
            String key = Samples.freshKey("deeper");
            String document = Samples.module(key, 30, skill)
                    .replace("irakli", "nino")
                    .replace(
                            "\"teaches\"",
                            "\"assumes\": [{\"atLeast\": 1, \"skills\": [\"" + skill + "\"]}], \"teaches\"");
            nino.publishModule(document, key);
        }

        @Test
        @DisplayName("POST publish with another ETag than the draft's answers 412, without one 428")
        void preconditions() {
            String key = Samples.freshKey("guarded");
            Response first = nino.post(
                    "/modules", Samples.module(key, 30, admin.skill("g")).replace("irakli", "nino"));
            nino.patch("/modules/" + key + "/draft", first.header("ETag"), "{\"minutes\": 31}")
                    .then()
                    .statusCode(200);
            nino.publish("/modules/" + key, first.header("ETag"))
                    .then()
                    .statusCode(412)
                    .body("etag", equalTo(nino.etag("/modules/" + key + "/draft")));
            nino.with().post("/api/v1/modules/" + key + "/publish").then().statusCode(428);
        }

        @Test
        @DisplayName(
                "what was imported since the draft was begun is not overwritten unseen: 412 until If-Match names it too")
        void changedSince() {
            String skill = admin.skill("since");
            String key = nino.module("nino", "since", skill);
            Response draft = nino.patch("/modules/" + key + "/draft", "*", "{\"minutes\": 45}");
            importer.run(
                    "admin",
                    Map.of(
                            "newer",
                            Samples.file(
                                    "modules", Samples.module(key, 60, skill).replace("irakli", "nino"))));
            Response refused = nino.publish("/modules/" + key, draft.header("ETag"));
            refused.then().statusCode(412).body("code", equalTo("stale-etag"));
            admin.get("/modules/" + key).then().body("minutes", equalTo(60));
            nino.publish("/modules/" + key, draft.header("ETag") + ", " + refused.path("etag"))
                    .then()
                    .statusCode(200);
            admin.get("/modules/" + key).then().body("minutes", equalTo(45));
        }

        @Test
        @DisplayName("another instructor can neither draft nor retire it; handed over, they can")
        void handOver() {
            String key = nino.module("nino", "handed", admin.skill("h"));
            gia.patch("/modules/" + key + "/draft", "*", "{\"minutes\": 1}")
                    .then()
                    .statusCode(403);
            gia.delete("/modules/" + key, "*").then().statusCode(403);
            Response draft = nino.patch("/modules/" + key + "/draft", "*", "{\"owners\": [\"gia\"]}");
            nino.publish("/modules/" + key, draft.header("ETag")).then().statusCode(200);
            nino.delete("/modules/" + key, "*").then().statusCode(403);
            gia.delete("/modules/" + key, "*").then().statusCode(200);
        }

        @Test
        @DisplayName("a draft from before it was handed over is not published over the new owner's: 403")
        void handedOverMeanwhile() {
            String skill = admin.skill("lost");
            String key = nino.module("nino", "lost", skill);
            Response draft = nino.patch("/modules/" + key + "/draft", "*", "{\"minutes\": 45}");
            importer.run(
                    "admin",
                    Map.of(
                            "g",
                            Samples.file(
                                    "modules", Samples.module(key, 60, skill).replace("irakli", "gia"))));
            nino.publish("/modules/" + key, draft.header("ETag") + ", *").then().statusCode(403);
            admin.get("/modules/" + key).then().body("minutes", equalTo(60));
        }

        @Test
        @DisplayName("a draft that says what is published already takes no revision and no version, and is gone")
        void unchanged() {
            String key = nino.module("nino", "unchanged", admin.skill("u"));
            Response before = admin.get("/modules/" + key + "/document");
            Response draft = nino.put("/modules/" + key + "/draft", "*", before.asString());
            nino.publish("/modules/" + key, draft.header("ETag"))
                    .then()
                    .statusCode(200)
                    .header("ETag", before.header("ETag"))
                    .body("version", equalTo(1));
            nino.get("/modules/" + key + "/draft").then().statusCode(404);
        }

        @Test
        @DisplayName("a module that a course contains is not retired; the course is named")
        void containedModule() {
            String module = nino.module("nino", "contained", admin.skill("c"));
            String course = Samples.freshKey("course");
            Response draft = gia.post("/courses", Samples.course(course, module).replace("irakli", "gia"));
            gia.publish("/courses/" + course, draft.header("ETag")).then().statusCode(200);
            nino.delete("/modules/" + module, "*")
                    .then()
                    .statusCode(409)
                    .body("errors[0].entities", contains("course/" + course));
        }
    }

    @Nested
    @DisplayName("that name a proposed skill")
    class Proposing {

        @Test
        @DisplayName("do so in a proposal that its author edits and takes back; what is published is no proposal")
        void edited() {
            String skill = Samples.freshKey("edited");
            Response proposal = nino.post("/proposals", "{\"key\": \"" + skill + "\"}");
            proposal.then().body("missing.pointer", hasItems("/title", "/kind"));
            gia.get("/proposals/" + skill).then().statusCode(404);
            gia.put("/proposals/" + skill, "*", Samples.skill(skill)).then().statusCode(404);
            Response whole = nino.put("/proposals/" + skill, proposal.header("ETag"), Samples.skill(skill));
            whole.then().statusCode(200).body("missing", empty());
            nino.patch("/proposals/" + skill, proposal.header("ETag"), "{}")
                    .then()
                    .statusCode(412);
            nino.delete("/proposals/" + skill, whole.header("ETag")).then().statusCode(204);
            String published = admin.skill("published");
            admin.put("/proposals/" + published, "*", Samples.skill(published))
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("no-draft"));
        }

        @Test
        @DisplayName("wait until an admin accepts it")
        void accepted() {
            String skill = Samples.freshKey("proposal");
            Response proposal = nino.post("/proposals", Samples.skill(skill));
            proposal.then().statusCode(201).body("missing", empty());
            String key = Samples.freshKey("waiting");
            Response draft =
                    nino.post("/modules", Samples.module(key, 30, skill).replace("irakli", "nino"));
            draft.then().statusCode(201).body("missing.rule", contains("dangling-reference"));
            nino.publish("/modules/" + key, draft.header("ETag")).then().statusCode(409);
            nino.with()
                    .header("If-Match", proposal.header("ETag"))
                    .post("/api/v1/proposals/" + skill + "/accept")
                    .then()
                    .statusCode(403);
            admin.with()
                    .header("If-Match", proposal.header("ETag"))
                    .post("/api/v1/proposals/" + skill + "/accept")
                    .then()
                    .statusCode(200);
            nino.publish("/modules/" + key, draft.header("ETag")).then().statusCode(200);
        }
    }
}
