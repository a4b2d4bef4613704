package org.skillway.progress;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.skillway.progress.support.Learner;
import org.skillway.progress.support.Structure;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("Completing a module")
class ModuleTest {

    private static final String IN_MAY = "{\"happenedAt\":\"2026-05-01T10:00:00Z\"}";
    private static final String ADMIN = "module-admin";

    private final Learner learner = Learner.fresh();
    private String module;

    @BeforeEach
    void moduleIsKnown() {
        Learner.awaitRevision(2);
        module = Structure.module("git", "docker");
    }

    private ValidatableResponse completes(String body) {
        return learner.puts("/modules/" + module + "/completion", body);
    }

    @Nested
    class ALearner {

        @Test
        @DisplayName("PUT of the first completion answers 201 with the skills that rest on it, all in one write")
        void first() {
            completes(IN_MAY)
                    .statusCode(201)
                    .header("Location", "/api/v1/learners/me/modules/" + module + "/completion")
                    .header("ETag", matchesPattern("\"1\\.[0-9a-f]{8}\\.3\\.m[0-9]+\""))
                    .header("Skillway-Progress-Version", "3")
                    .body("module", equalTo(module))
                    .body("completions", hasSize(1))
                    .body("completions[0].moduleVersion", equalTo(1))
                    .body("completions[0].by", equalTo("self"))
                    .body("completions[0].happenedAt", equalTo("2026-05-01T10:00:00Z"))
                    .body("skills", contains("docker", "git"))
                    .body("version", equalTo(3));
            learner.reads("/history")
                    .body("items.kind", contains("completed", "completed", "module-completed"))
                    .body("items.skill", contains("git", "docker", null))
                    .body("items.module", contains(module, module, module))
                    .body("items.moduleVersion", contains(1, 1, 1))
                    .body(
                            "items.happenedAt",
                            equalTo(List.of("2026-05-01T10:00:00Z", "2026-05-01T10:00:00Z", "2026-05-01T10:00:00Z")));
        }

        @Test
        @DisplayName("GET of a taught skill names the module and its version as the evidence")
        void evidence() {
            completes("{}").statusCode(201);
            learner.reads("/skills/git")
                    .body("state", equalTo("completed"))
                    .body("evidence", hasSize(1))
                    .body("evidence[0].kind", equalTo("module-completed"))
                    .body("evidence[0].module", equalTo(module))
                    .body("evidence[0].moduleVersion", equalTo(1));
        }

        @Test
        @DisplayName("PUT of the same again answers 200 with the same bytes, and adds nothing")
        void again() {
            String first = completes(IN_MAY).statusCode(201).extract().asString();
            completes(IN_MAY).statusCode(200).body(equalTo(first));
            completes("{}").statusCode(200).body(equalTo(first));
            completes("{\"version\":1}").statusCode(200).header("Skillway-Progress-Version", "3");
        }

        @Test
        @DisplayName("PUT without a version keeps the one that was completed, whatever has been published since")
        void keepsVersion() {
            completes("{}").statusCode(201);
            Structure.module(module, 2, "published", List.of("git", "python"));
            completes("{}").statusCode(200).header("Skillway-Progress-Version", "3");
            completes("{\"version\":2}")
                    .statusCode(200)
                    .body("completions.moduleVersion", contains(2))
                    .body("skills", contains("docker", "git", "python"));
            learner.reads("/skills/docker").body("evidence[0].moduleVersion", equalTo(1));
            learner.reads("/skills/git").body("evidence.moduleVersion", contains(2));
        }

        @Test
        @DisplayName("PUT of an older version records what that version taught")
        void olderVersion() {
            Structure.module(module, 2, "published", List.of("git", "python"));
            completes("{\"version\":1}")
                    .statusCode(201)
                    .body("completions.moduleVersion", contains(1))
                    .body("skills", contains("docker", "git"));
        }

        @Test
        @DisplayName("PUT with an entry id is repeated with success, and refused for something else")
        void entryId() {
            String entry = "\"entryId\":\"" + UUID.randomUUID() + "\"";
            completes("{" + entry + "}").statusCode(201);
            completes("{" + entry + "}").statusCode(200).header("Skillway-Progress-Version", "3");
            completes("{\"happenedAt\":\"2001-01-01T00:00:00Z\"," + entry + "}")
                    .statusCode(409)
                    .body("code", equalTo("entry-id-used"));
            learner.deletes("/modules/" + module + "/completion?reason=mistake").statusCode(204);
            completes("{" + entry + "}").statusCode(204).header("Skillway-Progress-Version", "4");
        }

        @Test
        @DisplayName("DELETE ends only what rests on nothing else, with its reason, in one entry")
        void undone() {
            learner.completes("git").statusCode(201);
            completes("{}").statusCode(201);
            learner.deletes("/modules/" + module + "/completion?reason=mistake")
                    .statusCode(204)
                    .header("Skillway-Progress-Version", "5");
            learner.reads("/skills").body("items.skill", contains("git"));
            learner.reads("/skills/git").body("evidence.kind", contains("self-reported"));
            learner.reads("/history?limit=1")
                    .body("items[0].kind", equalTo("module-revoked"))
                    .body("items[0].module", equalTo(module))
                    .body("items[0].reason", equalTo("mistake"))
                    .body("items[0].ends", contains(2, 3, 4));
            learner.reads("/modules/" + module + "/completion").statusCode(404).body("code", equalTo("no-record"));
            completes("{}").statusCode(201).body("skills", contains("docker", "git"));
        }

        @Test
        @DisplayName("DELETE of what is not completed answers 404, without a reason 400")
        void nothingToUndo() {
            learner.deletes("/modules/" + module + "/completion?reason=mistake")
                    .statusCode(404)
                    .body("code", equalTo("no-record"));
            learner.deletes("/modules/" + module + "/completion").statusCode(400);
        }

        @Test
        @DisplayName("PUT with a stale ETag answers 412, with * where the module is not completed too")
        void stale() {
            String path = "/api/v1/learners/me/modules/" + module + "/completion";
            for (String ifMatch : List.of("\"1.00000000.9\"", "*")) {
                learner.asking()
                        .header("If-Match", ifMatch)
                        .contentType("application/json")
                        .body("{}")
                        .put(path)
                        .then()
                        .statusCode(412)
                        .body("code", equalTo("stale-version"));
            }
            completes("{}").statusCode(201);
            learner.asking()
                    .header("If-Match", "*")
                    .contentType("application/json")
                    .body("{}")
                    .put(path)
                    .then()
                    .statusCode(200);
        }

        @Test
        @DisplayName("GET lists completed modules by key in pages, as they are and as they were")
        void lists() {
            completes("{}").statusCode(201);
            String other = Structure.module();
            learner.puts("/modules/" + other + "/completion", "{}")
                    .statusCode(201)
                    .body("skills", hasSize(0));
            List<String> both = List.of(module, other).stream().sorted().toList();
            String next = learner.reads("/modules?limit=1&count=true")
                    .body("items.module", contains(both.get(0)))
                    .body("total", equalTo(2))
                    .extract()
                    .path("next");
            learner.reads("/modules?cursor=" + next).body("items.module", contains(both.get(1)));
            learner.reads("/modules?version=3").body("items.module", contains(module));
            learner.reads("/modules?version=0").body("items", hasSize(0));
            learner.reads("/modules/" + module + "/completion?version=2").body("skills", contains("docker"));
        }

        @Test
        @DisplayName("GET with the ETag of the answer before answers 304 until something is recorded")
        void notModified() {
            completes("{}").statusCode(201);
            for (String path : List.of("/modules", "/modules/" + module + "/completion")) {
                String etag = learner.reads(path).statusCode(200).extract().header("ETag");
                learner.asking()
                        .header("If-None-Match", etag)
                        .get("/api/v1/learners/me" + path)
                        .then()
                        .statusCode(304);
            }
        }
    }

    @Nested
    class AModuleThat {

        @Test
        @DisplayName("is not known, or not in that version, answers 404 and when to ask again")
        void unknown() {
            learner.puts("/modules/" + Structure.fresh("module") + "/completion", "{}")
                    .statusCode(404)
                    .header("Retry-After", "5")
                    .body("code", equalTo("unknown-module"));
            completes("{\"version\":2}")
                    .statusCode(404)
                    .header("Retry-After", "5")
                    .body("code", equalTo("unknown-module"))
                    .body("errors.pointer", contains("/version"));
            learner.reads("/modules").header("Skillway-Progress-Version", "0");
        }

        @Test
        @DisplayName("has been retired is completed all the same: what was learned stays true")
        void retired() {
            Structure.module(module, 1, "retired", List.of("git", "docker"));
            completes("{}").statusCode(201).body("skills", contains("docker", "git"));
        }

        @Test
        @DisplayName("teaches a skill that was merged records the surviving one")
        void merged() {
            module = Structure.module("gti", "git");
            completes("{}").statusCode(201).body("skills", contains("git"));
        }
    }

    @Nested
    class AnAdmin {

        @Test
        @DisplayName("PUT stands beside the learner's own, who takes back only that; an admin takes back all")
        void beside() {
            String path = "/modules/" + module + "/completion";
            learner.puts(Tokens.admin(ADMIN), path, "{}").statusCode(201).body("completions.by", contains("admin"));
            completes("{}").statusCode(200).body("completions.by", contains("admin", "self"));
            learner.deletes(path + "?reason=mistake").statusCode(200).body("completions.by", contains("admin"));
            learner.deletes(path + "?reason=mistake").statusCode(404);
            learner.reads("/skills/git").body("evidence.by", contains("admin"));
            completes("{}").statusCode(200);
            learner.deletes(Tokens.admin("another-admin"), path + "?reason=mistake")
                    .statusCode(204);
            learner.reads("/skills").body("items", hasSize(0));
        }
    }
}
