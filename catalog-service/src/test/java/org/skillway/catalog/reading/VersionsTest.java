package org.skillway.catalog.reading;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.skillway.catalog.Samples;
import org.skillway.catalog.history.Action;
import org.skillway.catalog.history.Documents;
import org.skillway.catalog.history.HistoryService;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.history.PublicationService;
import org.skillway.catalog.history.PublicationService.Cause;
import org.skillway.catalog.history.Step;
import org.skillway.catalog.imports.Importer;

@QuarkusTest
@DisplayName("Anyone, about versions")
class VersionsTest {

    @Inject
    Importer importer;

    @Inject
    PublicationService publication;

    @Inject
    HistoryService history;

    @Inject
    Documents documents;

    private final String skill = Samples.freshKey("skill");
    private final String module = Samples.freshKey("module");
    private final String course = Samples.freshKey("course");
    private long first;
    private long second;

    @BeforeEach
    void content() {
        first = run(Map.of(
                "s", Samples.file("skills", Samples.skill(skill)),
                "m", Samples.file("modules", Samples.module(module, 30, skill)),
                "c", Samples.file("courses", Samples.course(course, module))));
        second = run(Map.of("m", Samples.file("modules", Samples.module(module, 45, skill))));
    }

    @Nested
    @DisplayName("of a module")
    class OfAModule {

        @Test
        @DisplayName("GET …/versions answers all of them, newest first")
        void list() {
            in("en").get("/api/v1/modules/" + module + "/versions")
                    .then()
                    .statusCode(200)
                    .body("items.version", contains(2, 1))
                    .body("items.revision", contains((int) second, (int) first))
                    .body("items.superseded", contains(false, true))
                    .body("items[0].publishedAt", matchesPattern("[-0-9]{10}T[0-9:.]+Z"))
                    .body("next", nullValue());
        }

        @Test
        @DisplayName("GET …/versions page by page answers each once")
        void pages() {
            Response page = in("en").get("/api/v1/modules/" + module + "/versions?limit=1");
            page.then().body("items.version", contains(2));
            run(Map.of("m", Samples.file("modules", Samples.module(module, 60, skill))));
            in("en").queryParam("cursor", page.<String>path("next"))
                    .get("/api/v1/modules/" + module + "/versions?limit=1")
                    .then()
                    .body("items.version", contains(1))
                    .body("items.superseded", contains(true))
                    .body("next", nullValue());
            in("en").queryParam("cursor", page.<String>path("next"))
                    .get("/api/v1/courses/" + course + "/versions")
                    .then()
                    .statusCode(400)
                    .body("errors[0].rule", equalTo("cursor"));
        }

        @Test
        @DisplayName("GET …/versions/1 answers the module as it was, byte for byte, with the titles of then")
        void asItWas() {
            String then = in("en").get("/api/v1/modules/" + module + "?revision=" + first)
                    .asString();
            run(Map.of("s", Samples.file("skills", Samples.skill(skill).replace("Skill " + skill, "Renamed"))));
            Response version = in("en").get("/api/v1/modules/" + module + "/versions/1");
            version.then()
                    .statusCode(200)
                    .header("Skillway-Catalog-Revision", Long.toString(first))
                    .body("version", equalTo(1))
                    .body("minutes", equalTo(30));
            assertThat(version.asString()).isEqualTo(then).doesNotContain("Renamed");
            in("en").header("If-None-Match", version.header("ETag"))
                    .get("/api/v1/modules/" + module + "/versions/1")
                    .then()
                    .statusCode(304);
        }

        @Test
        @DisplayName("GET …/versions answers after the module was retired too")
        void afterRetirement() {
            publication.change(
                    Cause.of("admin", Action.RETIRE),
                    () -> List.of(retired(Kind.COURSE, course), retired(Kind.MODULE, module)));
            in("en").get("/api/v1/modules/" + module + "/versions")
                    .then()
                    .statusCode(200)
                    .body("items.version", contains(2, 1))
                    .body("items.revision", contains((int) second, (int) first));
            in("en").get("/api/v1/modules/" + module + "/versions/2")
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("published"))
                    .body("minutes", equalTo(45));
        }

        @Test
        @DisplayName("GET …/versions/3 and of an unknown module answer 404")
        void unknown() {
            in("en").get("/api/v1/modules/" + module + "/versions/3")
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("unknown-version"))
                    .body("errors[0].parameter", equalTo("version"));
            in("en").get("/api/v1/modules/" + course + "/versions")
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("unknown-key"));
            in("en").get("/api/v1/modules/" + course + "/versions/1").then().statusCode(404);
            in("en").get("/api/v1/modules/" + module + "/versions/x").then().statusCode(404);
            in("en").get("/api/v1/modules/NO/versions").then().statusCode(400);
        }
    }

    @Nested
    @DisplayName("of a course")
    class OfACourse {

        @Test
        @DisplayName("GET …/versions and …/versions/1 answer as for modules")
        void course() {
            String other = Samples.freshKey("module");
            run(Map.of(
                    "m", Samples.file("modules", Samples.module(other, 10, skill)),
                    "c", Samples.file("courses", Samples.course(course, other, module))));
            in("en").get("/api/v1/courses/" + course + "/versions")
                    .then()
                    .statusCode(200)
                    .body("items.version", contains(2, 1));
            in("en").get("/api/v1/courses/" + course + "/versions/1")
                    .then()
                    .statusCode(200)
                    .body("modules.key", contains(module))
                    .body("minutes", equalTo(30));
            in("en").get("/api/v1/courses/" + course + "/versions/3").then().statusCode(404);
        }
    }

    private Step retired(Kind kind, String key) {
        return Step.retire(documents.read(
                kind,
                history.at(kind, key, history.head().revision()).orElseThrow().document()));
    }

    private long run(Map<String, String> files) {
        return importer.run("admin", files).revision();
    }

    private static RequestSpecification in(String language) {
        return given().header("Accept-Language", language);
    }
}
