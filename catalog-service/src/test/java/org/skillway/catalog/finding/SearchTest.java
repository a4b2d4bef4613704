package org.skillway.catalog.finding;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
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
@DisplayName("Anyone who searches")
class SearchTest {

    @Inject
    Importer importer;

    /** A word that nothing else in the catalog has, so that what other tests publish is not found. */
    private final String own = letters();

    private final String named = Samples.freshKey("named");
    private final String titled = Samples.freshKey("titled");
    private final String aliased = Samples.freshKey("aliased");
    private final String told = Samples.freshKey("told");
    private final String module = Samples.freshKey("module");
    private final String lengthy = Samples.freshKey("long");
    private final String role = Samples.freshKey("role");
    private final String course = Samples.freshKey("course");

    private static String letters() {
        return "q" + Samples.freshKey("w").replaceAll("[^a-f]", "")
                + Long.toString(System.nanoTime(), 26).replaceAll("[0-9]", "z");
    }

    @BeforeEach
    void content() {
        importer.run(
                "admin",
                Map.of(
                        "skills",
                        Samples.file(
                                "skills",
                                skill(named, own, "Summary", ""),
                                skill(titled, "Running " + own + " containers", "Summary", ""),
                                skill(aliased, "Something else", "Summary", own + " engine"),
                                skill(told, "Something", "Says a word about " + own, "")
                                        .replace("\"tool\"", "\"practice\"")),
                        "roles",
                        Samples.file(
                                "roles",
                                Samples.role(role, titled).replace("Does things", "Looks after " + own + " machines")),
                        "modules",
                        Samples.file(
                                "modules",
                                Samples.module(module, 30, titled).replace("Module " + module, "Learn " + own),
                                Samples.module(lengthy, 300, told)
                                        .replace("Module " + lengthy, "Master " + own)
                                        .replace("beginner", "advanced")
                                        .replace("\"language\": \"en\"", "\"language\": \"ka\"")),
                        "courses",
                        Samples.file("courses", Samples.course(course, module).replace("Course ", own + " "))));
    }

    private static String skill(String key, String title, String summary, String alias) {
        return """
                {"key": "%s", "kind": "tool", "title": {"en": "%s"}, "summary": {"en": "%s"}, "aliases": {"en": [%s]}}""".formatted(key, title, summary, alias.isEmpty() ? "" : "\"" + alias + "\"");
    }

    private static Response search(String q, String more) {
        return given().header("Accept-Language", "en")
                .queryParam("q", q)
                .get("/api/v1/search" + (more.isEmpty() ? "" : "?" + more));
    }

    @Nested
    @DisplayName("for words")
    class ForWords {

        @Test
        @DisplayName("finds all kinds: what is called so first, then by title, alias, summary, text")
        void ranked() {
            Response answer = search(own, "count=true");
            answer.then()
                    .statusCode(200)
                    .body("total", equalTo(8))
                    .body("corrected", nullValue())
                    .body("items[0].key", equalTo(named))
                    .body("items[0].kind", equalTo("skill"))
                    .body("items[0].skillKind", equalTo("tool"))
                    .body("items[0].title", equalTo(own))
                    .body("items[0].matched", equalTo("name"))
                    .header("Skillway-Catalog-Revision", not(nullValue()));
            List<String> keys = answer.jsonPath().getList("items.key");
            assertThat(keys).endsWith(aliased, told, role);
            assertThat(keys.subList(1, 5)).containsExactlyInAnyOrder(titled, module, lengthy, course);
            assertThat(answer.jsonPath().getList("items.matched"))
                    .containsExactly("name", "title", "title", "title", "title", "alias", "summary", "text");
        }

        @Test
        @DisplayName("finds other forms of an English word, and the beginning of the last one")
        void forms() {
            search("run container " + own, "").then().body("items.key", contains(titled));
            search("the " + own + " contai", "").then().body("items.key", contains(titled));
            search("contai " + own, "").then().body("items", empty());
        }

        @Test
        @DisplayName("finds by key, and needs every word")
        void everyWord() {
            search(titled, "").then().body("items[0].key", equalTo(titled));
            search(own + " machines", "").then().body("items.key", contains(role));
            search(own + " " + letters(), "").then().statusCode(200).body("items", empty());
        }

        @Test
        @DisplayName("looks in what describes a module, not in its lessons")
        void descriptions() {
            String lesson = letters();
            String summary = letters();
            importer.run(
                    "admin",
                    Map.of(
                            "m",
                            Samples.file(
                                    "modules",
                                    Samples.module(module, 30, titled)
                                            .replace("Lesson", lesson)
                                            .replace("Summary", summary))));
            search(summary, "").then().body("items.key", contains(module));
            search(lesson, "").then().statusCode(200).body("items", empty());
        }

        @Test
        @DisplayName("no longer finds what was renamed or what stood there before")
        void renamed() {
            String other = letters();
            importer.run("admin", Map.of("s", Samples.file("skills", skill(aliased, other, "Summary", ""))));
            search(own, "").then().body("items.key", not(hasItem(aliased)));
            search(other, "").then().body("items.key", contains(aliased));
        }
    }

    @Nested
    @DisplayName("with a slip")
    class Slip {

        @Test
        @DisplayName("finds what was meant, and is told what was searched for")
        void corrected() {
            String key = Samples.freshKey("meant");
            importer.run("admin", Map.of("s", Samples.file("skills", skill(key, "Zworykintube " + own, "S", ""))));
            for (String slip : List.of("zowrykintube", "zworykintbe", "zworrykintube", "zworykinpube")) {
                search(slip + " " + own, "")
                        .then()
                        .body("items.key", contains(key))
                        .body("corrected", equalTo("zworykintube " + own));
            }
        }

        @Test
        @DisplayName("finds the skills of the first content: djnago, algoritms, authentciation")
        void firstContent() {
            search("djnago", "kind=skill").then().body("items[0].key", equalTo("django"));
            search("algoritms", "kind=skill").then().body("items[0].key", equalTo("algorithms"));
            search("authentciation", "kind=skill").then().body("items[0].key", equalTo("authentication"));
        }

        @Test
        @DisplayName("in Georgian finds, and in Georgian without one, in any spelling of like letters")
        void georgian() {
            String key = Samples.freshKey("georgian");
            String document = skill(key, "Dressmaking", "S", "")
                    .replace("\"title\": {", "\"title\": {\"ka\": \"სამკერვალოსაქმე " + own + "\", ");
            importer.run("admin", Map.of("s", Samples.file("skills", document)));
            search("სამკერვალოსაქმე " + own, "")
                    .then()
                    .body("items.key", contains(key))
                    .body("corrected", nullValue());
            search("სამკერვლოსაქმე " + own, "").then().body("items.key", contains(key));
            search("სამქერვალოსაქმე " + own, "")
                    .then()
                    .body("items.key", contains(key))
                    .body("corrected", nullValue());
            given().header("Accept-Language", "ka")
                    .queryParam("q", "სამკერვალოსაქმე " + own)
                    .get("/api/v1/search")
                    .then()
                    .body("items[0].title", equalTo("სამკერვალოსაქმე " + own));
        }
    }

    @Nested
    @DisplayName("with filters")
    class Filtered {

        @Test
        @DisplayName("finds only what passes all of them")
        void filters() {
            search(own, "kind=module").then().body("items.key", hasSize(2));
            search(own, "kind=module&maxMinutes=60").then().body("items.key", contains(module));
            search(own, "minMinutes=60").then().body("items.key", contains(lengthy));
            search(own, "level=advanced&language=ka").then().body("items.key", contains(lengthy));
            search(own, "skillKind=practice").then().body("items.key", contains(told));
            search(own, "role=" + role)
                    .then()
                    .body("items.key", hasSize(2))
                    .body("items.key", hasItem(titled))
                    .body("items.key", hasItem(module));
            search(own, "role=" + role + "&kind=skill").then().body("items.key", contains(titled));
        }

        @Test
        @DisplayName("goes by what the role asks for since its last change, also where the module stayed as it was")
        void requirementsMove() {
            importer.run("admin", Map.of("r", Samples.file("roles", Samples.role(role, told))));
            search(own, "role=" + role + "&kind=module").then().body("items.key", contains(lengthy));
            search(own, "role=" + role + "&kind=skill").then().body("items.key", contains(told));
        }

        @Test
        @DisplayName("counts by facets, each under all filters but its own")
        void facets() {
            Response all = search(own, "facets=kind,skillKind,language,level,role,minutes");
            all.then()
                    .body("facets.kind.find {it.value == 'skill'}.count", equalTo(4))
                    .body("facets.kind.find {it.value == 'module'}.count", equalTo(2))
                    .body("facets.skillKind.find {it.value == 'tool'}.count", equalTo(3))
                    .body("facets.language.value", hasItem("ka"))
                    .body("facets.level.value", hasItem("advanced"))
                    .body("facets.minutes.value", hasItem("1-30"))
                    .body("facets.minutes.value", hasItem("241-480"))
                    .body("facets.role[0].value", equalTo(role))
                    .body("facets.role[0].title", equalTo("Role " + role))
                    .body("facets.role[0].count", equalTo(2));
            search(own, "facets=kind,level&kind=module&level=advanced")
                    .then()
                    .body("items.key", contains(lengthy))
                    .body("facets.kind.value", contains("module"))
                    .body("facets.kind[0].count", equalTo(1))
                    .body("facets.level.value", hasSize(2))
                    .body("facets.role", nullValue());
        }
    }

    @Nested
    @DisplayName("page by page")
    class Paged {

        @Test
        @DisplayName("sees everything once, in the order of the whole, while the catalog changes")
        void pages() {
            List<String> whole = search(own, "").jsonPath().getList("items.key");
            List<String> pages = new ArrayList<>();
            String cursor = "";
            while (cursor != null) {
                Response page = search(own, "limit=3" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
                pages.addAll(page.jsonPath().getList("items.key"));
                cursor = page.path("next");
                importer.run("admin", Map.of("s", Samples.file("skills", Samples.skill(Samples.freshKey("other")))));
            }
            assertThat(pages).isEqualTo(whole);
        }

        @Test
        @DisplayName("with a cursor of another search, of other terms by now, or of none answers 400")
        void foreignCursor() {
            String cursor = search(own, "limit=1").path("next");
            search(own + "x", "cursor=" + cursor)
                    .then()
                    .statusCode(400)
                    .body("errors[0].parameter", equalTo("cursor"))
                    .body("errors[0].rule", equalTo("cursor"));
            search(own, "cursor=abc").then().statusCode(400).body("errors[0].rule", equalTo("cursor"));
            String slip = own.substring(0, own.length() - 2) + own.charAt(own.length() - 1) + "y";
            String ofSlip = search(slip, "limit=1").path("next");
            importer.run(
                    "admin", Map.of("s", Samples.file("skills", skill(Samples.freshKey("slip"), slip, "Summary", ""))));
            search(slip, "limit=1&cursor=" + ofSlip)
                    .then()
                    .statusCode(400)
                    .body("errors[0].rule", equalTo("search-moved-on"));
        }
    }

    @Nested
    @DisplayName("in the list of one kind")
    class InLists {

        @Test
        @DisplayName("finds its items in the form of the list, the best first, under its other filters")
        void lists() {
            Response skills = list("skills", own, "");
            skills.then().statusCode(200).body("items[0].key", equalTo(named)).body("items[0].kind", equalTo("tool"));
            assertThat(skills.jsonPath().getList("items.key")).containsExactly(named, titled, aliased, told);
            list("skills", own, "requiredBy=" + role).then().body("items.key", contains(titled));
            list("skills", own, "taughtBy=" + lengthy + "&kind=practice").then().body("items.key", contains(told));
            list("modules", own, "teaches=" + titled).then().body("items.key", contains(module));
            list("modules", own, "maxMinutes=60").then().body("items.key", contains(module));
            list("roles", own, "requires=" + titled + "&count=true")
                    .then()
                    .body("items.key", contains(role))
                    .body("total", equalTo(1));
            list("courses", own, "module=" + module).then().body("items.key", contains(course));
            String next = list("skills", own, "limit=2").path("next");
            list("skills", own, "limit=2&cursor=" + next).then().body("items.key", contains(aliased, told));
        }

        @Test
        @DisplayName("with ?revision= answers 400, as search and facets do")
        void revision() {
            for (Response answer : List.of(list("skills", own, "revision=1"), search(own, "facets=kind&revision=1"))) {
                answer.then()
                        .statusCode(400)
                        .body("errors[0].parameter", equalTo("revision"))
                        .body("errors[0].rule", equalTo("not-in-search"));
            }
        }

        private Response list(String kind, String q, String more) {
            return given().header("Accept-Language", "en")
                    .queryParam("q", q)
                    .get("/api/v1/" + kind + (more.isEmpty() ? "" : "?" + more));
        }
    }

    @Nested
    @DisplayName("for anything at all")
    class Anything {

        @Test
        @DisplayName("is answered 200")
        void harmless() {
            for (String q : List.of(
                    "'",
                    "\"",
                    "\\",
                    "&",
                    "|",
                    "!",
                    "( ",
                    "a & | b",
                    "':*",
                    "<->",
                    "a:b*",
                    "%",
                    "_",
                    "--",
                    "$$",
                    "?",
                    "?1",
                    "??",
                    ":key",
                    "👍",
                    "👍👍 docker",
                    "𝒟𝑜𝒸𝓀ℯ𝓇",
                    "C++",
                    "c#",
                    ".net",
                    "node.js",
                    "https://a.b/c?d=e",
                    "a@b.ge",
                    "1.5",
                    "-1",
                    "+",
                    "é",
                    "ქართული",
                    "Ⴀ",
                    "Ა",
                    "русский",
                    "中文",
                    "العربية",
                    "\u200d",
                    "\u00a0x",
                    "the",
                    "it is",
                    "e\u0301",
                    "\u0301".repeat(200),
                    "a ".repeat(100).strip(),
                    "x".repeat(200),
                    "\ud83d\udc4d".repeat(100))) {
                assertThat(search(q, "facets=kind,skillKind,language,level,role,minutes&count=true")
                                .statusCode())
                        .as("q=%s", q)
                        .isEqualTo(200);
            }
        }

        @Test
        @DisplayName("is answered 400 where it is nothing, too long or no text")
        void refused() {
            Map<String, String> wrong = Map.of(
                    "   ",
                    "line",
                    "x".repeat(201),
                    "line",
                    "a\u0000b",
                    "control-characters",
                    "a\nb",
                    "control-characters");
            wrong.forEach((q, rule) -> search(q, "")
                    .then()
                    .statusCode(400)
                    .body("errors[0].parameter", equalTo("q"))
                    .body("errors[0].rule", equalTo(rule)));
            search("", "").then().statusCode(400).body("errors[0].parameter", equalTo("q"));
            given().get("/api/v1/search").then().statusCode(400).body("errors[0].rule", equalTo("required"));
            search(own, "facets=kind,size").then().statusCode(400).body("errors[0].parameter", equalTo("facets"));
            search(own, "kind=person").then().statusCode(400).body("errors[0].rule", equalTo("one-of"));
        }
    }
}
