package org.skillway.catalog.reading;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.skillway.catalog.Samples;
import org.skillway.catalog.imports.Importer;

@QuarkusTest
@DisplayName("A reader's languages")
class LanguagesTest {

    @Inject
    Importer importer;

    private final String skill = Samples.freshKey("a-skill");
    private final String first = Samples.freshKey("b-skill");
    private final String mixed = Samples.freshKey("a-mixed");
    private final String english = Samples.freshKey("b-english");
    private final String course = Samples.freshKey("course");
    private final String role = Samples.freshKey("role");
    private final String step = Samples.freshKey("step");

    @BeforeEach
    void content() {
        importer.run("admin", Map.of("all", """
                {"skills": [
                   {"key": "%1$s", "kind": "tool", "title": {"pt-BR": "Habilidade"}, "summary": {"de": "Fertigkeit"}},
                   {"key": "%2$s", "kind": "tool", "title": {"en": "Skill", "ka": "უნარი"}, "summary": {"en": "S", "ka": "ს"},
                    "aliases": {"en": ["Ability"], "ka": ["ცოდნა"]},
                    "prerequisites": [{"skill": "%1$s", "reason": {"en": "First", "de": "Zuerst"}}]}],
                 "modules": [
                   {"key": "%3$s", "title": {"de": "Titel", "en": "Title", "ka": "სათაური"},
                    "summary": {"en": "Summary", "pt-BR": "Resumo"}, "content": {"pt-BR": "Texto", "de": "Text"},
                    "minutes": 5, "language": "de", "level": "beginner", "teaches": ["%1$s"], "owners": ["irakli"]},
                   {"key": "%4$s", "title": {"en": "Title"}, "summary": {"en": "Summary"}, "content": {"en": "Text"},
                    "minutes": 5, "language": "en", "level": "beginner", "teaches": ["%2$s"], "owners": ["irakli"]}],
                 "courses": [
                   {"key": "%5$s", "title": {"de": "Kurs", "ka": "კურსი"}, "summary": {"de": "Kurs", "ka": "კურსი"},
                    "modules": ["%4$s", "%3$s"], "owners": ["irakli"]}],
                 "roles": [
                   {"key": "%7$s", "title": {"en": "Step"}, "summary": {"en": "S"}},
                   {"key": "%6$s", "title": {"en": "Role", "ka": "როლი"}, "summary": {"ka": "რ"}, "broader": "%7$s",
                    "responsibilities": [{"ka": "ა", "en": "A"}, {"en": "B"}],
                    "industries": [{"key": "i", "title": {"en": "Industry"}}],
                    "careerSteps": [{"role": "%7$s", "reason": {"en": "Because"}}],
                    "salaries": [{"amount": 1, "currency": "GEL", "country": "GE", "period": "month",
                                  "statistic": "average", "source": {"en": "Survey"}}],
                    "requirements": [{"importance": "essential", "atLeast": 1, "skills": ["%2$s", "%1$s"]}]}]}
                """.formatted(first, skill, mixed, english, course, role, step)));
    }

    @Nested
    @DisplayName("choose each text for itself")
    class Choice {

        @ParameterizedTest(name = "Accept-Language: {0} answers Content-Language: {1}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "ka               | ka, en, de, pt-BR | სათაური | Summary | Text",
                    "de               | de, en, pt-BR     | Titel   | Summary | Text",
                    "de-AT            | de, en, pt-BR     | Titel   | Summary | Text",
                    "pt               | en, pt-BR         | Title   | Resumo  | Texto",
                    "pt, ka;q=0.5     | ka, pt-BR         | სათაური | Resumo  | Texto",
                    "ka;q=0.5, de     | de, en, pt-BR     | Titel   | Summary | Text",
                    "en;q=0           | de, pt-BR         | Titel   | Resumo  | Text",
                    "*, de;q=0.1      | en, pt-BR         | Title   | Summary | Texto",
                    "ka, *;q=0.5, de;q=0.1 | ka, en, pt-BR | სათაური | Summary | Texto",
                    "ka;q=7           | en, de, pt-BR     | Title   | Summary | Text",
                    "ja               | en, de, pt-BR     | Title   | Summary | Text"
                })
        void module(String wanted, String languages, String title, String summary, String content) {
            get("/api/v1/modules/" + mixed, wanted)
                    .statusCode(200)
                    .header("Content-Language", languages)
                    .header("Vary", containsString("Accept-Language"))
                    .body("title", equalTo(title))
                    .body("summary", equalTo(summary))
                    .body("content", equalTo(content))
                    .body("teaches[0].title", equalTo("Habilidade"));
        }

        @Test
        @DisplayName("aliases come in the reader's language, and not at all where there are none")
        void aliases() {
            get("/api/v1/skills/" + skill, "ka-GE").body("aliases", contains("ცოდნა"));
            get("/api/v1/skills/" + skill, "ja").body("aliases", contains("Ability"));
            get("/api/v1/skills/" + first, "ka").body("aliases", hasSize(0));
        }

        @Test
        @DisplayName("what goes wrong is told in a language of the messages")
        void problems() {
            get("/api/v1/modules/" + Samples.freshKey("none"), "de, ka;q=0.5")
                    .statusCode(404)
                    .header("Content-Language", "ka");
        }

        @ParameterizedTest(name = "Accept-Language: {0} answers 200")
        @ValueSource(strings = {"*;q=0", ";;;", "ka;q=NaN", "a-b-c-d-e-f", "x-", "ka,,,,ka", "q=1", "-", "*-*"})
        void malformed(String header) {
            get("/api/v1/modules/" + mixed, header).statusCode(200);
            get("/api/v1/modules?teaches=" + first, header).statusCode(200);
            get("/api/v1/roles?limit=0", header).statusCode(400);
        }
    }

    @Nested
    @DisplayName("show what fell back")
    class Fallbacks {

        @Test
        @DisplayName("in a module: what is not in the best language that the answer has")
        void module() {
            get("/api/v1/modules/" + mixed, "ka")
                    .body("fallbacks.text", contains("/summary", "/content", "/teaches/0/title"))
                    .body("fallbacks.language", contains("en", "de", "pt-BR"));
            get("/api/v1/modules/" + mixed, "pt")
                    .body("fallbacks.text", contains("/title"))
                    .body("fallbacks.language", contains("en"));
        }

        @Test
        @DisplayName("in a role: everywhere in it")
        void role() {
            get("/api/v1/roles/" + role, "ka")
                    .header("Content-Language", "ka, en, pt-BR")
                    .body(
                            "fallbacks.text",
                            contains(
                                    "/broader/title",
                                    "/responsibilities/1",
                                    "/industries/0/title",
                                    "/careerSteps/0/role/title",
                                    "/careerSteps/0/reason",
                                    "/salaries/0/source",
                                    "/requirements/0/skills/1/title"));
        }

        @Test
        @DisplayName("in skills and courses; each pointer leads to the text")
        void pointers() throws Exception {
            for (String path : List.of("/api/v1/skills/" + skill, "/api/v1/courses/" + course)) {
                JsonNode answer = new ObjectMapper()
                        .readTree(get(path, "de, ka;q=0.5").extract().asString());
                assertThat(answer.path("fallbacks")).as(path).isNotEmpty();
                answer.path("fallbacks").forEach(fallback -> assertThat(
                                answer.at(fallback.path("text").asText()).isMissingNode())
                        .as(fallback.toString())
                        .isFalse());
            }
        }

        @Test
        @DisplayName("and nothing when all is in one language, be it another than the reader's")
        void none() {
            for (String wanted : List.of("en", "ja", "*", "")) {
                get("/api/v1/modules/" + english, wanted)
                        .header("Content-Language", "en")
                        .body("fallbacks", nullValue());
            }
        }

        @Test
        @DisplayName("in lists by the place of the item")
        void lists() {
            get("/api/v1/courses?module=" + mixed, "ka")
                    .header("Content-Language", "ka")
                    .body("items.title", contains("კურსი"))
                    .body("fallbacks", nullValue());
            get("/api/v1/modules?teaches=" + first, "ka")
                    .header("Content-Language", "ka, en")
                    .body("fallbacks.text", contains("/items/0/summary"))
                    .body("fallbacks.language", contains("en"));
            get("/api/v1/roles?requires=" + first, "en")
                    .body("items.summary", contains("რ"))
                    .body("fallbacks.text", contains("/items/0/summary"));
            get("/api/v1/skills?prerequisite=" + first, "ka")
                    .body("items.title", contains("უნარი"))
                    .body("fallbacks", nullValue());
        }
    }

    @Nested
    @DisplayName("are part of the ETag")
    class ETags {

        @Test
        @DisplayName("in the same way for headers that ask for the same")
        void same() {
            for (List<String> headers : List.of(
                    List.of("ka, en;q=0.8", "ka,en;q=0.1", "en;q=0.5 , KA", "ka, en;q=0.7, *;q=0.1", ",ka,en"),
                    List.of("", "*", "not a header", "ka;q=5"))) {
                for (String path : List.of("/api/v1/modules/" + mixed, "/api/v1/modules?teaches=" + first)) {
                    assertThat(headers.stream().map(header -> etag(path, header)))
                            .as(path)
                            .containsOnly(etag(path, headers.get(0)));
                }
            }
        }

        @Test
        @DisplayName("so that answers that differ never share one")
        void different() {
            List<String> wishes = List.of(
                    "ka", "de", "pt", "en", "ka, de", "de, ka", "pt, ka", "en;q=0", "*, de;q=0.1", "ka;q=0, de;q=0");
            for (String path :
                    List.of("/api/v1/modules/" + mixed, "/api/v1/roles/" + role, "/api/v1/modules?teaches=" + first)) {
                Set<String> answers = new TreeSet<>();
                Set<String> tags = new TreeSet<>();
                for (String wish : wishes) {
                    Response response = given().header("Accept-Language", wish).get(path);
                    answers.add(response.asString());
                    tags.add(response.header("ETag"));
                }
                assertThat(answers).hasSizeGreaterThan(2);
                assertThat(tags).as(path).hasSize(wishes.size());
            }
        }

        @Test
        @DisplayName("and 304 answers who has the answer to the same wishes, no other")
        void notModified() {
            String path = "/api/v1/modules/" + mixed;
            String etag = etag(path, "ka, en;q=0.8");
            assertThat(etag).doesNotContain(",").hasSizeLessThan(100);
            for (String header : List.of("ka, en;q=0.8", "ka,en;q=0.3")) {
                given().header("Accept-Language", header)
                        .header("If-None-Match", etag)
                        .get(path)
                        .then()
                        .statusCode(304)
                        .header("ETag", etag)
                        .body(equalTo(""));
            }
            for (String header : List.of("en, ka;q=0.8", "ka", "ka, en;q=0")) {
                given().header("Accept-Language", header)
                        .header("If-None-Match", etag)
                        .get(path)
                        .then()
                        .statusCode(200);
            }
        }
    }

    private static String etag(String path, String languages) {
        return get(path, languages).statusCode(200).extract().header("ETag");
    }

    private static ValidatableResponse get(String path, String languages) {
        return given().header("Accept-Language", languages).get(path).then();
    }
}
