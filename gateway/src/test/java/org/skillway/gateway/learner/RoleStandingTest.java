package org.skillway.gateway.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.skillway.gateway.stub.CatalogStub;
import org.skillway.gateway.stub.Gateway;
import org.skillway.gateway.stub.ProgressStub;
import org.skillway.gateway.stub.SampleCatalog;
import org.skillway.gateway.stub.StubServer.Reply;
import org.skillway.testkit.Tokens;

@QuarkusTest
class RoleStandingTest {

    private static final String T1 = "2026-03-01T10:00:00Z";
    private static final String T2 = "2026-04-01T10:00:00Z";

    private final String anna = "anna-" + UUID.randomUUID();
    private CatalogStub catalog;
    private ProgressStub progress;

    @BeforeEach
    void servicesAreUp() {
        catalog = CatalogStub.get();
        progress = ProgressStub.get();
        Gateway.awaitRevision(catalog.revision());
    }

    @Nested
    class ALearnerWithoutRecords {

        @ParameterizedTest(name = "{0} from progress-service is no standing, and answered 503")
        @ValueSource(strings = {"{}", "{\"skills\":[]}", "[]", "null", "{\"version\":\"x\"}"})
        void noStanding(String body) {
            ProgressStub.get().standing("half", Reply.json(200, body));
            Gateway.learner("half")
                    .get(Gateway.ROLE.formatted("me", "web-developer"))
                    .then()
                    .statusCode(503)
                    .body("code", equalTo("progress-unavailable"));
        }

        @Test
        @DisplayName("GET a role answers 200: everything is open, and the gap is the whole role")
        void allOpen() {
            Gateway.roleOf(anna, "web-developer")
                    .then()
                    .statusCode(200)
                    .contentType("application/json")
                    .body("learner", equalTo(anna))
                    .body("role.title", equalTo("Web developer"))
                    .body("role.retired", equalTo(false))
                    .body("progressVersion", equalTo(0))
                    .body("counted", contains("self-reported", "module-completed", "assessed", "imported"))
                    .body("readiness.essential", equalTo(0.0f))
                    .body("readiness.essentialTotal", equalTo(3))
                    .body("readiness.total", equalTo(4))
                    .body("requirements.met", contains(false, false, false, false))
                    .body("gap.requirements", equalTo(4))
                    .body("gap.essential", equalTo(3))
                    .body("gap.skills", contains("python", "django", "flask", "linux", "docker"));
        }

        @Test
        @DisplayName("a skill says what has to come first and which modules teach it")
        void explained() {
            Gateway.roleOf(anna, "web-developer")
                    .then()
                    .body("requirements[1].skills[0].key", equalTo("django"))
                    .body("requirements[1].skills[0].state", equalTo("open"))
                    .body("requirements[1].skills[0].evidence", empty())
                    .body("requirements[1].skills[0].completedAt", nullValue())
                    .body("requirements[1].skills[0].unlocked", equalTo(false))
                    .body(
                            "requirements[1].skills[0].missingPrerequisites.key",
                            contains("http", "python", "web-basics"))
                    .body(
                            "requirements[1].skills[0].modules.key",
                            contains("django-first-steps", "web-frameworks", "django-in-depth"))
                    .body("requirements[1].skills[0].modules.minutes", contains(90, 90, 600))
                    .body("requirements[0].skills[0].unlocked", equalTo(true));
        }

        @Test
        @DisplayName("a requirement that a merge folded asks for what remains")
        void folded() {
            Gateway.roleOf(anna, "web-developer")
                    .then()
                    .body("requirements[2].atLeast", equalTo(1))
                    .body("requirements[2].skills", hasSize(1))
                    .body("requirements[2].skills[0].key", equalTo("linux"))
                    .body("requirements[2].skills[0].modules.key", contains("shell"));
        }
    }

    @Nested
    class ALearnerWithRecords {

        @BeforeEach
        void records() {
            progress.standing(
                    anna,
                    7,
                    String.join(
                            ",",
                            ProgressStub.completed("python", "self-reported", T2),
                            ProgressStub.completed("gnu-linux", "assessed", T1),
                            ProgressStub.completed("linux", "self-reported", T2),
                            ProgressStub.completed("newer-than-the-graph", "imported", T2),
                            "{\"key\":\"docker\",\"state\":\"claimed\",\"evidence\":[\"of-a-later-release\"]}"));
        }

        @Test
        @DisplayName("GET a role answers what is met, from which evidence, and what is left")
        void met() {
            Gateway.roleOf(anna, "web-developer")
                    .then()
                    .statusCode(200)
                    .header("Skillway-Progress-Version", "7")
                    .body("progressVersion", equalTo(7))
                    .body("requirements.met", contains(true, false, true, false))
                    .body("readiness.essentialMet", equalTo(2))
                    .body("readiness.met", equalTo(2))
                    .body("readiness.all", equalTo(0.5f))
                    .body("requirements[0].skills[0].completedAt", equalTo(T2))
                    .body("requirements[0].skills[0].evidence", contains("self-reported"))
                    .body("gap.skills", contains("django", "flask", "docker"));
        }

        @Test
        @DisplayName("a record on a merged key counts for the skill that survived")
        void merged() {
            Gateway.roleOf(anna, "web-developer")
                    .then()
                    .body("requirements[2].skills[0].evidence", contains("self-reported", "assessed"))
                    .body("requirements[2].skills[0].completedAt", equalTo(T1));
        }

        @Test
        @DisplayName("a claimed skill is shown and counts for nothing")
        void claimed() {
            Gateway.roleOf(anna, "web-developer")
                    .then()
                    .body("requirements[3].skills[0].state", equalTo("claimed"))
                    .body("requirements[3].skills[0].unlocked", equalTo(true))
                    .body("requirements[3].completed", equalTo(0))
                    .body("requirements[3].missing", equalTo(1));
        }

        @Test
        @DisplayName("a role with nothing essential has null as its essential readiness")
        void nothingEssential() {
            Response response = Gateway.roleOf(anna, "webmaster");

            response.then()
                    .statusCode(200)
                    .body("role.retired", equalTo(true))
                    .body("readiness.essential", nullValue())
                    .body("readiness.all", equalTo(0.0f));
            assertThat(response.asString()).contains("\"essential\":null");
        }
    }

    @Nested
    class WhatIf {

        private Response ask(String query) {
            return Gateway.learner(anna).get(Gateway.ROLE.formatted("me", "web-developer") + "?" + query);
        }

        @BeforeEach
        void records() {
            progress.standing(
                    anna,
                    7,
                    String.join(
                            ",",
                            ProgressStub.completed("python", "self-reported", T2),
                            ProgressStub.completed("linux", "assessed", T1)));
        }

        @Test
        @DisplayName("with= counts skills that are not recorded, and says that they are supposed")
        void with() {
            ask("with=flask,gnu-linux")
                    .then()
                    .statusCode(200)
                    .body("readiness.essentialMet", equalTo(3))
                    .body("requirements[1].skills[1].key", equalTo("flask"))
                    .body("requirements[1].skills[1].state", equalTo("completed"))
                    .body("requirements[1].skills[1].counts", equalTo(true))
                    .body("requirements[1].skills[1].supposed", equalTo(true))
                    .body("requirements[2].skills[0].supposed", equalTo(true))
                    .body("requirements[0].skills[0].supposed", nullValue())
                    .body("gap.skills", contains("docker"));
        }

        @Test
        @DisplayName("without= counts as if nothing were recorded, and locks what builds on it")
        void without() {
            ask("without=linux")
                    .then()
                    .body("readiness.essentialMet", equalTo(1))
                    .body("requirements[2].skills[0].state", equalTo("open"))
                    .body("requirements[3].skills[0].prerequisites.met", contains(false))
                    .body("requirements[3].skills[0].unlocked", equalTo(false))
                    .body("gap.why.find { it.skill == 'linux' }.reason", equalTo("supposed"));
        }

        @Test
        @DisplayName("count= counts evidence of these kinds only, and shows all")
        void counted() {
            ask("count=imported,assessed")
                    .then()
                    .body("counted", contains("assessed", "imported"))
                    .body("readiness.essentialMet", equalTo(1))
                    .body("requirements[0].skills[0].state", equalTo("completed"))
                    .body("requirements[0].skills[0].counts", equalTo(false))
                    .body("gap.why[0].skill", equalTo("python"))
                    .body("gap.why[0].reason", equalTo("not-counted"))
                    .body("gap.why[0].requirements[0].place", equalTo(0));
        }

        @Test
        @DisplayName("the learner's own records stay as they are")
        void nothingIsWritten() {
            String before = Gateway.roleOf(anna, "web-developer").asString();
            ask("with=flask&without=python");
            assertThat(Gateway.roleOf(anna, "web-developer").asString()).isEqualTo(before);
        }

        @ParameterizedTest
        @CsvSource({
            "with=Docker,with,key",
            "'with=flask,,git',with,key",
            "with=astronomy,with,unknown-skill",
            "without=astronomy,without,unknown-skill",
            "with=linux&without=gnu-linux,without,not-with",
            "count=hearsay,count,one-of",
            "'count=assessed,',count,one-of",
        })
        @DisplayName("what cannot be supposed answers 400 invalid-parameter and says why")
        void refused(String query, String parameter, String rule) {
            ask(query)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("invalid-parameter"))
                    .body("errors[0].parameter", equalTo(parameter))
                    .body("errors[0].rule", equalTo(rule));
        }

        @Test
        @DisplayName("more than a hundred skills answer 400")
        void tooMany() {
            String keys = IntStream.rangeClosed(0, 100).mapToObj(i -> "s" + i).collect(Collectors.joining(","));
            ask("with=" + keys).then().statusCode(400).body("errors[0].rule", equalTo("at-most"));
        }
    }

    @Nested
    class TheDocumentedExample {

        @Test
        @DisplayName("is a real answer")
        void real() throws JsonProcessingException {
            progress.standing("anna", 7, ProgressStub.completed("python", "self-reported", T1));
            ObjectMapper json = new ObjectMapper();
            ObjectNode expected = (ObjectNode) json.readTree(RoleStandingExample.HALF_WAY);

            Response response = Gateway.roleOf("anna", "api-developer");

            expected.put("catalogRevision", Integer.parseInt(response.header("Skillway-Catalog-Revision")));
            assertThat(json.readTree(response.asString())).isEqualTo(expected);
        }
    }

    @Nested
    class Languages {

        @ParameterizedTest
        @CsvSource({
            "ka,ka,ვებდეველოპერი,პითონი",
            "'de,ka;q=0.5',ka,ვებდეველოპერი,პითონი",
            "en-GB,en,Web developer,Python",
            "fr,en,Web developer,Python",
            "'***',en,Web developer,Python"
        })
        @DisplayName("titles come in the negotiated language")
        void negotiated(String wanted, String given, String role, String skill) {
            Gateway.learner(anna)
                    .header("Accept-Language", wanted)
                    .get(Gateway.ROLE.formatted("me", "web-developer"))
                    .then()
                    .statusCode(200)
                    .header("Content-Language", given)
                    .header("Vary", equalTo("Accept-Language, Authorization, Accept-Encoding"))
                    .body("role.title", equalTo(role))
                    .body("requirements[0].skills[0].title", equalTo(skill))
                    .body("requirements[3].skills[0].title", equalTo("Docker"));
        }
    }

    @Nested
    class Caching {

        private Response get(String ifNoneMatch) {
            return Gateway.learner(anna)
                    .header("If-None-Match", ifNoneMatch)
                    .get(Gateway.ROLE.formatted("me", "web-developer"));
        }

        @Test
        @DisplayName("GET with the ETag of the answer answers 304 without a body")
        void notModified() {
            String etag = Gateway.roleOf(anna, "web-developer").header("ETag");

            for (String sent : new String[] {etag, "W/" + etag, "\"other\", " + etag, "*"}) {
                Response response = get(sent);
                assertThat(response.statusCode()).as(sent).isEqualTo(304);
                assertThat(response.asString()).isEmpty();
                assertThat(response.header("ETag")).isEqualTo(etag);
                assertThat(response.header("Skillway-Catalog-Revision")).isNotNull();
            }
        }

        @ParameterizedTest
        @CsvSource({"'\"other\"'", "nonsense", "'\"'", "','", "W/"})
        @DisplayName("GET with another or an unreadable ETag answers 200")
        void modified(String sent) {
            get(sent).then().statusCode(200);
        }

        @Test
        @DisplayName("the ETag changes with the progress version, the ledger, the language and the catalog revision")
        void etagChanges() {
            progress.standing(anna, 1, "");
            String first = Gateway.roleOf(anna, "web-developer").header("ETag");
            progress.standing(anna, 2, "");
            String second = Gateway.roleOf(anna, "web-developer").header("ETag");
            String georgian = Gateway.learner(anna)
                    .header("Accept-Language", "ka")
                    .get(Gateway.ROLE.formatted("me", "web-developer"))
                    .header("ETag");
            Gateway.awaitRevision(
                    catalog.publish(List.of(SampleCatalog.module("fresh", "Fresh", "published", 5, "\"http\""))));
            String later = Gateway.roleOf(anna, "web-developer").header("ETag");

            assertThat(Set.of(first, second, georgian, later)).hasSize(4);
        }

        @Test
        @DisplayName("the answer is private and may be kept, but is asked for again each time")
        void cacheControl() {
            Gateway.roleOf(anna, "web-developer").then().header("Cache-Control", "private, no-cache");
        }
    }

    @Nested
    class PromiseSix {

        @Test
        @DisplayName("the same two versions and language give the same bytes, whatever else is different")
        void sameBytes() {
            progress.standing(anna, 3, ProgressStub.completed("python", "self-reported", T1));
            byte[] mine = Gateway.roleOf(anna, "web-developer").asByteArray();

            byte[] byName = Gateway.learner(anna)
                    .header("X-Request-Id", UUID.randomUUID().toString())
                    .get(Gateway.ROLE.formatted(anna, "web-developer"))
                    .asByteArray();
            byte[] byInstructor = Gateway.raw()
                    .header("Authorization", "Bearer " + Tokens.instructor("teacher"))
                    .get(Gateway.ROLE.formatted(anna, "web-developer"))
                    .asByteArray();

            assertThat(byName).isEqualTo(mine);
            assertThat(byInstructor).isEqualTo(mine);
        }
    }

    @Nested
    class LearnerIds {

        @ParameterizedTest
        @CsvSource({
            "auth0|5f7c, auth0%7C5f7c",
            "a/b, a%2Fb",
            "100%, 100%25",
            "a;b?c#d, a%3Bb%3Fc%23d",
            "an na, an%20na",
            "a+b, a%2Bb",
            "%2e%2e%2f, %252e%252e%252f"
        })
        @DisplayName("any printable subject reaches progress as itself, by name and as me")
        void anyPrintable(String subject, String encoded) {
            progress.standing(encoded, ProgressStub.Reply.json(200, standingOf(5)));

            Gateway.learner(subject)
                    .get(Gateway.ROLE.formatted(encoded, "web-developer"))
                    .then()
                    .statusCode(200)
                    .body("learner", equalTo(subject))
                    .body("progressVersion", equalTo(5));
            Gateway.roleOf(subject, "web-developer")
                    .then()
                    .body("learner", equalTo(subject))
                    .body("progressVersion", equalTo(5));
        }

        private String standingOf(long version) {
            return "{\"learner\":\"x\",\"version\":" + version + ",\"skills\":[]}";
        }

        @Test
        @DisplayName("the user's own token is passed on unchanged")
        void token() {
            String token = "Bearer " + Tokens.learner(anna);
            Gateway.raw()
                    .header("Authorization", token)
                    .header("X-Request-Id", "request-4711")
                    .get(Gateway.ROLE.formatted("me", "web-developer"))
                    .then()
                    .statusCode(200);

            assertThat(progress.lastReceived().body())
                    .contains("\"token\":\"" + token.substring("Bearer ".length()) + "\"");
            assertThat(progress.lastReceived().header("X-Request-Id")).isEqualTo("request-4711");
        }

        @Test
        @DisplayName("progress refuses another learner: its 403 problem is the answer as it stands")
        void notYours() {
            String body = "{\"type\":\"urn:skillway:problem:not-your-learner\",\"status\":403,\"x\":\"ქ\"}";
            progress.standing("bob", ProgressStub.Reply.problem(403, body));

            Response response = Gateway.learner(anna).get(Gateway.ROLE.formatted("bob", "web-developer"));

            response.then()
                    .statusCode(403)
                    .contentType("application/problem+json")
                    .header("ETag", nullValue());
            assertThat(new String(response.asByteArray(), StandardCharsets.UTF_8))
                    .isEqualTo(body);
            assertThat(response.header("X-Request-Id")).isNotBlank();
        }
    }
}
