package org.skillway.catalog.reading;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.catalog.Samples;
import org.skillway.catalog.authoring.Author;
import org.skillway.catalog.imports.Importer;

@QuarkusTest
@DisplayName("A translation of words that have changed since")
class StaleTranslationsTest {

    @Inject
    Importer importer;

    private final String first = Samples.freshKey("first");
    private final String skill = Samples.freshKey("skill");
    private long before;

    @BeforeEach
    void edit() {
        before = publish("Title", "სათაური", "Reason");
        publish("Better title", "სათაური", "Better reason");
    }

    @Test
    @DisplayName("is shown as stale, to those who read it")
    void stale() {
        skill("ka", "").body("title", equalTo("სათაური")).body("stale", contains("/title", "/prerequisites/0/reason"));
        skill("en", "").body("title", equalTo("Better title")).body("stale", nullValue());
        skill("de, ka;q=0.5, en;q=0.1", "").body("stale", contains("/title", "/prerequisites/0/reason"));
    }

    @Test
    @DisplayName("was not stale at the revision before")
    void past() {
        skill("ka", "?revision=" + before).body("title", equalTo("სათაური")).body("stale", nullValue());
    }

    @Test
    @DisplayName("is not stale any more when it is made anew")
    void mended() {
        publish("Better title", "უკეთესი სათაური", "Better reason");
        skill("ka", "").body("title", equalTo("უკეთესი სათაური")).body("stale", contains("/prerequisites/0/reason"));
    }

    @Test
    @DisplayName("is shown as stale where another answer shows it too")
    void elsewhere() {
        String module = Samples.freshKey("module");
        importer.run("admin", Map.of("m", Samples.file("modules", Samples.module(module, 5, first, skill))));
        given().header("Accept-Language", "ka")
                .get("/api/v1/modules/" + module)
                .then()
                .body("teaches[1].title", equalTo("სათაური"))
                .body("stale", contains("/teaches/1/title"));
    }

    @Test
    @DisplayName("is shown as stale in lists, in searches and among prerequisites, at its place in the answer")
    void lists() {
        String dependent = Samples.freshKey("dependent");
        String role = Samples.freshKey("role");
        importer.run(
                "admin",
                Map.of(
                        "d", Samples.file("skills", """
                {"key": "%s", "kind": "tool", "title": {"ka": "სხვა"}, "summary": {"ka": "ს"},
                 "prerequisites": [{"skill": "%s"}]}""".formatted(dependent, skill)),
                        "r", Samples.file("roles", Samples.role(role, skill))));
        importer.run(
                "admin",
                Map.of("r", Samples.file("roles", Samples.role(role, skill).replace("Role", "Better role"))));

        read("/api/v1/skills?prerequisite=" + first, "ka").body("stale", contains("/items/0/title"));
        read("/api/v1/skills?prerequisite=" + first, "en").body("stale", nullValue());
        read("/api/v1/skills?q=" + skill, "ka").body("stale", contains("/items/0/title"));
        read("/api/v1/roles?requires=" + skill, "ka").body("stale", contains("/items/0/title"));
        read("/api/v1/search?facets=role&kind=skill&q=" + skill, "ka")
                .body("stale", contains("/items/0/title", "/facets/role/0/title"));
        read("/api/v1/skills/" + dependent + "/prerequisites", "ka")
                .body("items.skill.key", contains(skill, first))
                .body("stale", contains("/items/0/skill/title"));
        read("/api/v1/skills/" + skill + "/prerequisites", "ka").body("stale", contains("/items/0/reason"));
    }

    @Test
    @DisplayName("is shown as stale in the preview of a draft, as it will be when that is published")
    void preview() {
        Author admin = Author.admin();
        String module = Samples.freshKey("module");
        String course = Samples.freshKey("course");
        String title = "\"title\": {\"ka\": \"სათაური\", ";
        importer.run(
                "admin",
                Map.of(
                        "m",
                                Samples.file(
                                        "modules",
                                        Samples.module(module, 5, first).replace("\"title\": {", title)),
                        "c",
                                Samples.file(
                                        "courses",
                                        Samples.course(course, module).replace("\"title\": {", title))));
        for (String path : List.of("/modules/" + module, "/courses/" + course)) {
            admin.patch(path + "/draft", "*", "{\"title\": {\"en\": \"Better title\"}}")
                    .then()
                    .statusCode(200);
            given().header("Authorization", "Bearer " + admin.token())
                    .header("Accept-Language", "ka")
                    .get("/api/v1" + path + "?preview=true")
                    .then()
                    .statusCode(200)
                    .body("title", equalTo("სათაური"))
                    .body("stale", hasItem("/title"));
        }
    }

    private long publish(String title, String georgian, String reason) {
        String document = """
                {"key": "%s", "kind": "tool", "title": {"en": "%s", "ka": "%s"}, "summary": {"en": "S", "ka": "ს"},
                 "prerequisites": [{"skill": "%s", "reason": {"en": "%s", "ka": "მიზეზი"}}]}""".formatted(skill, title, georgian, first, reason);
        return importer.run("admin", Map.of("s", Samples.file("skills", Samples.skill(first), document)))
                .revision();
    }

    private ValidatableResponse skill(String languages, String query) {
        return read("/api/v1/skills/" + skill + query, languages);
    }

    private static ValidatableResponse read(String path, String languages) {
        return given().header("Accept-Language", languages).get(path).then().statusCode(200);
    }
}
