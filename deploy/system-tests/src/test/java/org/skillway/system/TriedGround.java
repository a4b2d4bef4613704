package org.skillway.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Something of all that an operation can be about, so that whoever is let in finds it there. */
final class TriedGround {

    private static final String MODULE = "seen-by-everybody";
    private static final String COURSE = "tried-by-everybody";
    private static final String DRAFTED = "drafted-by-the-owner";
    private static final String NEVER_DRAFTED = "drafted-by-nobody";
    private static final String PROPOSAL = "proposed-to-everybody";
    private static final String ROLE = "web-developer";
    private static final String PLAN = "kept";

    private final Map<Caller, String> tokens = new EnumMap<>(Caller.class);
    private final String learner = "tried-" + UUID.randomUUID();
    private final String imported;
    private final String completed;

    TriedGround() throws InterruptedException {
        SignedTokens signed = SignedTokens.ofTheStack();
        tokens.put(Caller.EXPIRED, signed.expired(learner, "learner"));
        tokens.put(Caller.THE_LEARNER, signed.person(learner, "learner"));
        tokens.put(Caller.ANOTHER_LEARNER, signed.person("another-" + learner, "learner"));
        tokens.put(Caller.WITH_A_GRANT, signed.person("tutor", "instructor"));
        tokens.put(Caller.OWNER, signed.person("owner", "instructor"));
        tokens.put(Caller.ANOTHER_INSTRUCTOR, signed.person("stranger", "instructor"));
        tokens.put(Caller.ADMIN, signed.person("ana", "admin"));
        tokens.put(Caller.SERVICE, signed.service("machine", "catalog:follow progress:follow completions:import"));
        tokens.put(Caller.SERVICE_WITHOUT_SCOPE, signed.service("machine", "email"));
        publishes();
        imported = as(Caller.OWNER)
                .body("{}")
                .post("/imports?format=json&dryRun=true")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        completed = as(Caller.SERVICE)
                .contentType("text/csv")
                .body("learner,skill\nnobody,no-such-skill\n")
                .post("/completion-imports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        learns();
    }

    /** Empty for nobody. */
    Optional<String> token(Caller caller) {
        return Optional.ofNullable(tokens.get(caller));
    }

    private RequestSpecification as(Caller caller) {
        return given().baseUri(Skillway.gateway())
                .basePath("/api/v1")
                .header("Authorization", "Bearer " + tokens.get(caller))
                .contentType("application/json");
    }

    /** A module and a course that the owner owns. */
    private void publishes() {
        if (as(Caller.ADMIN).get("/courses/" + COURSE).statusCode() == 200) {
            return;
        }
        Map<String, Object> module = Map.of(
                "key",
                MODULE,
                "title",
                Map.of("en", "Seen by everybody"),
                "summary",
                Map.of("en", "What a module has"),
                "content",
                Map.of("en", "# Read it"),
                "minutes",
                30,
                "language",
                "en",
                "level",
                "beginner",
                "teaches",
                List.of("git"),
                "owners",
                List.of("owner"));
        publish("/modules", MODULE, module);
        proposes();
        for (String collection : List.of("/modules", "/courses")) {
            as(Caller.OWNER)
                    .body(Map.of("key", DRAFTED))
                    .post(collection)
                    .then()
                    .statusCode(201);
        }
        publish(
                "/courses",
                COURSE,
                Map.of(
                        "key",
                        COURSE,
                        "title",
                        Map.of("en", "Tried by everybody"),
                        "summary",
                        Map.of("en", "One module"),
                        "modules",
                        List.of(MODULE),
                        "owners",
                        List.of("owner")));
    }

    /** Published, with a draft of what comes next. */
    private void publish(String collection, String key, Map<String, Object> what) {
        as(Caller.OWNER).body(what).post(collection).then().statusCode(201);
        String tag = as(Caller.OWNER).get(collection + "/" + key + "/draft").header("ETag");
        as(Caller.OWNER)
                .header("If-Match", tag)
                .post(collection + "/" + key + "/publish")
                .then()
                .statusCode(200);
        String document =
                as(Caller.OWNER).get(collection + "/" + key + "/document").header("ETag");
        as(Caller.OWNER)
                .header("If-Match", document)
                .body(what)
                .put(collection + "/" + key + "/draft")
                .then()
                .statusCode(200);
    }

    private void proposes() {
        as(Caller.OWNER)
                .body(Map.of(
                        "key",
                        PROPOSAL,
                        "kind",
                        "tool",
                        "title",
                        Map.of("en", "Proposed to everybody"),
                        "summary",
                        Map.of("en", "What a skill has")))
                .post("/proposals")
                .then()
                .statusCode(201);
    }

    /** Takes the course, so that its owner sees it, has something of all else, and shows the whole to a tutor. */
    private void learns() throws InterruptedException {
        // A moment after it was published, progress-service has heard of the course.
        Skillway.waitUntil(
                "the course is known", Duration.ofSeconds(30), () -> puts("/enrolments/" + COURSE, "{}") == 201);
        Map.of(
                        "/skills/git",
                        "{\"state\":\"completed\"}",
                        "/modules/" + MODULE + "/completion",
                        "{}",
                        "/goals/" + ROLE,
                        "{}",
                        "/plans/" + PLAN,
                        """
                        {"question":{"role":["web-developer"]},"catalogRevision":1,"progressVersion":1,"status":"optimal",
                         "modules":[{"key":"build-a-text-adventure","version":1,"minutes":480}]}
                        """,
                        "/grants/tutor",
                        "{}")
                .forEach((path, body) -> assertThat(puts(path, body)).as(path).isIn(200, 201));
    }

    private int puts(String path, String body) {
        return as(Caller.THE_LEARNER)
                .body(body)
                .put("/learners/" + learner + path)
                .statusCode();
    }

    /** What of that which an operation may be about is not there for everybody. */
    List<Hidden> hidden(TriedOperation operation) {
        List<Hidden> hidden = new ArrayList<>();
        String path = operation.path();
        Set<Caller> owners = EnumSet.of(Caller.OWNER, Caller.ADMIN);
        if (operation.isOfALearner()) {
            hidden.add(new Hidden("id", learner, learner.replace("tried-", "never-"), Set.of()));
        }
        if (path.matches(".*/(modules|courses)/\\{key}.*")) {
            hidden.add(new Hidden("key", DRAFTED, NEVER_DRAFTED, owners));
        }
        if (path.contains("/enrolments/{course}")) {
            hidden.add(new Hidden("course", DRAFTED, NEVER_DRAFTED, owners));
        }
        if (path.matches(".*/modules/\\{key}/(draft|publish)")) {
            hidden.add(new Hidden("key", MODULE, "how-the-web-works", owners));
        }
        if (path.matches(".*/courses/\\{key}/(draft|publish)")) {
            hidden.add(new Hidden("key", COURSE, "web-developer-with-flask", owners));
        }
        if (path.contains("/proposals/{key}")) {
            hidden.add(new Hidden("key", PROPOSAL, "proposed-to-nobody", owners));
        }
        if (path.contains("/v1/imports/{id}")) {
            hidden.add(new Hidden("id", imported, UUID.randomUUID().toString(), owners));
        }
        if (path.contains("/completion-imports/{id}")) {
            hidden.add(new Hidden(
                    "id", completed, UUID.randomUUID().toString(), EnumSet.of(Caller.SERVICE, Caller.ADMIN)));
        }
        return hidden;
    }

    /** What stands for a variable of an operation's path or query. */
    String value(TriedOperation operation, String variable) {
        String path = operation.path();
        return switch (variable) {
            case "id" ->
                operation.isOfALearner() ? learner : path.contains("/completion-imports/") ? completed : imported;
            case "course" -> COURSE;
            case "role" -> ROLE;
            case "plan" -> PLAN;
            case "subject" -> "tutor";
            case "version", "revision" -> "1";
            case "key" ->
                path.contains("/modules/")
                        ? MODULE
                        : path.contains("/courses/")
                                ? COURSE
                                : path.contains("/proposals/") ? PROPOSAL : path.contains("/roles/") ? ROLE : "git";
            default -> throw new IllegalStateException("Say what stands for the parameter " + variable);
        };
    }
}
