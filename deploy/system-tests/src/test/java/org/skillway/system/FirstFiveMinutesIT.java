package org.skillway.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the README walks a newcomer through, and what a stranger's script would look at. */
@ExtendWith(Skillway.class)
@DisplayName("In the first five minutes")
class FirstFiveMinutesIT {

    @BeforeAll
    static void gateway() {
        RestAssured.baseURI = Skillway.gateway();
    }

    @Nested
    @DisplayName("a visitor")
    class Visitor {

        @Test
        @DisplayName("GETs what a web developer must know, without a token")
        void webDeveloper() {
            given().get("/api/v1/roles/web-developer")
                    .then()
                    .statusCode(200)
                    .header("ETag", notNullValue())
                    .header("Skillway-Catalog-Revision", notNullValue())
                    .body("broader.key", equalTo("python-developer"))
                    .body("responsibilities.size()", equalTo(5))
                    .body("requirements.find { it.skills.size() == 2 }.skills.key", hasItems("django", "flask"))
                    .body("requirements.findAll { it.importance == 'essential' }.size()", greaterThan(10));
        }

        @Test
        @DisplayName("GETs the observed salary, the industries and the employers of a Python developer")
        void pythonDeveloper() {
            given().get("/api/v1/roles/python-developer")
                    .then()
                    .body("salaries[0].amount", equalTo(4300))
                    .body("salaries[0].currency", equalTo("GEL"))
                    .body("salaries[0].country", equalTo("GE"))
                    .body("salaries[0].period", equalTo("month"))
                    .body("salaries[0].statistic", equalTo("average"))
                    .body("employers", hasItems("Google", "Dropbox", "Spotify", "Amazon", "Facebook", "Instagram"));
            given().get("/api/v1/roles?broader=python-developer")
                    .then()
                    .body(
                            "items.key",
                            equalTo(List.of(
                                    "data-analyst",
                                    "machine-learning-engineer",
                                    "software-engineer",
                                    "web-developer")));
        }

        @Test
        @DisplayName("reads in Georgian")
        void georgian() {
            given().header("Accept-Language", "ka")
                    .get("/api/v1/roles/web-developer")
                    .then()
                    .header("Content-Language", "ka")
                    .header("Vary", containsString("Accept-Language"))
                    .body("title", org.hamcrest.Matchers.matchesRegex(".*[ა-ჰ].*"));
        }

        @Test
        @DisplayName("pages through every module by Link, and finds at least 40, several of them for one skill")
        void pages() {
            List<String> keys = new ArrayList<>();
            String next = "/api/v1/modules?limit=7";
            while (next != null) {
                Response page = given().urlEncodingEnabled(false).get(next);
                page.then().statusCode(200);
                keys.addAll(page.jsonPath().getList("items.key"));
                String link = page.header("Link");
                next = link == null ? null : link.substring(1, link.indexOf('>'));
            }
            assertThat(keys)
                    .hasSizeGreaterThanOrEqualTo(40)
                    .doesNotHaveDuplicates()
                    .isSorted();
            given().get("/api/v1/modules?teaches=python-basics").then().body("items.size()", greaterThan(1));
            given().get("/api/v1/courses?count=true").then().body("total", greaterThan(3));
        }

        @Test
        @DisplayName("gets 304 for what it has already, and problems for what is not there")
        void conditionalAndProblems() {
            String etag = given().get("/api/v1/skills/git").header("ETag");
            given().header("If-None-Match", etag)
                    .get("/api/v1/skills/git")
                    .then()
                    .statusCode(304);
            given().get("/api/v1/skills/no-such-skill")
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("code", equalTo("unknown-key"));
            given().get("/internal/v1/feed").then().statusCode(404).body("code", equalTo("no-such-path"));
            given().get("/api/v1/learners/me/skills").then().statusCode(401).body("code", equalTo("token-missing"));
        }

        @Test
        @DisplayName("GETs one OpenAPI 3.1 document with every route, and Swagger UI on it")
        void document() {
            given().queryParam("format", "json")
                    .get("/openapi")
                    .then()
                    .statusCode(200)
                    .body("openapi", org.hamcrest.Matchers.startsWith("3.1"))
                    .body(
                            "paths.keySet()",
                            hasItems(
                                    "/api/v1/roles",
                                    "/api/v1/roles/{key}",
                                    "/api/v1/modules/{key}",
                                    "/api/v1/learners/{id}/skills/{key}",
                                    "/api/v1/learners/{id}/roles/{key}"))
                    .body("paths.keySet()", not(hasItem(containsString("internal"))));
            given().get("/swagger-ui/").then().statusCode(200).contentType(containsString("html"));
        }
    }

    @Nested
    @DisplayName("a learner")
    class Learner {

        private final String subject = "learner-" + UUID.randomUUID();
        private final RequestSpecification me =
                given().header("Authorization", "Bearer " + Skillway.token(subject, "learner"));

        @Test
        @DisplayName("marks two skills as learned and sees what is left")
        void marksTwoSkills() {
            Response before = given().spec(me).get("/api/v1/learners/me/roles/web-developer");
            before.then()
                    .statusCode(200)
                    .body("readiness.essentialMet", equalTo(0))
                    .header("Skillway-Progress-Version", "0");
            for (String skill : List.of("git", "flask")) {
                given().spec(me)
                        .contentType("application/json")
                        .body("{\"state\": \"completed\"}")
                        .put("/api/v1/learners/me/skills/" + skill)
                        .then()
                        .statusCode(201)
                        .header("Location", notNullValue());
            }
            Response after = given().spec(me).get("/api/v1/learners/me/roles/web-developer");
            after.then()
                    .statusCode(200)
                    .body("readiness.essentialMet", equalTo(2))
                    .header("Skillway-Progress-Version", "2")
                    .header("ETag", not(equalTo(before.header("ETag"))));
            given().spec(me)
                    .header("If-None-Match", after.header("ETag"))
                    .get("/api/v1/learners/me/roles/web-developer")
                    .then()
                    .statusCode(304);
            assertThat(given().spec(me)
                            .get("/api/v1/learners/" + subject + "/roles/web-developer")
                            .asString())
                    .as("'me' and the learner's own id are the same")
                    .isEqualTo(after.asString());
        }

        @Test
        @DisplayName("counts once however often a write is repeated")
        void retried() {
            for (int i = 0; i < 3; i++) {
                given().spec(me)
                        .contentType("application/json")
                        .body("{\"state\": \"completed\"}")
                        .put("/api/v1/learners/me/skills/git")
                        .then()
                        .statusCode(i == 0 ? 201 : 200)
                        .header("Skillway-Progress-Version", "1");
            }
            given().spec(me)
                    .get("/api/v1/learners/me/history")
                    .then()
                    .statusCode(200)
                    .body("items.size()", equalTo(1))
                    .body("next", nullValue());
        }

        @Test
        @DisplayName("can neither read nor change anything of another")
        void another() {
            for (String path : List.of(
                    "",
                    "/skills",
                    "/skills/git",
                    "/history",
                    "/roles",
                    "/roles/web-developer",
                    "/next",
                    "/modules/how-the-web-works",
                    "/courses/web-developer-with-flask")) {
                given().spec(me)
                        .get("/api/v1/learners/somebody-else" + path)
                        .then()
                        .statusCode(403)
                        .contentType("application/problem+json");
            }
            given().spec(me)
                    .contentType("application/json")
                    .body("{\"state\": \"completed\"}")
                    .put("/api/v1/learners/somebody-else/skills/git")
                    .then()
                    .statusCode(403);
        }
    }
}
