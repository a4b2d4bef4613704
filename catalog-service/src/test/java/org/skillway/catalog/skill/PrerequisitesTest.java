package org.skillway.catalog.skill;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.skillway.catalog.Samples;
import org.skillway.catalog.imports.Importer;

@QuarkusTest
@DisplayName("Anyone, of what skills hang together with,")
class PrerequisitesTest {

    @Inject
    Importer importer;

    private final String shell = Samples.freshKey("a-shell");
    private final String files = Samples.freshKey("b-files");
    private final String git = Samples.freshKey("c-git");
    private final String docker = Samples.freshKey("d-docker");
    private final String role = Samples.freshKey("role");
    private final String module = Samples.freshKey("module");
    private long revision;

    @BeforeEach
    void content() {
        revision = importer.run(
                        "admin",
                        Map.of(
                                "skills",
                                Samples.file(
                                        "skills",
                                        Samples.skill(shell),
                                        Samples.skill(files, shell),
                                        Samples.skill(git, files, shell),
                                        Samples.skill(docker, git)),
                                "roles",
                                Samples.file("roles", Samples.role(role, git, docker)),
                                "modules",
                                Samples.file("modules", Samples.module(module, 30, shell, git))))
                .revision();
    }

    private static Response get(String path) {
        return given().header("Accept-Language", "en").get("/api/v1" + path);
    }

    @Nested
    @DisplayName("GET /skills/{key}/prerequisites")
    class Transitive {

        @Test
        @DisplayName("answers with all of them, the nearest first, with the reason of those that are direct")
        void nearestFirst() {
            get("/skills/" + docker + "/prerequisites")
                    .then()
                    .statusCode(200)
                    .body("items.skill.key", contains(git, shell, files))
                    .body("items.depth", contains(1, 2, 2))
                    .body("items.skill.title", contains("Skill " + git, "Skill " + shell, "Skill " + files))
                    .body("items.reason", contains("First", null, null));
            get("/skills/" + git + "/prerequisites")
                    .then()
                    .body("items.skill.key", contains(shell, files))
                    .body("items.depth", contains(1, 1));
            get("/skills/" + shell + "/prerequisites").then().body("items", empty());
        }

        @Test
        @DisplayName("answers 304 to its ETag until something on the way has changed")
        void conditional() {
            String path = "/skills/" + docker + "/prerequisites";
            String etag = get(path).header("ETag");
            given().header("Accept-Language", "en")
                    .header("If-None-Match", etag)
                    .get("/api/v1" + path)
                    .then()
                    .statusCode(304);
            importer.run("admin", Map.of("s", Samples.file("skills", Samples.skill(files))));
            given().header("Accept-Language", "en")
                    .header("If-None-Match", etag)
                    .get("/api/v1" + path)
                    .then()
                    .statusCode(200);
        }

        @Test
        @DisplayName("answers with ?revision= as it was, and 404 for a skill that is not there")
        void past() {
            importer.run("admin", Map.of("s", Samples.file("skills", Samples.skill(git))));
            get("/skills/" + docker + "/prerequisites").then().body("items.skill.key", contains(git));
            get("/skills/" + docker + "/prerequisites?revision=" + revision)
                    .then()
                    .body("items.skill.key", contains(git, shell, files));
            get("/skills/no-such-skill/prerequisites").then().statusCode(404).body("code", equalTo("unknown-key"));
        }
    }

    @Nested
    @DisplayName("GET /skills")
    class Filters {

        @Test
        @DisplayName("?requiredBy= and ?taughtBy= restrict, combine with each other and the other filters, and count")
        void combine() {
            get("/skills?requiredBy=" + role).then().body("items.key", contains(git, docker));
            get("/skills?taughtBy=" + module).then().body("items.key", contains(shell, git));
            get("/skills?requiredBy=" + role + "&taughtBy=" + module + "&kind=tool&count=true")
                    .then()
                    .body("items.key", contains(git))
                    .body("total", equalTo(1));
            get("/skills?requiredBy=" + role + "&prerequisite=" + git).then().body("items.key", contains(docker));
            get("/skills?requiredBy=" + role + "&kind=language").then().body("items", empty());
            get("/skills?requiredBy=no-such-role").then().statusCode(200).body("items", empty());
        }

        @Test
        @DisplayName("?requiredBy= with ?revision= goes by what the role asked for then")
        void past() {
            long later = importer.run("admin", Map.of("r", Samples.file("roles", Samples.role(role, shell))))
                    .revision();
            get("/skills?requiredBy=" + role).then().body("items.key", contains(shell));
            get("/skills?requiredBy=" + role + "&revision=" + revision).then().body("items.key", contains(git, docker));
            get("/skills?requiredBy=" + role + "&revision=" + later).then().body("items.key", contains(shell));
        }

        @Test
        @DisplayName("pages of ?requiredBy= follow each other, and none continues in the list of another role")
        void pages() {
            String next = get("/skills?requiredBy=" + role + "&limit=1").path("next");
            get("/skills?requiredBy=" + role + "&limit=1&cursor=" + next)
                    .then()
                    .body("items.key", contains(docker))
                    .body("next", nullValue());
            assertThat(get("/skills?requiredBy=" + Samples.freshKey("role") + "&cursor=" + next)
                            .statusCode())
                    .isEqualTo(400);
        }
    }
}
