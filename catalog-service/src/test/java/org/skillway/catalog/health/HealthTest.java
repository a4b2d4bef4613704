package org.skillway.catalog.health;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.skillway.catalog.Samples;
import org.skillway.catalog.authoring.Author;
import org.skillway.catalog.imports.Importer;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("GET /catalog/health")
class HealthTest {

    @Inject
    Importer importer;

    private final String a = Samples.freshKey("a-skill");
    private final String b = Samples.freshKey("b-skill");
    private final String c = Samples.freshKey("c-skill");
    private final String one = Samples.freshKey("one");
    private final String two = Samples.freshKey("two");
    private final String role = Samples.freshKey("role");

    private void publish(String member, String... documents) {
        importer.run("admin", Map.of(member, Samples.file(member, documents)));
    }

    /** Sample modules with an assumption. */
    private static String assuming(String module, int atLeast, String... skills) {
        return module.replace(
                "\"owners\"",
                "\"assumes\": [{\"atLeast\": %d, \"skills\": [\"%s\"]}], \"owners\""
                        .formatted(atLeast, String.join("\",\"", skills)));
    }

    private static Response health(String query, String language) {
        return given().auth()
                .oauth2(Tokens.admin("admin"))
                .header("Accept-Language", language)
                .get("/api/v1/catalog/health" + query);
    }

    /** The findings of a rule about an entity, from all pages. */
    private static List<Map<String, Object>> about(String rule, String key) {
        List<Map<String, Object>> found = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            Response page = health("?limit=200&rule=" + rule + (cursor.isEmpty() ? "" : "&cursor=" + cursor), "en");
            page.then().statusCode(200);
            found.addAll(page.jsonPath().getList("items.findAll {it.entity.key == '" + key + "'}"));
            cursor = page.path("next");
        }
        return found;
    }

    private static List<String> related(Map<String, Object> finding) {
        List<?> related = (List<?>) finding.get("related");
        return related.stream()
                .map(entity -> (String) ((Map<?, ?>) entity).get("key"))
                .toList();
    }

    @Nested
    @DisplayName("as an admin names")
    class Findings {

        @Test
        @DisplayName("required skills that nothing teaches: an error where the role cannot be met, else a warning")
        void untaughtRequirement() {
            publish("skills", Samples.skill(a), Samples.skill(b), Samples.skill(c));
            publish("modules", Samples.module(one, 30, a));
            publish("roles", Samples.role(role, a, b), Samples.role(role + "-2", c));
            assertThat(about("untaught-requirement", a)).isEmpty();
            assertThat(about("untaught-requirement", b)).singleElement().satisfies(finding -> {
                assertThat(finding).containsEntry("severity", "warning");
                assertThat(finding).containsEntry("message", "A role asks for this skill, and no module teaches it.");
                assertThat(related(finding)).containsExactly(role);
            });
            assertThat(about("untaught-requirement", c)).singleElement().satisfies(finding -> assertThat(finding)
                    .containsEntry("severity", "error"));
        }

        @Test
        @DisplayName("modules that assume more of a choice than other modules teach")
        void untaughtAssumption() {
            publish("skills", Samples.skill(a), Samples.skill(b), Samples.skill(c));
            publish("modules", Samples.module(one, 30, a));
            publish(
                    "modules",
                    assuming(Samples.module(two, 30, c), 1, a, b),
                    assuming(Samples.module(two + "-both", 30, c), 2, a, b));
            assertThat(about("untaught-assumption", two)).isEmpty();
            assertThat(about("untaught-assumption", two + "-both"))
                    .singleElement()
                    .satisfies(finding -> assertThat(related(finding)).containsExactly(b));
        }

        @Test
        @DisplayName("modules that assume what by now nothing but themselves teaches")
        void taughtByItselfOnly() {
            publish("skills", Samples.skill(a));
            publish("modules", Samples.module(one, 30, a), assuming(Samples.module(two, 30, a), 1, a));
            assertThat(about("untaught-assumption", two)).isEmpty();
            Author.admin().delete("/modules/" + one, "*").then().statusCode(200);
            assertThat(about("untaught-assumption", two))
                    .singleElement()
                    .satisfies(finding -> assertThat(related(finding)).containsExactly(a));
        }

        @Test
        @DisplayName("modules that wait for each other for ever")
        void unreachable() {
            publish("skills", Samples.skill(a), Samples.skill(b));
            publish("modules", assuming(Samples.module(one, 30, a), 1, b), assuming(Samples.module(two, 30, b), 1, a));
            assertThat(about("unreachable-module", one))
                    .singleElement()
                    .satisfies(finding -> assertThat(related(finding)).containsExactly(b));
            assertThat(about("unreachable-module", two)).hasSize(1);
            publish("modules", Samples.module(two, 30, b));
            assertThat(about("unreachable-module", one)).isEmpty();
        }

        @Test
        @DisplayName("prerequisites that others imply")
        void redundant() {
            publish("skills", Samples.skill(a), Samples.skill(b, a), Samples.skill(c, a, b));
            assertThat(about("redundant-prerequisite", c))
                    .singleElement()
                    .satisfies(finding -> assertThat(related(finding)).containsExactly(a, b));
            assertThat(about("redundant-prerequisite", b)).isEmpty();
        }

        @Test
        @DisplayName("roles that ask for nothing, roles without essentials, salaries of unknown or old date")
        void roles() {
            publish("skills", Samples.skill(a));
            String asking = Samples.role(role, a);
            publish(
                    "roles",
                    asking.replaceAll("\"requirements\": \\[\\{.*}]}", "\"requirements\": []}"),
                    Samples.role(role + "-2", a).replace("essential", "optional"),
                    Samples.role(role + "-3", a).replace("\"period\"", "\"observedOn\": \"2001-01-01\", \"period\""),
                    Samples.role(role + "-4", a).replace("\"period\"", "\"observedOn\": \"2999-01-01\", \"period\""));
            assertThat(about("role-without-requirements", role)).hasSize(1);
            assertThat(about("role-without-requirements", role + "-2")).isEmpty();
            assertThat(about("role-without-essentials", role + "-2")).hasSize(1);
            assertThat(about("role-without-essentials", role + "-3")).isEmpty();
            assertThat(about("stale-salary", role)).hasSize(1);
            assertThat(about("stale-salary", role + "-3")).hasSize(1);
            assertThat(about("stale-salary", role + "-4")).isEmpty();
        }

        @Test
        @DisplayName("skills that nothing uses, translations of older words")
        void orphansAndTranslations() {
            publish("skills", Samples.skill(a), Samples.skill(b, a));
            assertThat(about("orphan-skill", b)).hasSize(1);
            assertThat(about("orphan-skill", a)).as("another skill needs it").isEmpty();
            assertThat(about("stale-translation", a)).isEmpty();
            publish("skills", Samples.skill(a).replace("\"en\": \"Skill", "\"en\": \"Another"));
            assertThat(about("stale-translation", a)).hasSize(1);
        }
    }

    @Nested
    @DisplayName("page by page")
    class Pages {

        @Test
        @DisplayName("gives everything once, by rule, and counts by rule; in Georgian in Georgian")
        void pages() {
            publish("skills", Samples.skill(a), Samples.skill(b), Samples.skill(c));
            Response all = health("?rule=orphan-skill&limit=200", "ka");
            int orphans = all.path("rules.find {it.rule == 'orphan-skill'}.count");
            assertThat(orphans).isGreaterThanOrEqualTo(3);
            assertThat((String) all.path("items[0].message")).contains("ამ უნარს");
            int limit = Math.min(200, orphans / 2);
            List<String> keys = new ArrayList<>();
            String cursor = "";
            while (cursor != null) {
                Response page = health(
                        "?rule=orphan-skill&limit=" + limit + (cursor.isEmpty() ? "" : "&cursor=" + cursor), "en");
                keys.addAll(page.jsonPath().getList("items.entity.key"));
                cursor = page.path("next");
            }
            assertThat(keys)
                    .hasSize(orphans)
                    .doesNotHaveDuplicates()
                    .contains(a, b, c)
                    .isSorted();
        }

        @Test
        @DisplayName("with a rule or a cursor that is none answers 400")
        void refused() {
            health("?rule=no-rule", "en").then().statusCode(400).body("errors[0].rule", equalTo("one-of"));
            health("?cursor=abc", "en").then().statusCode(400).body("errors[0].parameter", equalTo("cursor"));
        }
    }

    @Test
    @DisplayName("without a token answers 401, as an instructor 403")
    void adminsOnly() {
        given().get("/api/v1/catalog/health").then().statusCode(401);
        given().auth()
                .oauth2(Tokens.instructor("irakli"))
                .get("/api/v1/catalog/health")
                .then()
                .statusCode(403);
    }
}
