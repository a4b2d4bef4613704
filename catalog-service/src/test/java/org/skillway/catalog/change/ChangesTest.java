package org.skillway.catalog.change;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.skillway.catalog.Samples;
import org.skillway.catalog.imports.Importer;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("The log of changes")
class ChangesTest {

    @Inject
    Importer importer;

    private final String actor = Samples.freshKey("actor");
    private final String git = Samples.freshKey("a-git");
    private final String docker = Samples.freshKey("b-docker");
    private long created;
    private long edited;

    @BeforeEach
    void content() {
        created = run(Samples.skill(git), Samples.skill(docker));
        edited = run(Samples.skill(docker, git).replace("\"en\": \"Skill", "\"en\": \"Good skill"));
    }

    @Nested
    @DisplayName("to an admin")
    class ToAnAdmin {

        @Test
        @DisplayName("GET /changes answers who changed what when, newest first")
        void newestFirst() {
            admin().get("/api/v1/changes?actor=" + actor)
                    .then()
                    .statusCode(200)
                    .body("items.revision", contains((int) edited, (int) created))
                    .body("items.actor", everyItem(equalTo(actor)))
                    .body("items.action", everyItem(equalTo("import")))
                    .body("items.at", everyItem(matchesPattern("[-0-9]{10}T[0-9:.]+Z")))
                    .body("items.entityCount", contains(1, 2))
                    .body("items[0].entities", hasSize(1))
                    .body("items[0].entities[0].kind", equalTo("skill"))
                    .body("items[0].entities[0].key", equalTo(docker))
                    .body("items[0].entities[0].change", equalTo("edited"))
                    .body("items[1].entities.key", contains(git, docker))
                    .body("items[1].entities.change", contains("created", "created"))
                    .body("items[0].reverts", nullValue())
                    .body("next", nullValue());
        }

        @Test
        @DisplayName("GET /changes names 20 entities of a large change, and how many there are")
        void largeChange() {
            List<String> skills = new ArrayList<>();
            for (int i = 0; i < 25; i++) {
                skills.add(Samples.skill(Samples.freshKey("many")));
            }
            long revision = run(skills.toArray(String[]::new));
            admin().get("/api/v1/changes?limit=1&actor=" + actor)
                    .then()
                    .body("items[0].revision", equalTo((int) revision))
                    .body("items[0].entityCount", equalTo(25))
                    .body("items[0].entities", hasSize(20));
        }

        @Test
        @DisplayName("GET /changes by entity, action and time answers those alone")
        void filters() {
            admin().get("/api/v1/changes?entity=skill/" + git).then().body("items.revision", contains((int) created));
            admin().get("/api/v1/changes?entity=skill/" + docker)
                    .then()
                    .body("items.revision", contains((int) edited, (int) created));
            admin().get("/api/v1/changes?entity=role/" + docker).then().body("items", hasSize(0));
            admin().get("/api/v1/changes?action=redact&actor=" + actor).then().body("items", hasSize(0));
            String at = admin().get("/api/v1/changes/" + edited).path("at");
            admin().queryParam("to", at)
                    .get("/api/v1/changes?actor=" + actor)
                    .then()
                    .body("items.revision", contains((int) created));
            admin().queryParam("from", at)
                    .get("/api/v1/changes?actor=" + actor + "&action=import&entity=skill/" + docker)
                    .then()
                    .body("items.revision", contains((int) edited));
        }

        @Test
        @DisplayName("GET /changes page by page answers each change once, whatever is added meanwhile")
        void pages() {
            Response page = admin().get("/api/v1/changes?limit=1&actor=" + actor);
            page.then().body("items.revision", contains((int) edited));
            run(Samples.skill(Samples.freshKey("late")));
            String link = page.header("Link");
            admin().urlEncodingEnabled(false)
                    .get(link.substring(1, link.indexOf('>')))
                    .then()
                    .statusCode(200)
                    .body("items.revision", contains((int) created))
                    .body("next", nullValue());
            admin().get("/api/v1/changes?cursor=" + page.path("next"))
                    .then()
                    .statusCode(400)
                    .body("errors[0].rule", equalTo("cursor"));
        }

        @Test
        @DisplayName("GET /changes/{revision} answers with before, after and what differs")
        void difference() {
            admin().header("Accept-Language", "ka")
                    .get("/api/v1/changes/" + edited)
                    .then()
                    .statusCode(200)
                    .header("Content-Language", "ka")
                    .body("revision", equalTo((int) edited))
                    .body("actor", equalTo(actor))
                    .body("entityCount", equalTo(1))
                    .body("items[0].key", equalTo(docker))
                    .body("items[0].change", equalTo("edited"))
                    .body("items[0].before.status", equalTo("published"))
                    .body("items[0].before.version", equalTo(1))
                    .body("items[0].before.title", equalTo("უნარი " + docker))
                    .body("items[0].after.version", equalTo(2))
                    .body("items[0].differences", hasSize(2))
                    .body("items[0].differences.path", hasItem("/prerequisites/" + git))
                    .body("items[0].differences.find { it.op == 'added' }.after.reason.en", equalTo("First"))
                    .body("items[0].differences.find { it.op == 'added' }.position", equalTo(0))
                    .body("items[0].differences.find { it.op == 'changed' }.path", equalTo("/title/en"))
                    .body("items[0].differences.find { it.op == 'changed' }.before", equalTo("Skill " + docker))
                    .body("items[0].differences.find { it.op == 'changed' }.after", equalTo("Good skill " + docker));
        }

        @Test
        @DisplayName("GET /changes/{revision} page by page answers each entity once")
        void entitiesPaged() {
            Response page = admin().get("/api/v1/changes/" + created + "?limit=1");
            page.then()
                    .body("items.key", contains(git))
                    .body("items[0].before", nullValue())
                    .body("items[0].differences.path", hasItem("/title/ka"))
                    .body("next", not(nullValue()));
            admin().queryParam("cursor", page.<String>path("next"))
                    .get("/api/v1/changes/" + created + "?limit=1")
                    .then()
                    .body("items.key", contains(docker))
                    .body("next", nullValue());
            admin().queryParam("cursor", page.<String>path("next"))
                    .get("/api/v1/changes/" + edited)
                    .then()
                    .statusCode(400);
        }

        @Test
        @DisplayName("GET /changes/{revision} with the ETag answers 304")
        void conditional() {
            Response first = admin().get("/api/v1/changes/" + edited);
            assertThat(admin().header("If-None-Match", first.header("ETag"))
                            .get("/api/v1/changes/" + edited)
                            .statusCode())
                    .isEqualTo(304);
        }

        @Test
        @DisplayName("GET /changes/0, one that is not there yet and one that is none answer 404")
        void unknown() {
            for (String revision : List.of("0", "999999999", "999999999999999999")) {
                admin().get("/api/v1/changes/" + revision)
                        .then()
                        .statusCode(404)
                        .contentType("application/problem+json")
                        .body("code", equalTo("unknown-revision"))
                        .body("errors[0].parameter", equalTo("revision"));
            }
            admin().get("/api/v1/changes/first").then().statusCode(404).body("code", equalTo("no-such-path"));
        }

        @Test
        @DisplayName("GET /changes with a filter that cannot be read answers 400 and names it")
        void badFilters() {
            for (Map.Entry<String, String> bad : Map.of(
                            "entity", "git",
                            "actor", "a\0da",
                            "action", "gossip",
                            "from", "yesterday",
                            "to", "2026-13-01T00:00:00Z",
                            "limit", "0",
                            "cursor", "x")
                    .entrySet()) {
                admin().queryParam(bad.getKey(), bad.getValue())
                        .get("/api/v1/changes")
                        .then()
                        .statusCode(400)
                        .body("code", equalTo("invalid-parameter"))
                        .body("errors[0].parameter", equalTo(bad.getKey()));
            }
        }
    }

    @Nested
    @DisplayName("to anybody else")
    class ToAnybodyElse {

        @Test
        @DisplayName("GET answers 401 without a token, 403 with an instructor's or a learner's")
        void refused() {
            for (String path : List.of("/api/v1/changes", "/api/v1/changes/" + edited)) {
                given().get(path).then().statusCode(401).body("code", equalTo("token-missing"));
                for (String token : List.of(Tokens.instructor("irakli"), Tokens.learner("nino"))) {
                    given().auth()
                            .oauth2(token)
                            .get(path)
                            .then()
                            .statusCode(403)
                            .body("code", equalTo("forbidden"));
                }
            }
        }
    }

    private long run(String... skills) {
        return importer.run(actor, Map.of("s", Samples.file("skills", skills))).revision();
    }

    private static RequestSpecification admin() {
        return given().auth().oauth2(Tokens.admin("ada"));
    }
}
