package org.skillway.gateway.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.skillway.gateway.stub.CatalogStub;
import org.skillway.gateway.stub.Gateway;
import org.skillway.gateway.stub.ProgressStub;
import org.skillway.gateway.stub.RawHttp;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("POST /plans/check")
class PlanCheckTest {

    private static final String T1 = "2026-03-01T10:00:00Z";
    private static final String CHECK = "/api/v1/plans/check";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String anna = "anna-" + UUID.randomUUID();
    private ProgressStub progress;
    private long revision;

    @BeforeEach
    void servicesAreUp() {
        CatalogStub catalog = CatalogStub.get();
        progress = ProgressStub.get();
        revision = catalog.onlySample();
        Gateway.awaitRevision(revision);
        progress.standing(anna, 2, ProgressStub.completed("web-basics", "assessed", T1));
    }

    private String plan(String query) {
        Response plan = Gateway.learner(anna).get("/api/v1/learners/me/plan" + query + "&proof=true");
        assertThat(plan.statusCode()).isEqualTo(200);
        return plan.asString();
    }

    private Response post(String body) {
        return Gateway.learner("somebody-else")
                .contentType("application/json")
                .body(body)
                .post(CHECK);
    }

    private ValidatableResponse verdict(String body) {
        return post(body).then().statusCode(200).header("Cache-Control", "no-store");
    }

    private static String state(ValidatableResponse verdict, String about) {
        return verdict.extract().path("claims.find { it.about == '%s' }.state".formatted(about));
    }

    private static String edited(String body, Consumer<ObjectNode> edit) {
        try {
            ObjectNode node = (ObjectNode) JSON.readTree(body);
            edit.accept(node);
            return node.toString();
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?role=web-developer&optional=true",
                "?role=web-developer,api-developer",
                "?role=web-developer&hoursPerWeek=5&start=2026-09-01",
                "?role=web-developer&exclude=django-first-steps&insist=docker-in-practice&levels=beginner",
                "?skills=django&with=python&insistCourses=web&languages=en",
                "?skills=python,linux&budgetMinutes=200",
                "?skills=linux&languages=ka",
                "?skills=flask,git",
                "?skills=web-basics"
            })
    @DisplayName("of an answer of the plan, as it came, shows all that it says")
    void roundTrip(String query) {
        ValidatableResponse verdict = verdict(plan(query));

        verdict.body("accepted", equalTo(true))
                .body("faults", empty())
                .body("catalogRevision", equalTo((int) revision))
                .header("Skillway-Catalog-Revision", Long.toString(revision))
                .body("claims", hasSize(13));
        for (String about :
                List.of("modules", "order", "brings", "minutes", "wishes", "coverage", "lower-bound", "optimal")) {
            assertThat(state(verdict, about)).as(about).isEqualTo("proven");
        }
        assertThat(state(verdict, "held")).isEqualTo("not-proven");
    }

    @Test
    @DisplayName("says what it does not show: reasons, ties, and what the budget could have had instead")
    void notShown() {
        ValidatableResponse unteachable = verdict(plan("?skills=flask,git,linux"));
        assertThat(state(unteachable, "unteachable")).isEqualTo("proven");
        assertThat(state(unteachable, "reasons")).isEqualTo("not-proven");
        assertThat(state(unteachable, "ties")).isEqualTo("not-proven");
        assertThat(state(unteachable, "left-out")).isEqualTo("not-claimed");

        ValidatableResponse open = verdict(edited(plan("?skills=linux"), plan -> plan.put("tiesSettled", false)));
        assertThat(state(open, "optimal")).isEqualTo("proven");
        assertThat(state(open, "ties")).isEqualTo("not-claimed");

        ValidatableResponse budget = verdict(plan("?skills=python,linux&budgetMinutes=200"));
        assertThat(state(budget, "left-out")).isEqualTo("not-proven");
        assertThat(state(budget, "unteachable")).isEqualTo("not-claimed");
    }

    @Test
    @DisplayName("without a certificate shows that the plan is feasible, and not that it is optimal")
    void withoutCertificate() {
        ValidatableResponse verdict = verdict(
                edited(plan("?role=web-developer"), plan -> ((ObjectNode) plan.get("proof")).remove("certificate")));

        verdict.body("accepted", equalTo(true)).body("provenMinutes", equalTo(0));
        assertThat(state(verdict, "order")).isEqualTo("proven");
        assertThat(state(verdict, "optimal")).isEqualTo("not-proven");
        assertThat(state(verdict, "lower-bound")).isEqualTo("not-proven");
    }

    @Test
    @DisplayName(
            "takes a plan from anybody who says the least: modules in order, what they are for, and how long it takes")
    void least() {
        ValidatableResponse verdict = verdict("""
                {"catalogRevision":%d,"status":"bounded","minutes":300,
                 "modules":[{"module":{"key":"shell"}},{"module":{"key":"docker-in-practice"}}],
                 "requirements":[{"importance":"essential","atLeast":1,"skills":[{"key":"docker"}],"outcome":"planned"}],
                 "proof":{"held":["python"]}}""".formatted(revision));

        verdict.body("accepted", equalTo(true));
        assertThat(state(verdict, "lower-bound")).isEqualTo("not-claimed");
        assertThat(state(verdict, "optimal")).isEqualTo("not-claimed");
    }

    static Stream<Arguments> corruptions() {
        return Stream.of(
                corrupt(
                        "a module is not there",
                        "/modules/0",
                        "unknown-module-here",
                        plan -> rename(plan, 0, "nothing")),
                corrupt(
                        "a module is retired",
                        "/modules/1",
                        "unknown-module-here",
                        plan -> rename(plan, 1, "old-django")),
                corrupt("a module stands twice", "/modules/3", "module-twice", plan -> modules(plan)
                        .add(modules(plan).get(0))),
                corrupt("the order is another", "/modules/0", "needs-not-met", plan -> modules(plan)
                        .insert(0, modules(plan).remove(1))),
                corrupt("the first is missing", "/modules/0", "needs-not-met", plan -> modules(plan)
                        .remove(0)),
                corrupt("a module brings more", "/modules/0", "wrong-skills", plan -> ((ArrayNode)
                                modules(plan).get(0).get("brings"))
                        .addObject()
                        .put("key", "git")),
                corrupt("a module takes less", "/modules/2", "wrong-minutes", plan -> ((ObjectNode)
                                modules(plan).get(2).get("module"))
                        .put("minutes", 1)),
                corrupt("a running total is wrong", "/modules/1", "wrong-minutes", plan -> ((ObjectNode)
                                modules(plan).get(1))
                        .put("totalMinutes", 1)),
                corrupt("the total is wrong", "/minutes", "wrong-total", plan -> plan.put("minutes", 509)),
                corrupt("a wish is not obeyed", "/modules/2", "module-not-wanted", plan -> wishes(plan)
                        .putArray("exclude")
                        .add("shell")),
                corrupt(
                        "a module insisted on is missing",
                        "/proof/wishes/insist",
                        "insisted-module-missing",
                        plan -> wishes(plan).putArray("insist").add("docker-in-practice")),
                corrupt("the budget is less", "/minutes", "over-budget", plan -> wishes(plan)
                        .put("budgetMinutes", 509)),
                corrupt("a requirement is not met", "/requirements/2", "goal-not-met", plan -> modules(plan)
                        .remove(2)),
                corrupt(
                        "what can be met is said to be unteachable",
                        "/requirements/1",
                        "goal-can-be-taught",
                        plan -> aim(plan, 1).put("outcome", "unteachable")),
                corrupt("what is met is said to be left out", "/requirements/1", "goal-not-left-out", plan -> aim(
                                plan, 1)
                        .put("outcome", "left-out")),
                corrupt("a requirement of the role is missing", "/requirements", "requirement-missing", plan -> {
                    ((ArrayNode) plan.get("requirements")).remove(1);
                    ((ObjectNode) plan.get("proof")).remove("certificate");
                }),
                corrupt("a requirement is none of the role's", "/requirements/0", "not-of-role", plan -> aim(plan, 0)
                        .put("importance", "optional")),
                corrupt(
                        "the bound is another",
                        "/lowerBoundMinutes",
                        "contradicts-itself",
                        plan -> plan.put("lowerBoundMinutes", 1)),
                corrupt(
                        "the certificate has a false inequality",
                        "/proof/certificate/parts/0/cases/0/prices/0",
                        "false-inequality",
                        plan -> ((ArrayNode) certificate(plan).get("inequalities"))
                                .insertObject(0)
                                .put("kind", "one-opens-the-rest")
                                .put("requirement", 0)
                                .putArray("skills")
                                .add("linux")),
                corrupt(
                        "the certificate has a false domination",
                        "/proof/certificate/dominated/0",
                        "false-domination",
                        plan -> ((ArrayNode) certificate(plan).get("dominated"))
                                .removeAll()
                                .addObject()
                                .put("module", "shell")
                                .put("by", "python-basics")),
                corrupt(
                        "the certificate counts a part twice",
                        "/proof/certificate",
                        "parts-overlap",
                        plan -> ((ArrayNode) certificate(plan).get("parts"))
                                .add(certificate(plan).at("/parts/0"))));
    }

    private static Arguments corrupt(String what, String pointer, String rule, Consumer<ObjectNode> edit) {
        return Arguments.of(what, pointer, rule, edit);
    }

    private static ArrayNode modules(JsonNode plan) {
        return (ArrayNode) plan.get("modules");
    }

    private static ObjectNode aim(JsonNode plan, int place) {
        return (ObjectNode) plan.get("requirements").get(place);
    }

    private static ObjectNode wishes(JsonNode plan) {
        return (ObjectNode) plan.at("/proof/wishes");
    }

    private static ObjectNode certificate(JsonNode plan) {
        return (ObjectNode) plan.at("/proof/certificate");
    }

    private static void rename(JsonNode plan, int place, String key) {
        ((ObjectNode) modules(plan).get(place).get("module")).put("key", key);
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @MethodSource("corruptions")
    void corrupted(String what, String pointer, String rule, Consumer<ObjectNode> edit) {
        verdict(edited(plan("?role=web-developer"), edit))
                .body("accepted", equalTo(false))
                .body("provenMinutes", equalTo(0))
                .body("claims.state", hasItem("refuted"))
                .body("faults.find { it.rule == '%s' }.pointer".formatted(rule), equalTo(pointer))
                .body("faults.find { it.rule == '%s' }.message".formatted(rule), notNullValue());
    }

    @Test
    @DisplayName("answers the documented examples")
    void examples() throws JsonProcessingException {
        progress.standing("anna", 7, ProgressStub.completed("web-basics", "self-reported", T1));
        Response plan =
                Gateway.learner("anna").get("/api/v1/learners/me/plan?skills=linux&exclude=django-in-depth&proof=true");
        DocumentedExample.isAnswered(LearnerPlanExample.WITH_PROOF, plan);

        DocumentedExample.isAnswered(PlanCheckExample.ACCEPTED, post(plan.asString()));
        DocumentedExample.isAnswered(
                PlanCheckExample.REFUSED, post(edited(plan.asString(), told -> told.put("minutes", 90))));
    }

    @Nested
    @DisplayName("A body that cannot be understood")
    class Bodies {

        @ParameterizedTest(name = "{0}: 400 {1} {2} {3}")
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                nullValues = "-",
                value = {
                    "{|malformed-json|-|-",
                    "null|invalid-value||required",
                    "[]|wrong-type||type",
                    "{\"minutes\":1,\"minutes\":2}|duplicate-field|/minutes|duplicate",
                    "{}|invalid-value|/catalogRevision|required",
                    "{\"catalogRevision\":-1}|invalid-value|/catalogRevision|at-least",
                    "{\"catalogRevision\":\"1\"}|wrong-type|/catalogRevision|type",
                    "{\"catalogRevision\":1.5}|wrong-type|/catalogRevision|type",
                    "{\"catalogRevision\":1,\"status\":\"best\"}|invalid-value|/status|one-of",
                    "{\"catalogRevision\":1,\"status\":1}|invalid-value|/status|one-of",
                    "{\"catalogRevision\":1,\"status\":\"optimal\"}|invalid-value|/minutes|required",
                    "{\"catalogRevision\":1,\"status\":\"optimal\",\"minutes\":1}|invalid-value|/modules|required",
                })
        void refused(String body, String code, String pointer, String rule) {
            Response answer = post(body);
            answer.then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("code", equalTo(code))
                    .body("errors[0].pointer", equalTo(rule == null ? null : pointer == null ? "" : pointer))
                    .body("errors[0].rule", equalTo(rule));
        }

        @ParameterizedTest(name = "{1}: 400 {2} {3}")
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "/|modules|[null]|/modules/0|required",
                    "/|modules|[{}]|/modules/0/module|required",
                    "/modules/0/module|key|null|/modules/0/module/key|required",
                    "/modules/0|brings|[{'key':'astronomy'}]|/modules/0/brings/0/key|unknown-skill",
                    "/|catalogRevision|999999|/catalogRevision|known-revision",
                    "/requirements/0/skills/0|key|'astronomy'|/requirements/0/skills/0/key|unknown-skill",
                    "/requirements/0|skills|[]|/requirements/0/atLeast|range",
                    "/requirements/0|atLeast|2|/requirements/0/atLeast|range",
                    "/requirements/0|outcome|null|/requirements/0/outcome|required",
                    "/requirements/0|role|{'key':'astronomer'}|/requirements/0/role/key|unknown-role",
                    "/proof|held|['astronomy']|/proof/held/0|unknown-skill",
                    "/proof/wishes|exclude|['nothing']|/proof/wishes/exclude/0|unknown-module",
                    "/proof/wishes|budgetMinutes|-1|/proof/wishes/budgetMinutes|at-least",
                    "/proof/certificate/inequalities/0|kind|null|/proof/certificate/inequalities/0/kind|required",
                    "/proof/certificate/inequalities/0|requirement|9|/proof/certificate/inequalities/0/requirement|place",
                    "/proof/certificate/inequalities/0|insisted|'shell'|/proof/certificate/inequalities/0/requirement|either",
                    "/proof/certificate/parts/0|cases|[]|/proof/certificate/parts/0/cases|required",
                    "/proof/certificate/parts/0/cases/0/prices/0|inequality|7|/proof/certificate/parts/0/cases/0/prices/0/inequality|place",
                    "/proof/certificate/parts/0/cases/0|decided|[{'module':'shell','taken':true}]|/proof/certificate/parts/0/cases|cases",
                })
        void misunderstood(String parent, String member, String value, String pointer, String rule)
                throws JsonProcessingException {
            JsonNode said = JSON.readTree(value.replace('\'', '"'));
            post(edited(plan("?skills=linux"), plan -> {
                        ObjectNode at = (ObjectNode) (parent.equals("/") ? plan : plan.at(parent));
                        at.set(member, said);
                    }))
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("invalid-value"))
                    .body("errors.pointer", contains(pointer))
                    .body("errors.rule", contains(rule));
        }

        @Test
        @DisplayName("of another media type answers 415, one that is too large 413, one without a length 411")
        void limits() {
            Gateway.learner(anna)
                    .contentType("text/plain")
                    .body("{}")
                    .post(CHECK)
                    .then()
                    .statusCode(415)
                    .body("code", equalTo("unsupported-media-type"));
            post("{\"x\":\"" + "x".repeat(1024 * 1024) + "\"}")
                    .then()
                    .statusCode(413)
                    .body("code", equalTo("body-too-large"));
            String chunked = RawHttp.exchange(
                    RawHttp.head("POST " + CHECK, "Content-Type: application/json", "Transfer-Encoding: chunked")
                            + "\r\n2\r\n{}\r\n0\r\n\r\n");
            assertThat(chunked).startsWith("HTTP/1.1 411").contains("\"code\":\"length-required\"");
        }

        @Test
        @DisplayName("too deep to be read, or with a number too long, answers 400")
        void tooDeep() {
            post("[".repeat(5_000)).then().statusCode(400);
            post("{\"minutes\":" + "9".repeat(5_000) + "}").then().statusCode(400);
        }
    }

    @Test
    @DisplayName("is for anybody signed in, and for nobody else")
    void who() {
        String body = plan("?skills=linux");
        for (String token : List.of(Tokens.learner("l"), Tokens.instructor("i"), Tokens.admin("a"))) {
            Gateway.raw()
                    .header("Authorization", "Bearer " + token)
                    .contentType("application/json")
                    .body(body)
                    .post(CHECK)
                    .then()
                    .statusCode(200);
        }
        Gateway.raw()
                .contentType("application/json")
                .body(body)
                .post(CHECK)
                .then()
                .statusCode(401);
        Gateway.raw()
                .header("Authorization", "Bearer " + Tokens.service("catalog:follow"))
                .contentType("application/json")
                .body(body)
                .post(CHECK)
                .then()
                .statusCode(403);
    }
}
