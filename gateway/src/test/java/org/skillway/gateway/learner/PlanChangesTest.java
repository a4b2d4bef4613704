package org.skillway.gateway.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.gateway.stub.CatalogStub;
import org.skillway.gateway.stub.Gateway;
import org.skillway.gateway.stub.ProgressStub;
import org.skillway.gateway.stub.SampleCatalog;
import org.skillway.gateway.stub.StubServer.Reply;

@QuarkusTest
@DisplayName("GET /learners/{id}/plans/{plan}/changes")
class PlanChangesTest {

    private static final String T1 = "2026-03-01T10:00:00Z";
    private static final String CHANGES = "/api/v1/learners/%s/plans/soon/changes";

    /** Behind the names of a test's own skills, modules and role. */
    private final String own = UUID.randomUUID().toString().substring(0, 8);

    private final String anna = "anna-" + own;
    private CatalogStub catalog;
    private ProgressStub progress;
    private long then;

    @BeforeEach
    void servicesAreUp() {
        catalog = CatalogStub.get();
        progress = ProgressStub.get();
        Stream<String> skills = Stream.of("a", "b", "c", "d", "e").map(this::skill);
        then = publish(Stream.of(
                        skills,
                        Stream.of(
                                module("learn-a", 1, 60, "a"),
                                module("learn-b", 1, 50, "b"),
                                module("learn-c", 1, 40, "c"),
                                module("learn-c-slowly", 1, 90, "c"),
                                module("learn-d", 1, 30, "d"),
                                module("learn-e", 1, 20, "e"),
                                role("a", "b", "c", "d")))
                .flatMap(lines -> lines)
                .toList());
        progress.standing(anna, 1, "");
    }

    @AfterEach
    void repliesAreAsBefore() {
        ProgressStub.get().replies(Reply.json(200, "{}"));
        CatalogStub.get();
    }

    private String of(String name) {
        return name + "-" + own;
    }

    private String skill(String name) {
        return SampleCatalog.skill(of(name), name.toUpperCase(Locale.ROOT), null, "");
    }

    private String module(String name, int version, int minutes, String... teaches) {
        return SampleCatalog.module(
                        of(name),
                        name,
                        "published",
                        minutes,
                        Stream.of(teaches).map(skill -> "\"" + of(skill) + "\"").collect(Collectors.joining(",")))
                .replace("\"version\":1,", "\"version\":" + version + ",");
    }

    private String role(String... skills) {
        return "{\"line\":\"entity\",\"revision\":1,\"kind\":\"role\",\"key\":\"%s\",\"status\":\"published\",\"version\":1,\"titles\":{\"en\":\"R\"},\"requirements\":[%s]}"
                .formatted(
                        of("role"),
                        Stream.of(skills)
                                .map(skill -> "{\"importance\":\"essential\",\"atLeast\":1,\"skills\":[\"%s\"]}"
                                        .formatted(of(skill)))
                                .collect(Collectors.joining(",")));
    }

    private long publish(List<String> lines) {
        long revision = catalog.publish(lines);
        Gateway.awaitRevision(revision);
        return revision;
    }

    /** A plan of these modules, as they were then. */
    private void saved(String question, String... modules) {
        progress.replies(Reply.json(200, plan(question, then, modules)));
    }

    private String plan(String question, long revision, String... modules) {
        List<String> all = new ArrayList<>();
        for (String module : modules) {
            String[] parts = module.split(" ", 2);
            all.add("{\"key\":\"%s\",\"version\":1,\"minutes\":%s}".formatted(of(parts[0]), parts[1]));
        }
        return "{\"plan\":\"soon\",\"question\":%s,\"catalogRevision\":%d,\"progressVersion\":1,\"status\":\"optimal\",\"minutes\":0,\"modules\":[%s],\"savedAt\":\"%s\",\"version\":2,\"later\":1}"
                .formatted(question.replace("$", own), revision, String.join(",", all), T1);
    }

    private void savedForRole() {
        saved("{\"role\":[\"role-$\"]}", "learn-a 60", "learn-b 50", "learn-c 40", "learn-d 30");
    }

    private Response ask(String query) {
        return Gateway.learner(anna).get(CHANGES.formatted("me") + query);
    }

    private ValidatableResponse changes() {
        return ask("").then().statusCode(200);
    }

    private static String completed(String key, long since) {
        return ProgressStub.completed(key, "assessed", T1).replaceFirst("}$", ",\"since\":" + since + "}");
    }

    @Test
    @DisplayName("says that nothing changed where nothing did")
    void same() {
        savedForRole();
        progress.standing(anna, 7, "");
        changes()
                .body("learner", equalTo(anna))
                .body("plan", equalTo("soon"))
                .body("catalogRevision", equalTo((int) then))
                .body("progressVersion", equalTo(7))
                .body("saved.catalogRevision", equalTo((int) then))
                .body("saved.progressVersion", equalTo(1))
                .body("saved.version", equalTo(2))
                .body("saved.minutes", equalTo(180))
                .body("minutesCompleted", equalTo(0))
                .body("same", equalTo(true))
                .body("reordered", equalTo(false))
                .body("since", empty())
                .body("modules", empty())
                .body("today.status", equalTo("optimal"))
                .body("today.minutes", equalTo(180))
                .body("today.modules.module.key", contains(of("learn-a"), of("learn-b"), of("learn-c"), of("learn-d")));
    }

    @Test
    @DisplayName("says what the learner and the catalog did, which modules came and went, and which takes whose part")
    void everything() {
        savedForRole();
        publish(List.of(
                module("learn-b", 1, 50, "b").replace("published", "retired"),
                module("new-b", 1, 45, "b"),
                module("learn-c", 2, 400, "c"),
                role("a", "b", "c", "e")));
        progress.standing(
                anna,
                5,
                completed(of("a"), 4),
                ",\"modules\":[{\"key\":\"%s\",\"version\":1,\"since\":3,\"happenedAt\":\"%s\"}]"
                        .formatted(of("learn-a"), T1));
        changes()
                .body("same", equalTo(false))
                .body("minutesCompleted", equalTo(60))
                .body(
                        "since.what",
                        contains(
                                "module-completed",
                                "skill-gained",
                                "requirement-added",
                                "requirement-removed",
                                "module-retired",
                                "module-changed",
                                "module-published"))
                .body("since[0].module.key", equalTo(of("learn-a")))
                .body("since[0].progressVersion", equalTo(3))
                .body("since[1].skill.key", equalTo(of("a")))
                .body("since[1].skill.title", equalTo("A"))
                .body("since[1].progressVersion", equalTo(4))
                .body("since[2].requirement.role.key", equalTo(of("role")))
                .body("since[2].requirement.importance", equalTo("essential"))
                .body("since[2].requirement.atLeast", equalTo(1))
                .body("since[2].requirement.skills.key", contains(of("e")))
                .body("since[3].requirement.skills.key", contains(of("d")))
                .body("since[4].module.key", equalTo(of("learn-b")))
                .body("since[4].versionThen", equalTo(1))
                .body("since[4].versionNow", nullValue())
                .body("since[5].module.key", equalTo(of("learn-c")))
                .body("since[5].versionThen", equalTo(1))
                .body("since[5].versionNow", equalTo(2))
                .body("since[5].minutesThen", equalTo(40))
                .body("since[5].minutesNow", equalTo(400))
                .body("since[5].teachesNoMore", empty())
                .body("since[6].module.key", equalTo(of("new-b")))
                .body("since[6].versionNow", equalTo(1))
                .body(
                        "modules.module.key",
                        contains(
                                of("learn-a"),
                                of("learn-b"),
                                of("learn-c"),
                                of("learn-d"),
                                of("learn-c-slowly"),
                                of("learn-e"),
                                of("new-b")))
                .body(
                        "modules.change",
                        contains("taken-out", "taken-out", "taken-out", "taken-out", "put-in", "put-in", "put-in"))
                .body(
                        "modules.because",
                        contains(
                                List.of("completed"),
                                List.of("retired"),
                                List.of("shorter-without"),
                                List.of("not-required"),
                                List.of("takes-the-part"),
                                List.of("requirement-added"),
                                List.of("published-since", "takes-the-part")))
                .body("modules[0].instead", empty())
                .body("modules[1].instead.key", contains(of("new-b")))
                .body("modules[2].instead.key", contains(of("learn-c-slowly")))
                .body("modules[4].instead.key", contains(of("learn-c")))
                .body("modules[6].instead.key", contains(of("learn-b")))
                .body("today.minutes", equalTo(155));
    }

    @Test
    @DisplayName("says that a skill is held without the module, or is lost again, and since which version")
    void skills() {
        savedForRole();
        progress.standing(anna, 1, completed(of("a"), 1));
        progress.standing(anna, 6, completed(of("b"), 6));
        saved("{\"role\":[\"role-$\"]}", "learn-b 50", "learn-c 40", "learn-d 30");
        changes()
                .body("since.what", contains("skill-gained", "skill-lost"))
                .body("since.skill.key", contains(of("b"), of("a")))
                .body("since[0].progressVersion", equalTo(6))
                .body("since[1].progressVersion", nullValue())
                .body("modules.module.key", contains(of("learn-b"), of("learn-a")))
                .body("modules.because", contains(List.of("skills-held"), List.of("skill-lost")))
                .body("modules[0].instead", empty());
    }

    @Test
    @DisplayName("says that two skills have become one, which alone changes nothing")
    void merged() {
        savedForRole();
        publish(List.of(
                "{\"line\":\"entity\",\"revision\":1,\"kind\":\"skill\",\"key\":\"%s\",\"status\":\"merged\",\"version\":2,\"mergedInto\":\"%s\",\"titles\":{\"en\":\"C\"}}"
                        .formatted(of("c"), of("e"))));
        changes()
                .body("since.what", contains("skill-merged"))
                .body("since[0].skill.key", equalTo(of("c")))
                .body("since[0].into.key", equalTo(of("e")))
                .body("modules.module.key", contains(of("learn-c"), of("learn-e")))
                .body("modules.because", contains(List.of("shorter-without"), List.of("takes-the-part")));
        saved(
                "{\"role\":[\"role-$\"],\"exclude\":[\"learn-e-$\"]}",
                "learn-a 60",
                "learn-b 50",
                "learn-c 40",
                "learn-d 30");
        changes()
                .body("since.what", contains("skill-merged"))
                .body("modules", empty())
                .body("same", equalTo(true));
    }

    @Test
    @DisplayName("says that another version teaches less, or is not what was wished for")
    void versions() {
        saved("{\"role\":[\"role-$\"],\"languages\":[\"en\"]}", "learn-a 60", "learn-b 50", "learn-c 40", "learn-d 30");
        publish(List.of(
                module("learn-b", 2, 50, "e"),
                module("more-b", 1, 70, "b"),
                module("learn-c", 2, 40, "c").replace("\"language\":\"en\"", "\"language\":\"ka\"")));
        changes()
                .body("since.what", contains("module-changed", "module-changed", "module-published"))
                .body("since[0].teachesBesides.key", contains(of("e")))
                .body("since[0].teachesNoMore.key", contains(of("b")))
                .body("modules.module.key", contains(of("learn-b"), of("learn-c"), of("learn-c-slowly"), of("more-b")))
                .body(
                        "modules.because",
                        contains(
                                List.of("teaches-less"),
                                List.of("ruled-out"),
                                List.of("takes-the-part"),
                                List.of("published-since", "takes-the-part")));
    }

    @Test
    @DisplayName("says that a module that is better by now has come in in its new version")
    void changedSince() {
        savedForRole();
        publish(List.of(module("learn-c-slowly", 2, 10, "c")));
        changes()
                .body("since.what", contains("module-changed"))
                .body("modules.module.key", contains(of("learn-c"), of("learn-c-slowly")))
                .body(
                        "modules.because",
                        contains(List.of("shorter-without"), List.of("changed-since", "takes-the-part")));
    }

    @Test
    @DisplayName("says that the minutes do not suffice any more, or that nobody teaches it")
    void leftOut() {
        saved("{\"skills\":[\"a-$\",\"b-$\"],\"budgetMinutes\":110}", "learn-a 60", "learn-b 50");
        publish(List.of(module("learn-b", 2, 51, "b")));
        changes()
                .body("modules.module.key", contains(of("learn-a")))
                .body("modules.because", contains(List.of("left-out")))
                .body("today.requirements.outcome", contains("left-out", "planned"));
        publish(List.of(module("learn-b", 3, 40, "e")));
        changes()
                .body("modules.module.key", contains(of("learn-b")))
                .body("modules.because", contains(List.of("unteachable")));
    }

    @Test
    @DisplayName("does not insist on what has been done or retired since")
    void insisted() {
        saved(
                "{\"skills\":[\"a-$\"],\"insist\":[\"learn-d-$\",\"learn-e-$\"]}",
                "learn-a 60",
                "learn-d 30",
                "learn-e 20");
        publish(List.of(module("learn-e", 1, 20, "e").replace("published", "retired")));
        progress.standing(
                anna,
                5,
                completed(of("d"), 3),
                ",\"modules\":[{\"key\":\"%s\",\"version\":1,\"since\":3,\"happenedAt\":\"%s\"}]"
                        .formatted(of("learn-d"), T1));
        changes()
                .body("modules.because", contains(List.of("completed"), List.of("retired")))
                .body("today.modules.module.key", contains(of("learn-a")));
    }

    @Test
    @DisplayName("for goals is for those of today")
    void goals() {
        progress.standing(anna, 1, "", ",\"goals\":[{\"role\":\"%s\",\"setAt\":\"%s\"}]".formatted(of("role"), T1));
        saved("{}", "learn-a 60", "learn-b 50", "learn-c 40", "learn-d 30");
        changes().body("same", equalTo(true));
        progress.standing(anna, 3, "");
        changes()
                .body("since.what", equalTo(Collections.nCopies(4, "requirement-removed")))
                .body("modules.because", equalTo(Collections.nCopies(4, List.of("not-required"))))
                .body("today.modules", empty());
    }

    @Test
    @DisplayName("of wishes that have come to exclude each other answers 409 with these")
    void contradiction() {
        saved("{\"skills\":[\"a-$\"],\"insist\":[\"learn-d-$\"],\"budgetMinutes\":90}", "learn-a 60", "learn-d 30");
        publish(List.of(module("learn-d", 2, 100, "d")));
        ask("").then()
                .statusCode(409)
                .body("code", equalTo("contradictory-wishes"))
                .body("errors.parameter", contains("insist", "budgetMinutes"));
    }

    @Test
    @DisplayName("counts the evidence that counted when it was saved, unless other is asked for")
    void counted() {
        progress.standing(anna, 6, ProgressStub.completed(of("a"), "self-reported", T1));
        saved("{\"skills\":[\"a-$\"],\"count\":[\"assessed\"]}", "learn-a 60");
        changes().body("same", equalTo(true)).body("today.counted", contains("assessed"));
        ask("?count=self-reported").then().body("modules.because", contains(List.of("skills-held")));
        ask("?with=" + of("a"))
                .then()
                .body("since.what", contains("skill-gained"))
                .body("today.modules", empty());
    }

    @Test
    @DisplayName("of a plan that progress-service does not have is its answer")
    void unknown() {
        progress.replies(Reply.problem(404, "{\"code\":\"no-record\"}"));
        ask("").then().statusCode(404).body("code", equalTo("no-record"));
        ask("").then().contentType("application/problem+json");
        Gateway.learner(anna)
                .get("/api/v1/learners/me/plans/Soon/changes")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("plan"));
    }

    @Test
    @DisplayName("of a plan of a later revision than is known here answers 409")
    void ahead() {
        progress.replies(Reply.json(200, plan("{}", then + 1, "learn-a 60")));
        ask("").then().statusCode(409).body("code", equalTo("saved-plan-ahead"));
        savedForRole();
        ask("?revision=" + (then - 1)).then().statusCode(409).body("code", equalTo("saved-plan-ahead"));
    }

    @Test
    @DisplayName("of a plan whose revision the catalog does not give now answers 503")
    void withoutCatalog() {
        for (int i = 0; i < 9; i++) {
            publish(List.of(module("other", i + 1, 10, "e")));
        }
        savedForRole();
        catalog.fault(CatalogStub.Fault.FAILS);
        ask("").then()
                .statusCode(503)
                .body("code", equalTo("catalog-unavailable"))
                .header("Retry-After", "2");
        catalog.healthy();
        ask("").then().statusCode(200);
    }

    @Test
    @DisplayName("is the same bytes for the same two versions, whatever came after")
    void repeatable() {
        savedForRole();
        publish(List.of(module("learn-c", 2, 400, "c")));
        Response first = ask("");
        publish(List.of(module("learn-d", 2, 400, "d")));
        assertThat(ask("").asString()).isNotEqualTo(first.asString());
        assertThat(ask("?version=1&revision=" + first.header("Skillway-Catalog-Revision"))
                        .asString())
                .isEqualTo(first.asString());
        Gateway.learner(anna)
                .header("Accept-Language", "ka")
                .get(CHANGES.formatted("me"))
                .then()
                .header("Content-Language", "ka")
                .header("ETag", not(equalTo(first.header("ETag"))));
    }

    @Test
    @DisplayName("answers the documented example")
    void example() throws JsonProcessingException {
        progress.standing("anna", 7, ProgressStub.completed("web-basics", "self-reported", T1));
        progress.standing(
                "anna",
                9,
                ProgressStub.completed("web-basics", "self-reported", T1)
                        + ","
                        + ProgressStub.completed("python", "module-completed", T1)
                                .replaceFirst("}$", ",\"since\":9}"),
                ",\"modules\":[{\"key\":\"python-basics\",\"version\":1,\"since\":8,\"happenedAt\":\"%s\"}]"
                        .formatted(T1));
        progress.replies(Reply.json(
                200,
                "{\"plan\":\"web-by-spring\",\"question\":{\"skills\":[\"python\",\"linux\"]},\"catalogRevision\":%d,\"progressVersion\":7,\"status\":\"optimal\",\"modules\":[{\"key\":\"python-basics\",\"version\":1,\"minutes\":300},{\"key\":\"shell\",\"version\":1,\"minutes\":120}],\"savedAt\":\"2026-08-28T18:20:07.512345Z\",\"version\":8}"
                        .formatted(catalog.revision())));
        Response answer = Gateway.learner("anna").get("/api/v1/learners/me/plans/web-by-spring/changes");
        // The revisions depend on what other tests have published; in the example the catalog has gone on since.
        String expected = PlanChangesExample.CHANGES
                .replace("\"catalogRevision\":130", "\"catalogRevision\":" + catalog.revision())
                .replace("\"catalogRevision\":128", "\"catalogRevision\":" + catalog.revision());
        DocumentedExample.isAnswered(expected, answer);
    }

    @Test
    @DisplayName("keeps what all combined answers keep")
    void common() {
        progress.replies(Reply.json(
                200, plan("{\"skills\":[\"python\"]}", 0).replace("\"progressVersion\":1", "\"progressVersion\":0")));
        assertThat(CommonAnswers.of(CHANGES.formatted("me"), progress)).isEqualTo(CommonAnswers.ALL);
    }
}
