package org.skillway.progress;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.skillway.progress.support.Json;
import org.skillway.progress.support.Learner;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("Who may")
class RightsTest {

    /** With {@link #ACTS} and {@link #GRANTING} every route about a learner; {@code *} is the id. */
    private static final List<String> ROUTES = List.of(
            "GET /api/v1/learners/*/skills",
            "GET /api/v1/learners/*/skills/git",
            "GET /api/v1/learners/*/history",
            "GET /api/v1/learners/*/ledger/verify",
            "GET /api/v1/learners/*/export/json",
            "GET /api/v1/learners/*/export/csv",
            "GET /internal/v1/learners/*/standing",
            "GET /internal/v1/learners/*/version",
            "GET /api/v1/learners/*/modules",
            "GET /api/v1/learners/*/modules/git-basics/completion",
            "GET /api/v1/learners/*/goals",
            "GET /api/v1/learners/*/goals/developer",
            "GET /api/v1/learners/*/enrolments",
            "GET /api/v1/learners/*/enrolments/basics",
            "GET /api/v1/learners/*/plans",
            "GET /api/v1/learners/*/plans/web-plan",
            "GET /api/v1/learners/*/grants",
            "GET /api/v1/learners/*/grants/anna",
            "PUT /api/v1/learners/*/skills/git",
            "PUT /api/v1/learners/*/modules/git-basics/completion",
            "PUT /api/v1/learners/*/goals/developer",
            "PUT /api/v1/learners/*/enrolments/basics",
            "PUT /api/v1/learners/*/plans/web-plan",
            "DELETE /api/v1/learners/*/skills/git?reason=mistake",
            "DELETE /api/v1/learners/*/modules/git-basics/completion?reason=mistake",
            "DELETE /api/v1/learners/*/goals/developer",
            "DELETE /api/v1/learners/*/enrolments/basics",
            "DELETE /api/v1/learners/*/plans/web-plan",
            "DELETE /api/v1/learners/*/grants/anna",
            "POST /api/v1/learners/*/records");

    /** The one that is the learner's alone. */
    static final String GRANTING = "PUT /api/v1/learners/*/grants/anna";

    @BeforeEach
    void catalogIsKnown() {
        Learner.awaitRevision(2);
    }

    static Stream<String> routes() {
        return ROUTES.stream();
    }

    @Test
    @DisplayName("goes by the subject of a token: a name that its bearer has chosen makes nobody another learner")
    void chosenName() {
        Learner owner = Learner.fresh();
        owner.completes("git");
        String impostor = Tokens.named("impostor-" + UUID.randomUUID(), owner.id());

        Learner.as(impostor)
                .get("/api/v1/learners/" + owner.id() + "/skills")
                .then()
                .statusCode(403);
        Learner.as(impostor)
                .get("/api/v1/learners/me/skills")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(0));
    }

    @ParameterizedTest(name = "{0}: the learner, by id and as me, and an admin; nobody else")
    @MethodSource("routes")
    void matrix(String route) {
        Learner owner = Learner.fresh();
        String other = "other-" + UUID.randomUUID();

        everything(owner);
        allowed(owner.asking(), route, owner.id(), owner);
        allowed(Learner.as(Tokens.admin(other)), route, owner.id(), owner);
        allowed(owner.asking(), route, "me", owner);

        String version = owner.reads("/history").extract().header("Skillway-Progress-Version");
        nobodyElse(route, owner, other);
        owner.reads("/history").header("Skillway-Progress-Version", version);
    }

    private static void allowed(RequestSpecification asking, String route, String id, Learner owner) {
        assertThat(ask(asking, route, id).statusCode()).isIn(200, 204);
        if (route.startsWith("DELETE")) {
            everything(owner);
        }
    }

    @Test
    @DisplayName("PUT of a grant: the learner, not even an admin")
    void granting() {
        Learner owner = Learner.fresh();
        String other = "other-" + UUID.randomUUID();
        assertThat(ask(owner.asking(), GRANTING, owner.id()).statusCode()).isEqualTo(201);
        assertThat(ask(owner.asking(), GRANTING, "me").statusCode()).isEqualTo(200);
        refused(ask(Learner.as(Tokens.admin(other)), GRANTING, owner.id()), 403, "forbidden");
        nobodyElse(GRANTING, owner, other);
        owner.reads("/history").header("Skillway-Progress-Version", "1");
    }

    /** What the routes are about, all of it there. */
    static void everything(Learner owner) {
        ROUTES.stream().filter(route -> route.startsWith("PUT")).forEach(route -> ask(owner.asking(), route, "me"));
        ask(owner.asking(), GRANTING, "me").then().statusCode(anyOf(is(200), is(201)));
    }

    private static void nobodyElse(String route, Learner owner, String other) {
        refused(ask(given(), route, owner.id()), 401, "token-missing");
        refused(ask(Learner.as(Tokens.service("catalog:follow")), route, owner.id()), 403, "forbidden");
        refused(ask(Learner.as(Tokens.service("catalog:follow")), route, "service"), 403, "forbidden");
        for (String token : List.of(Tokens.learner(other), Tokens.instructor(other))) {
            Response existing = ask(Learner.as(token), route, owner.id());
            Response absent = ask(Learner.as(token), route, Learner.fresh().id());
            refused(existing, 403, "not-your-learner");
            refused(absent, 403, "not-your-learner");
            assertThat(withoutRequestId(existing)).isEqualTo(withoutRequestId(absent));
        }
    }

    @ParameterizedTest(name = "{0}: an instructor for themselves, like any learner")
    @MethodSource("routes")
    void instructor(String route) {
        RequestSpecification instructor = Learner.as(Tokens.instructor("i-" + UUID.randomUUID()));
        int status = ask(instructor, route, "me").statusCode();
        boolean one = route.startsWith("DELETE") || route.matches(".*/(git|completion|developer|basics|web-plan|anna)");
        assertThat(status).isEqualTo(route.startsWith("PUT") ? 201 : one ? 404 : 200);
    }

    /** Where the right is held against an answer other than 200. */
    private static final Map<String, Integer> ACTS = Map.of(
            "POST /api/v1/learners/*/roles/no-such-role/reset",
            404,
            "POST /api/v1/learners/*/history/1/undo",
            404,
            "DELETE /api/v1/learners/*",
            204);

    static Stream<String> acts() {
        return ACTS.keySet().stream();
    }

    @ParameterizedTest(name = "{0}: the learner, by id and as me, and an admin; nobody else")
    @MethodSource("acts")
    void acting(String route) {
        Learner owner = Learner.fresh();
        String other = "other-" + UUID.randomUUID();
        owner.completes("git").statusCode(201);
        refused(ask(given(), route, owner.id()), 401, "token-missing");
        refused(ask(Learner.as(Tokens.service("catalog:follow")), route, owner.id()), 403, "forbidden");
        for (String token : List.of(Tokens.learner(other), Tokens.instructor(other))) {
            refused(ask(Learner.as(token), route, owner.id()), 403, "not-your-learner");
            refused(ask(Learner.as(token), route, Learner.fresh().id()), 403, "not-your-learner");
        }
        owner.reads("/history").header("Skillway-Progress-Version", "1");
        int expected = ACTS.get(route);
        assertThat(ask(owner.asking(), route, owner.id()).statusCode()).isEqualTo(expected);
        assertThat(ask(owner.asking(), route, "me").statusCode()).isEqualTo(expected);
        assertThat(ask(Learner.as(Tokens.admin(other)), route, owner.id()).statusCode())
                .isEqualTo(expected);
    }

    static Stream<Arguments> badTokens() {
        return Stream.of(
                Arguments.of("an expired token", Tokens.expired("ana"), "token-expired"),
                Arguments.of("a token signed by a foreign key", Tokens.foreignKey("ana"), "token-invalid"),
                Arguments.of("a token of another issuer", Tokens.otherIssuer("ana"), "token-invalid"),
                Arguments.of("a token from the future", Tokens.fromTheFuture("ana"), "token-invalid"),
                Arguments.of("a token for another audience", Tokens.otherAudience("ana"), "token-invalid"),
                Arguments.of("something that is no token", "abc.def.ghi", "token-invalid"),
                Arguments.of("a token whose subject is me", Tokens.learner("me"), "token-invalid"),
                Arguments.of("a token without a subject", Tokens.learner(null), "token-invalid"),
                Arguments.of("a token whose subject is empty", Tokens.learner(""), "token-invalid"),
                Arguments.of("a token whose subject is not ASCII", Tokens.learner("ანა"), "token-invalid"),
                Arguments.of(
                        "a token whose subject has a control character", Tokens.learner("a\u0000b"), "token-invalid"),
                Arguments.of("a token whose subject is too long", Tokens.learner("a".repeat(256)), "token-invalid"));
    }

    @ParameterizedTest(name = "{0} answers 401 {2} on every route")
    @MethodSource("badTokens")
    void badToken(String name, String token, String code) {
        for (String route : Stream.concat(ROUTES.stream(), acts()).toList()) {
            Response answer = ask(given().header("Authorization", "Bearer " + token), route, "me");
            refused(answer, 401, code);
            answer.then().header("WWW-Authenticate", startsWith("Bearer"));
        }
    }

    @ParameterizedTest(name = "A learner whose id is \"{0}\" reads and writes under that id")
    @ValueSource(
            strings = {
                "auth0|5f7c8ec7c33c6c004bbafe82",
                "a/b/c",
                "100%",
                "%2F",
                "%252F",
                "ana@example.com",
                "a b",
                "a+b",
                "a;b=c",
                "a?b#c",
                "https://idp.example/users/7",
                "..a",
                "~!$&'()*,:=\"<>[]{}\\^`"
            })
    void oddIds(String subject) {
        Learner learner = new Learner(subject);
        String id = encoded(subject);
        ask(learner.asking(), "PUT /api/v1/learners/*/skills/docker", id);
        ask(learner.asking(), "GET /internal/v1/learners/*/standing", id)
                .then()
                .statusCode(200)
                .body("learner", equalTo(subject))
                .body("skills.key", equalTo(List.of("docker")));
        ask(learner.asking(), "GET /api/v1/learners/*/skills/docker", id).then().statusCode(200);
        ask(learner.asking(), "GET /api/v1/learners/*/skills", "me")
                .then()
                .body("items.skill", equalTo(List.of("docker")));
    }

    @ParameterizedTest(name = "GET {0} with another learner''s token gets nothing")
    @ValueSource(
            strings = {
                "/api/v1/learners/*;me/skills",
                "/api/v1/learners/me;/../*/skills",
                "/api/v1/learners/me%2F..%2F*/skills",
                "/api/v1/learners/%2e%2e/learners/*/skills",
                "//api/v1/learners/*/skills",
                "/api/v1//learners/*/skills",
                "/api/v1/learners//*/skills",
                "/api/v1/learners/*/skills/",
                "/api/v1/learners/*/skills;",
                "/api/v1/learners/*/skills;x=y/git",
                "/api/v1/learners/*%00/skills",
                "/API/v1/learners/*/skills",
                "/api/v1/learners/me/skills/%2e%2e/%2e%2e/*/skills"
            })
    void spellings(String path) {
        Learner owner = Learner.fresh();
        owner.completes("git").statusCode(201);
        Response answer = ask(Learner.fresh().asking(), "GET " + path, owner.id());
        assertThat(answer.statusCode()).isIn(400, 403, 404);
        assertThat(answer.asString()).doesNotContain("completed");
    }

    static Response ask(RequestSpecification request, String route, String id) {
        String[] parts = route.replace("*", id).split(" ", 2);
        RequestSpecification plain = request.urlEncodingEnabled(false);
        return parts[0].equals("PUT") || parts[1].endsWith("/records")
                ? plain.contentType("application/json").body(body(parts[1])).request(parts[0], parts[1])
                : plain.request(parts[0], parts[1]);
    }

    private static String body(String path) {
        if (path.endsWith("/records")) {
            return "{\"items\":[{\"skill\":\"git\",\"state\":\"completed\"}]}";
        }
        return path.contains("/skills/")
                ? "{\"state\":\"completed\"}"
                : path.contains("/plans/")
                        ? "{\"question\":{},\"catalogRevision\":2,\"progressVersion\":0,\"status\":\"optimal\",\"modules\":[]}"
                        : "{}";
    }

    private static void refused(Response answer, int status, String code) {
        answer.then().statusCode(status).contentType("application/problem+json");
        assertThat(Json.of(answer).path("code").asText()).isEqualTo(code);
    }

    private static String withoutRequestId(Response answer) {
        return answer.asString().replaceAll("\"requestId\":\"[^\"]*\"", "");
    }

    private static String encoded(String subject) {
        StringBuilder encoded = new StringBuilder();
        subject.chars()
                .forEach(c -> encoded.append(
                        Character.isLetterOrDigit(c) ? String.valueOf((char) c) : "%%%02X".formatted(c)));
        return encoded.toString();
    }
}
