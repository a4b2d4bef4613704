package org.skillway.catalog.reading;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.catalog.Samples;
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

    private long publish(String title, String georgian, String reason) {
        String document = """
                {"key": "%s", "kind": "tool", "title": {"en": "%s", "ka": "%s"}, "summary": {"en": "S", "ka": "ს"},
                 "prerequisites": [{"skill": "%s", "reason": {"en": "%s", "ka": "მიზეზი"}}]}""".formatted(skill, title, georgian, first, reason);
        return importer.run("admin", Map.of("s", Samples.file("skills", Samples.skill(first), document)))
                .revision();
    }

    private ValidatableResponse skill(String languages, String query) {
        return given().header("Accept-Language", languages)
                .get("/api/v1/skills/" + skill + query)
                .then()
                .statusCode(200);
    }
}
