package org.skillway.catalog.reading;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

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

@QuarkusTest
@DisplayName("Anyone")
class ReadingTest {

    @Inject
    Importer importer;

    private final String git = Samples.freshKey("a-git");
    private final String docker = Samples.freshKey("b-docker");
    private final String role = Samples.freshKey("role");
    private final String quick = Samples.freshKey("a-quick");
    private final String thorough = Samples.freshKey("b-thorough");
    private final String course = Samples.freshKey("course");
    private long revision;

    @BeforeEach
    void content() {
        revision = importer.run(
                        "admin",
                        Map.of(
                                "skills", Samples.file("skills", Samples.skill(git), Samples.skill(docker, git)),
                                "roles", Samples.file("roles", Samples.role(role, git, docker)),
                                "modules",
                                        Samples.file(
                                                "modules",
                                                Samples.module(quick, 30, git),
                                                Samples.module(thorough, 120, git, docker)),
                                "courses", Samples.file("courses", Samples.course(course, thorough, quick))))
                .revision();
    }

    @Nested
    @DisplayName("by key")
    class ByKey {

        @Test
        @DisplayName("GET a role answers 200 with titles of its skills, ETag and revision")
        void role() {
            in("en").get("/api/v1/roles/" + role)
                    .then()
                    .statusCode(200)
                    .contentType("application/json")
                    .header("Content-Language", "en")
                    .header("Vary", containsString("Accept-Language"))
                    .header("Skillway-Catalog-Revision", not(nullValue()))
                    .body("title", equalTo("Role " + role))
                    .body("salaries[0].amount", equalTo(4300))
                    .body("salaries[0].period", equalTo("month"))
                    .body("requirements[0].importance", equalTo("essential"))
                    .body("requirements[0].skills.key", contains(git, docker))
                    .body("requirements[0].skills.title", contains("Skill " + git, "Skill " + docker))
                    .body("broader", nullValue());
        }

        @Test
        @DisplayName("GET in Georgian answers in Georgian, and in English where there is no Georgian")
        void georgian() {
            in("ka-GE,en;q=0.5")
                    .get("/api/v1/roles/" + role)
                    .then()
                    .header("Content-Language", "ka, en")
                    .body("title", equalTo("როლი " + role))
                    .body("summary", equalTo("Summary"))
                    .body("requirements[0].skills[0].title", equalTo("უნარი " + git));
        }

        @Test
        @DisplayName("GET a course answers with its modules in order and their minutes together")
        void course() {
            in("en").get("/api/v1/courses/" + course)
                    .then()
                    .statusCode(200)
                    .body("modules.key", contains(thorough, quick))
                    .body("minutes", equalTo(150));
        }

        @Test
        @DisplayName("GET a module answers with content, GET a skill with prerequisites and why")
        void moduleAndSkill() {
            in("en").get("/api/v1/modules/" + quick)
                    .then()
                    .body("content", equalTo("# Lesson"))
                    .body("teaches[0].key", equalTo(git));
            in("en").get("/api/v1/skills/" + docker)
                    .then()
                    .body("prerequisites[0].skill.key", equalTo(git))
                    .body("prerequisites[0].reason", equalTo("First"));
        }

        @Test
        @DisplayName("GET with the ETag answers 304, until something that the answer shows has changed")
        void conditional() {
            String path = "/api/v1/roles/" + role;
            String etag = in("en").get(path).header("ETag");
            in("en").header("If-None-Match", "\"other\", W/" + etag)
                    .get(path)
                    .then()
                    .statusCode(304)
                    .header("ETag", etag)
                    .body(equalTo(""));
            in("ka").header("If-None-Match", etag).get(path).then().statusCode(200);
            importer.run("admin", Map.of("s", Samples.file("skills", Samples.skill(Samples.freshKey("unrelated")))));
            in("en").header("If-None-Match", etag).get(path).then().statusCode(304);
            String renamed = Samples.skill(git).replace("Skill " + git, "Renamed");
            importer.run("admin", Map.of("s", Samples.file("skills", renamed)));
            in("en").header("If-None-Match", etag)
                    .get(path)
                    .then()
                    .statusCode(200)
                    .body("requirements[0].skills[0].title", equalTo("Renamed"));
        }

        @Test
        @DisplayName("GET with ?revision= answers as it was, byte for byte; in the future 400")
        void past() {
            String path = "/api/v1/roles/" + role + "?revision=";
            String then = in("en").get(path + revision).asString();
            String renamed = Samples.skill(git).replace("Skill " + git, "Renamed");
            importer.run("admin", Map.of("s", Samples.file("skills", renamed)));
            assertThat(in("en").get(path + revision).asString()).isEqualTo(then).doesNotContain("Renamed");
            in("en").get(path + (revision - 1)).then().statusCode(404);
            in("en").get(path + 999_999_999)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("invalid-parameter"))
                    .body("errors[0].parameter", equalTo("revision"));
        }

        @Test
        @DisplayName("HEAD answers as GET, without a body")
        void head() {
            in("en").head("/api/v1/roles/" + role).then().statusCode(200).header("ETag", not(nullValue()));
        }
    }

    @Nested
    @DisplayName("in lists")
    class Lists {

        @Test
        @DisplayName("pages follow each other by cursor and Link, and do not see what changes meanwhile")
        void pages() {
            List<String> keys = new ArrayList<>();
            Response page = in("en").get("/api/v1/modules?teaches=" + git + "&limit=1&count=true");
            page.then()
                    .statusCode(200)
                    .body("items", hasSize(1))
                    .body("total", equalTo(2))
                    .header("Link", startsWith("</api/v1/modules?"))
                    .header("Link", containsString("rel=\"next\""));
            keys.addAll(page.jsonPath().getList("items.key"));
            String late = Samples.freshKey("z-late");
            importer.run("admin", Map.of("m", Samples.file("modules", Samples.module(late, 5, git))));
            String link = page.header("Link");
            page = in("en").urlEncodingEnabled(false).get(link.substring(1, link.indexOf('>')));
            keys.addAll(page.jsonPath().getList("items.key"));
            page.then().statusCode(200).body("next", nullValue()).header("Link", nullValue());
            assertThat(keys).containsExactly(quick, thorough);
        }

        @Test
        @DisplayName("filters combine")
        void filters() {
            in("en").get("/api/v1/modules?teaches=" + git + "&maxMinutes=60&level=beginner&language=en")
                    .then()
                    .body("items.key", contains(quick));
            in("en").get("/api/v1/modules?teaches=" + git + "&level=advanced")
                    .then()
                    .body("items", hasSize(0));
            in("en").get("/api/v1/skills?kind=tool&prerequisite=" + git).then().body("items.key", contains(docker));
            in("en").get("/api/v1/roles?requires=" + docker).then().body("items.key", contains(role));
            in("en").get("/api/v1/roles?industry=" + role + "-industry").then().body("items.key", contains(role));
            in("en").get("/api/v1/courses?module=" + quick).then().body("items.key", contains(course));
        }

        @Test
        @DisplayName("a cursor of another list, or one made up, answers 400")
        void foreignCursor() {
            String cursor =
                    in("en").get("/api/v1/modules?teaches=" + git + "&limit=1").path("next");
            for (String other : List.of("/api/v1/modules?cursor=" + cursor, "/api/v1/skills?cursor=abc")) {
                in("en").get(other)
                        .then()
                        .statusCode(400)
                        .body("errors[0].parameter", equalTo("cursor"))
                        .body("errors[0].rule", equalTo("cursor"));
            }
        }
    }

    private static RequestSpecification in(String language) {
        return given().header("Accept-Language", language);
    }
}
