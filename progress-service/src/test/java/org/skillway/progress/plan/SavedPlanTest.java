package org.skillway.progress.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.skillway.progress.support.Catalog;
import org.skillway.progress.support.Learner;
import org.skillway.progress.support.Structure;

@QuarkusTest
@DisplayName("Keeping a plan")
class SavedPlanTest {

    private static final String PLAN = "/plans/web-by-spring";

    private final Learner learner = Learner.fresh();
    private String role;
    private String module;

    @BeforeEach
    void catalogIsKnown() {
        Learner.awaitRevision(2);
        role = Structure.newRole(Structure.anyOf("git"), Structure.anyOf("docker"));
        module = Structure.module("docker");
    }

    /** A plan of both modules. */
    private String plan(String question) {
        return plan(question, 0, "optimal", module(module, 1, 120) + "," + module("git-basics", 1, 60));
    }

    private static String plan(String question, long progressVersion, String status, String modules) {
        return "{\"question\":%s,\"catalogRevision\":2,\"progressVersion\":%d,\"status\":\"%s\",\"modules\":[%s]}"
                .formatted(question, progressVersion, status, modules);
    }

    private static String module(String key, int version, int minutes) {
        return "{\"key\":\"%s\",\"version\":%d,\"minutes\":%d}".formatted(key, version, minutes);
    }

    private ValidatableResponse saves(String body) {
        return learner.puts(PLAN, body);
    }

    @Test
    @DisplayName("PUT of a new one answers 201 with what was asked, what was answered and how long it takes")
    void first() {
        learner.completes("git").statusCode(201);
        String saved = saves(plan(
                        "{\"role\":[\"" + role + "\"],\"skills\":[],\"optional\":false,\"hoursPerWeek\":5,"
                                + "\"start\":\"2026-09-01\",\"exclude\":[\"git-basics\",\"git-basics\"],"
                                + "\"levels\":[\"beginner\"],\"count\":[\"assessed\"]}",
                        1,
                        "bounded",
                        module(module, 1, 120) + "," + module("git-basics", 1, 60)))
                .statusCode(201)
                .header("Location", "/api/v1/learners/me" + PLAN)
                .header("ETag", matchesPattern("\"1\\.[0-9a-f]{8}\\.2\""))
                .header("Skillway-Progress-Version", "2")
                .body("plan", equalTo("web-by-spring"))
                .body("question.role", contains(role))
                .body("question", not(hasKey("skills")))
                .body("question", not(hasKey("optional")))
                .body("question.hoursPerWeek", equalTo(5))
                .body("question.start", equalTo("2026-09-01"))
                .body("question.exclude", contains("git-basics"))
                .body("question.levels", contains("beginner"))
                .body("question.count", contains("assessed"))
                .body("catalogRevision", equalTo(2))
                .body("progressVersion", equalTo(1))
                .body("status", equalTo("bounded"))
                .body("minutes", equalTo(180))
                .body("modules.key", contains(module, "git-basics"))
                .body("modules.version", contains(1, 1))
                .body("modules.minutes", contains(120, 60))
                .body("version", equalTo(2))
                .extract()
                .asString();
        learner.reads(PLAN).statusCode(200).body(equalTo(saved));
    }

    @Test
    @DisplayName("PUT again answers 200, adds nothing where nothing differs, and replaces what does")
    void again() {
        saves(plan("{}")).statusCode(201);
        saves(plan("{\"role\":[],\"optional\":false}")).statusCode(200).header("Skillway-Progress-Version", "1");
        saves(plan("{}", 0, "optimal", "")).statusCode(200).header("Skillway-Progress-Version", "2");
        learner.reads(PLAN).body("modules", empty()).body("minutes", equalTo(0)).body("version", equalTo(2));
        learner.reads(PLAN + "?version=1").body("modules", hasSize(2)).body("version", equalTo(1));
    }

    @Test
    @DisplayName("GET lists them by name, page by page, in short")
    void list() {
        for (String name : new String[] {"c", "a", "b"}) {
            learner.puts("/plans/" + name, plan("{}")).statusCode(201);
        }
        ValidatableResponse first = learner.reads("/plans?limit=2&count=true")
                .statusCode(200)
                .body("items.plan", contains("a", "b"))
                .body("items.minutes", everyItem(equalTo(180)))
                .body("items.moduleCount", everyItem(equalTo(2)))
                .body("items[0]", not(hasKey("modules")))
                .body("total", equalTo(3));
        String link = first.extract().header("Link");
        assertThat(link).contains("rel=\"next\"");
        learner.reads("/plans?cursor=" + first.extract().<String>path("next"))
                .body("items.plan", contains("c"))
                .body("next", nullValue());
        learner.reads("/plans?version=1").body("items.plan", contains("c"));
    }

    @Test
    @DisplayName("DELETE keeps it no longer, in the present")
    void dropped() {
        saves(plan("{}")).statusCode(201);
        learner.deletes(PLAN).statusCode(204).header("Skillway-Progress-Version", "2");
        learner.reads(PLAN).statusCode(404).body("code", equalTo("no-record"));
        learner.deletes(PLAN).statusCode(404).body("code", equalTo("no-record"));
        learner.reads(PLAN + "?version=1").statusCode(200);
        saves(plan("{}")).statusCode(201);
        learner.reads("/history")
                .body("items.kind", contains("plan-saved", "plan-dropped", "plan-saved"))
                .body("items.plan", everyItem(equalTo("web-by-spring")))
                .body("items.skill", everyItem(nullValue()))
                .body("items[1].ends", contains(1));
        learner.reads("/ledger/verify").body("valid", equalTo(true));
    }

    @Test
    @DisplayName("PUT with an entry id is repeated with success, and refused for something else")
    void entryId() {
        String id = ",\"entryId\":\"" + UUID.randomUUID() + "\"}";
        String body = plan("{}").replaceAll("}$", id);
        saves(body).statusCode(201);
        saves(body).statusCode(200).header("Skillway-Progress-Version", "1");
        saves(plan("{\"optional\":true}").replaceAll("}$", id)).statusCode(409).body("code", equalTo("entry-id-used"));
    }

    @Test
    @DisplayName("PUT with If-Match answers 412 where the progress has gone on, and * asks for one that is there")
    void preconditions() {
        String etag = saves(plan("{}")).extract().header("ETag");
        learner.completes("git").statusCode(201);
        learner.asking()
                .contentType("application/json")
                .header("If-Match", etag)
                .body(plan("{\"optional\":true}"))
                .put("/api/v1/learners/me" + PLAN)
                .then()
                .statusCode(412)
                .body("code", equalTo("stale-version"));
        for (String name : new String[] {"web-by-spring", "another"}) {
            learner.asking()
                    .contentType("application/json")
                    .header("If-Match", "*")
                    .body(plan("{\"optional\":true}"))
                    .put("/api/v1/learners/me/plans/" + name)
                    .then()
                    .statusCode(name.equals("another") ? 412 : 200);
        }
    }

    @Test
    @DisplayName("PUT of a plan from a version that has not come answers 400")
    void notYet() {
        saves(plan("{}", 1, "optimal", ""))
                .statusCode(400)
                .body("code", equalTo("invalid-value"))
                .body("errors[0].pointer", equalTo("/progressVersion"))
                .body("errors[0].rule", equalTo("not-yet"));
        learner.reads("/history").header("Skillway-Progress-Version", "0");
    }

    @ParameterizedTest(name = "PUT with {0} answers 422 about {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{'role':['no-such-role']}|role no-such-role",
                "{'skills':['git','no-such-skill']}|skill no-such-skill",
                "{'exclude':['no-such-module']}|module no-such-module",
                "{'insist':['no-such-module']}|module no-such-module",
                "{'excludeCourses':['no-such-course']}|course no-such-course",
                "{'insistCourses':['developer']}|course developer"
            })
    void unknown(String question, String told) {
        saves(plan(question.replace('\'', '"')))
                .statusCode(422)
                .header("Retry-After", "5")
                .body("code", equalTo("unknown-in-plan"))
                .body("detail", containsString(told + ","));
        learner.reads("/plans").body("items", empty());
    }

    @Test
    @DisplayName("PUT with a module, a version of one or a revision that is not known answers 422")
    void unknownModules() {
        saves(plan("{}", 0, "optimal", module("no-such-module", 1, 5))).statusCode(422);
        saves(plan("{}", 0, "optimal", module(module, 2, 5)))
                .statusCode(422)
                .body("detail", containsString("module " + module));
        saves(plan("{}").replace("\"catalogRevision\":2", "\"catalogRevision\":1000000000000"))
                .statusCode(422)
                .body("detail", containsString("revision 1000000000000"));
    }

    @Test
    @DisplayName("PUT with what is retired or merged by now is taken as it was answered")
    void goneSince() {
        String skill = Learner.knownSkill();
        Learner.awaitRevision(Catalog.merge(skill, "git"));
        Structure.module(module, 1, "retired", java.util.List.of("docker"));
        saves(plan("{\"skills\":[\"" + skill + "\"]}")).statusCode(201).body("question.skills", contains(skill));
    }

    @Test
    @DisplayName("The name is nobody else's key: one that is a merged skill's too stays as it is")
    void names() {
        String skill = Learner.knownSkill();
        learner.puts("/plans/" + skill, plan("{}")).statusCode(201);
        Learner.awaitRevision(Catalog.merge(skill, "git"));
        learner.reads("/plans/" + skill).statusCode(200).body("plan", equalTo(skill));
        learner.deletes("/plans/" + skill).statusCode(204);
    }

    @Test
    @DisplayName("PUT of one more than 50 answers 409, of one of them again does not")
    void tooMany() {
        IntStream.range(0, 50)
                .forEach(i -> learner.puts("/plans/plan-" + i, plan("{}")).statusCode(201));
        saves(plan("{}")).statusCode(409).body("code", equalTo("too-many-plans"));
        learner.puts("/plans/plan-7", plan("{\"optional\":true}")).statusCode(200);
        learner.deletes("/plans/plan-8").statusCode(204);
        saves(plan("{}")).statusCode(201);
    }

    @Test
    @DisplayName("What the gateway computes with, and what is said of goals, has nothing of it but that it came last")
    void apart() {
        learner.completes("git").statusCode(201);
        saves(plan("{}")).statusCode(201);
        learner.asking()
                .get("/internal/v1/learners/me/standing")
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .body("skills[0].since", equalTo(1))
                .body("recent.kind", contains("plan-saved", "completed"))
                .body("recent[0].key", equalTo("web-by-spring"))
                .body("recent[0]", not(hasKey("details")));
        learner.reads("/goals").body("items", empty());
    }

    @Test
    @DisplayName("A large one is taken as it is, and a larger one refused")
    void large() {
        assertThat(modules(500)).hasSizeGreaterThan(10_000);
        saves(plan("{}", 0, "optimal", modules(501))).statusCode(400).body("errors[0].pointer", equalTo("/modules"));
        // Of those that there are not the first is told, so all of it has come as far as the ledger.
        saves(plan("{}", 0, "optimal", modules(500))).statusCode(422).body("detail", containsString("module m-0,"));
    }

    private static String modules(int many) {
        return IntStream.range(0, many).mapToObj(i -> module("m-" + i, 1, 5)).collect(Collectors.joining(","));
    }

    @ParameterizedTest(name = "PUT of {0} answers 400")
    @ValueSource(
            strings = {
                "{}",
                "{\"question\":{},\"catalogRevision\":2,\"progressVersion\":0,\"status\":\"optimal\"}",
                "{\"question\":{},\"catalogRevision\":2,\"progressVersion\":0,\"modules\":[]}",
                "{\"question\":{},\"catalogRevision\":2,\"progressVersion\":0,\"status\":\"best\",\"modules\":[]}",
                "{\"question\":{},\"catalogRevision\":-1,\"progressVersion\":0,\"status\":\"optimal\",\"modules\":[]}",
                "{\"question\":{},\"catalogRevision\":2,\"progressVersion\":-1,\"status\":\"optimal\",\"modules\":[]}",
                "{\"question\":{},\"catalogRevision\":2,\"progressVersion\":0,\"status\":\"optimal\",\"modules\":[null]}",
                "{\"catalogRevision\":2,\"progressVersion\":0,\"status\":\"optimal\",\"modules\":[]}"
            })
    void badBodies(String body) {
        saves(body).statusCode(400);
    }

    @ParameterizedTest(name = "PUT with the module {0} answers 400 at {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{'version':1,'minutes':5}|/modules/0/key",
                "{'key':'Git','version':1,'minutes':5}|/modules/0/key",
                "{'key':'git','minutes':5}|/modules/0/version",
                "{'key':'git','version':0,'minutes':5}|/modules/0/version",
                "{'key':'git','version':1}|/modules/0/minutes",
                "{'key':'git','version':1,'minutes':-1}|/modules/0/minutes",
                "{'key':'git','version':1,'minutes':5},{'key':'git','version':1,'minutes':5}|/modules/1/key",
                "{'key':'git','version':1,'minutes':5,'title':'Git'}|/modules/0/title"
            })
    void badModules(String modules, String pointer) {
        saves(plan("{}", 0, "optimal", modules.replace('\'', '"')))
                .statusCode(400)
                .body("errors.pointer", contains(pointer));
    }

    @ParameterizedTest(name = "PUT with the question {0} answers 400 at {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{'role':['No Key']}|/question/role/0",
                "{'role':[null]}|/question/role/0",
                "{'hoursPerWeek':0}|/question/hoursPerWeek",
                "{'hoursPerWeek':169}|/question/hoursPerWeek",
                "{'start':'2026-09-01'}|/question/start",
                "{'hoursPerWeek':5,'by':'2026-09-01'}|/question/by",
                "{'hoursPerWeek':5,'start':'2026-09-02','by':'2026-09-01'}|/question/by",
                "{'hoursPerWeek':5,'start':'0026-09-02'}|/question/start",
                "{'budgetMinutes':-1}|/question/budgetMinutes",
                "{'languages':['en us']}|/question/languages/0",
                "{'levels':['easy']}|/question/levels/0",
                "{'count':['guessed']}|/question/count/0",
                "{'with':['git']}|/question/with"
            })
    void badQuestions(String question, String pointer) {
        saves(plan(question.replace('\'', '"'))).statusCode(400).body("errors.pointer", contains(pointer));
    }
}
