package org.skillway.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The document that clients are made from, held against what the system really answers. */
@ExtendWith(Skillway.class)
@DisplayName("The document")
class DocumentIT {

    private static final String V1 = "/api/v1";
    private static final String ME = "/learners/me";
    private static final String JSON = "application/json";
    private static final String PATCH = "application/merge-patch+json";

    /** What cannot be asked for with success here, and why; all but the first are asked all the same. */
    private static final Map<String, String> WITHOUT_SUCCESS = Map.of(
            "GET /api/v1/learners/{id}/events",
            "its answer has no end (see LiveIT)",
            "POST /api/v1/completion-imports",
            "is for services, and a stack on one machine gives their tokens to nobody else",
            "GET /api/v1/completion-imports/{id}",
            "there is no such import",
            "DELETE /api/v1/completion-imports/{id}",
            "there is no such import",
            "GET /api/v1/completion-imports/{id}/faults",
            "there is no such import",
            "DELETE /api/v1/imports/{id}",
            "a small import is over before it can be cancelled",
            "POST /api/v1/cohorts/publications",
            "figures are published once a day, and were when the stack started");

    private final String subject = "reader-" + UUID.randomUUID();
    private final String learner = Skillway.token(subject, "learner");
    private final String instructor = Skillway.token("nino", "instructor");
    private final String admin = Skillway.token("ana", "admin");

    private DocumentedAnswers answers;

    @BeforeEach
    void read() throws JsonProcessingException {
        RestAssured.baseURI = Skillway.gateway();
        answers = new DocumentedAnswers(
                given().queryParam("format", "json").get("/openapi").asString());
    }

    @Test
    @DisplayName("is true of what every operation answers, with success and without")
    void everyOperation() throws InterruptedException {
        readsTheCatalog();
        writesModules();
        writesCourses();
        writesSkills();
        writesRoles();
        proposes();
        imports();
        learns();
        plans();
        takesBack();
        fails();

        assertThat(answers.faults()).isEmpty();
        Set<String> withoutSuccess = new TreeSet<>();
        Set<String> neverAsked = new TreeSet<>();
        for (String operation : operations()) {
            Set<Integer> statuses = answers.seen().getOrDefault(operation, Set.of());
            if (statuses.isEmpty()) {
                neverAsked.add(operation);
            }
            if (statuses.stream().noneMatch(status -> status < 300) && !WITHOUT_SUCCESS.containsKey(operation)) {
                withoutSuccess.add(operation + " " + statuses);
            }
        }
        assertThat(neverAsked).containsExactly("GET /api/v1/learners/{id}/events");
        assertThat(withoutSuccess).isEmpty();
    }

    @Test
    @DisplayName("says of which operations a token is needed: without one these answer 401, and no others")
    void security() {
        Set<String> wrong = new TreeSet<>();
        answers.document().path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(operation -> {
                    String method = operation.getKey().toUpperCase(Locale.ROOT);
                    String address = path.getKey()
                            .replaceAll("\\{(version|revision)}", "1")
                            .replaceAll("\\{[^}]+}", "x");
                    RequestSpecification request = as(null);
                    Iterator<String> types =
                            operation.getValue().at("/requestBody/content").fieldNames();
                    if (types.hasNext()) {
                        request.header("Content-Type", types.next()).body(new byte[] {'{', '}'});
                    }
                    int status = request.request(method, address).statusCode();
                    if ((status == 401) != needsToken(operation.getValue())) {
                        wrong.add(method + " " + path.getKey() + " answers " + status);
                    }
                }));
        assertThat(wrong).isEmpty();
        assertThat(answers.faults()).isEmpty();
    }

    private static boolean needsToken(JsonNode operation) {
        JsonNode security = operation.path("security");
        for (JsonNode way : security) {
            if (way.isEmpty()) {
                return false;
            }
        }
        return !security.isEmpty();
    }

    private List<String> operations() {
        List<String> operations = new ArrayList<>();
        answers.document().path("paths").properties().forEach(path -> path.getValue()
                .fieldNames()
                .forEachRemaining(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return operations;
    }

    private RequestSpecification as(String token) {
        RequestSpecification request = given().filter(answers).redirects().follow(false);
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private Response reads(String token, String path) {
        return as(token).get(V1 + path);
    }

    private Response sends(String token, String method, String path, Object body) {
        return as(token).contentType(JSON).body(body).request(method, V1 + path);
    }

    /** With the ETag of what was read or written before. */
    private RequestSpecification edits(String token, Response before) {
        return as(token).header("If-Match", before.header("ETag"));
    }

    private Response replaces(String token, String path, Response before, Object body) {
        return edits(token, before).contentType(JSON).body(body).put(V1 + path);
    }

    private Response patches(String token, String path, Response before, Object body) {
        return edits(token, before).contentType(PATCH).body(body).patch(V1 + path);
    }

    private static Map<String, Object> with(Map<String, Object> document, String member, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(document);
        changed.put(member, value);
        return changed;
    }

    private void readsTheCatalog() {
        Map<String, String> some = Map.of(
                "roles", "web-developer",
                "skills", "flask",
                "modules", "rest-apis-and-openapi",
                "courses", "web-developer-with-flask");
        some.forEach((kind, key) -> {
            String one = "/" + kind + "/" + key;
            reads(null, "/" + kind + "?limit=2&count=true");
            Response read = reads(null, one);
            as(null).header("If-None-Match", read.header("ETag"))
                    .get(V1 + one)
                    .then()
                    .statusCode(304);
            as(null).header("Accept-Language", "ka").get(V1 + one);
            reads(admin, one + "/document");
            reads(null, "/" + kind + "/no-such-key").then().statusCode(404);
            reads(null, "/" + kind + "?limit=0").then().statusCode(400);
        });
        for (String one : List.of("/modules/rest-apis-and-openapi", "/courses/web-developer-with-flask")) {
            reads(null, one + "/versions");
            reads(null, one + "/versions/1");
            reads(null, one + "/versions/99").then().statusCode(404);
        }
        reads(null, "/skills/flask/prerequisites");
        reads(null, "/search?q=djnago");
        reads(null, "/roles/python-developer/compare?with=web-developer");
        reads(learner, "/roles/python-developer/compare?with=web-developer&learner=me");
        reads(admin, "/catalog/health");
        reads(admin, "/export/json?kind=course");
        reads(admin, "/export/json");
        reads(admin, "/export/ndjson?kind=course");
        reads(admin, "/export/csv?kind=role");
        reads(admin, "/export/csv").then().statusCode(400);
    }

    private void writesModules() {
        String path = "/modules/stash-and-rebase";
        Map<String, Object> module = Map.of(
                "key", "stash-and-rebase",
                "title", Map.of("en", "Stash and rebase"),
                "summary", Map.of("en", "Two tools for a tidy history"),
                "content", Map.of("en", "# Stash and rebase"),
                "minutes", 25,
                "language", "en",
                "level", "beginner",
                "teaches", List.of("git"),
                "owners", List.of("nino"));
        sends(instructor, "POST", "/modules", module).then().statusCode(201);
        sends(instructor, "POST", "/modules", module).then().statusCode(409);
        sends(instructor, "POST", "/modules", with(module, "minutes", "many"))
                .then()
                .statusCode(400);
        Response draft = reads(instructor, path + "/draft");
        Response replaced = replaces(instructor, path + "/draft", draft, with(module, "minutes", 30));
        replaces(instructor, path + "/draft", draft, module).then().statusCode(412);
        sends(instructor, "PUT", path + "/draft", module).then().statusCode(428);
        Response patched = patches(instructor, path + "/draft", replaced, Map.of("minutes", 35));
        reads(instructor, "/drafts");
        edits(instructor, patched).post(V1 + path + "/publish").then().statusCode(200);
        edits(instructor, reads(instructor, path + "/document"))
                .delete(V1 + path)
                .then()
                .statusCode(200);

        String other = "/modules/floppy-disks";
        Response unwanted = sends(instructor, "POST", "/modules", with(module, "key", "floppy-disks"));
        edits(instructor, unwanted).delete(V1 + other + "/draft").then().statusCode(204);
        reads(instructor, other + "/draft").then().statusCode(404);
    }

    private void writesCourses() {
        String path = "/courses/tidy-histories";
        Map<String, Object> course = Map.of(
                "key", "tidy-histories",
                "title", Map.of("en", "Tidy histories"),
                "summary", Map.of("en", "From the first commit to a history that can be read"),
                "modules", List.of("how-the-web-works"),
                "owners", List.of("nino"));
        sends(instructor, "POST", "/courses", course).then().statusCode(201);
        Response draft = reads(instructor, path + "/draft");
        Response replaced =
                replaces(instructor, path + "/draft", draft, with(course, "title", Map.of("en", "Tidy Git histories")));
        Response patched = patches(
                instructor, path + "/draft", replaced, Map.of("title", Map.of("en", "Tidy histories with Git")));
        edits(instructor, patched).post(V1 + path + "/publish").then().statusCode(200);
        edits(instructor, reads(instructor, path + "/document"))
                .delete(V1 + path)
                .then()
                .statusCode(200);

        String other = "/courses/floppy-disks";
        Response unwanted = sends(instructor, "POST", "/courses", with(course, "key", "floppy-disks"));
        edits(instructor, unwanted).delete(V1 + other + "/draft").then().statusCode(204);
    }

    private void writesSkills() {
        String gone = "/skills/pip-tools";
        String kept = "/skills/lock-files";
        Map<String, Object> skill = Map.of(
                "key",
                "pip-tools",
                "kind",
                "tool",
                "title",
                Map.of("en", "pip-tools"),
                "summary",
                Map.of("en", "Pins what a project needs"));
        sends(admin, "POST", "/skills", skill).then().statusCode(201);
        sends(admin, "POST", "/skills", with(skill, "key", "lock-files"));
        Response replaced = replaces(
                admin, gone, reads(admin, gone + "/document"), with(skill, "title", Map.of("en", "Pip tools")));
        Response patched = patches(admin, gone, replaced, Map.of("title", Map.of("en", "pip-tools")));
        edits(admin, patched)
                .contentType(JSON)
                .body(Map.of("into", "lock-files"))
                .post(V1 + gone + "/merge")
                .then()
                .statusCode(200);
        reads(null, gone).then().statusCode(308);
        edits(admin, reads(admin, kept + "/document")).delete(V1 + kept).then().statusCode(200);
        edits(admin, reads(admin, "/skills/git/document"))
                .delete(V1 + "/skills/git")
                .then()
                .statusCode(409);
    }

    private void writesRoles() {
        String path = "/roles/release-engineer";
        Map<String, Object> role = Map.of(
                "key",
                "release-engineer",
                "title",
                Map.of("en", "Release engineer"),
                "summary",
                Map.of("en", "Brings what is written to those who use it; ask Nino"),
                "requirements",
                List.of(Map.of("importance", "essential", "atLeast", 1, "skills", List.of("git"))));
        sends(admin, "POST", "/roles", role).then().statusCode(201);
        sends(instructor, "POST", "/roles", role).then().statusCode(403);
        Response replaced = replaces(
                admin,
                path,
                reads(admin, path + "/document"),
                with(role, "title", Map.of("en", "Engineer of releases")));
        Response patched = patches(admin, path, replaced, Map.of("title", Map.of("en", "Release engineer")));
        String revision = patched.header("Skillway-Catalog-Revision");
        reads(admin, "/changes?limit=2");
        reads(admin, "/changes/" + revision);
        reads(admin, "/changes/999999999").then().statusCode(404);
        as(admin).post(V1 + "/changes/" + revision + "/revert").then().statusCode(201);
        as(admin).post(V1 + "/changes/" + revision + "/revert").then().statusCode(409);
        Map<String, Object> words = Map.of("kind", "role", "key", "release-engineer", "words", "Nino");
        sends(admin, "POST", "/redactions", words).then().statusCode(201);
        edits(admin, reads(admin, path + "/document")).delete(V1 + path).then().statusCode(200);
    }

    private void proposes() {
        String path = "/proposals/playwright";
        Map<String, Object> skill = Map.of(
                "key",
                "playwright",
                "kind",
                "tool",
                "title",
                Map.of("en", "Playwright"),
                "summary",
                Map.of("en", "Drives a browser in tests"));
        sends(instructor, "POST", "/proposals", skill).then().statusCode(201);
        Response replaced = replaces(
                instructor, path, reads(instructor, path), with(skill, "title", Map.of("en", "Playwright for tests")));
        Response patched = patches(instructor, path, replaced, Map.of("title", Map.of("en", "Playwright")));
        edits(admin, patched).post(V1 + path + "/accept").then().statusCode(200);

        Response unwanted = sends(instructor, "POST", "/proposals", with(skill, "key", "floppy-disks"));
        edits(instructor, unwanted)
                .delete(V1 + "/proposals/floppy-disks")
                .then()
                .statusCode(204);
    }

    private void imports() throws InterruptedException {
        Response begun = as(admin)
                .contentType("application/x-ndjson")
                .body("{\"kind\":\"skill\",\"document\":{\"key\":\"Not a key\"}}\n".getBytes(StandardCharsets.UTF_8))
                .post(V1 + "/imports?format=ndjson");
        begun.then().statusCode(202);
        String path = "/imports/" + begun.path("id");
        Skillway.waitUntil(
                "The import is over",
                Duration.ofSeconds(30),
                () -> reads(admin, path).path("endedAt") != null);
        reads(admin, path + "/faults").then().statusCode(200);
        reads(admin, "/imports");
        as(admin).delete(V1 + path).then().statusCode(409);

        String nothing = "/completion-imports/" + UUID.randomUUID();
        reads(admin, "/completion-imports");
        reads(admin, nothing).then().statusCode(404);
        reads(admin, nothing + "/faults").then().statusCode(404);
        as(admin).delete(V1 + nothing).then().statusCode(404);
        as(learner)
                .contentType("application/x-ndjson")
                .body(new byte[] {'\n'})
                .post(V1 + "/completion-imports")
                .then()
                .statusCode(403);
        as(admin).post(V1 + "/cohorts/publications");
        for (String cohort :
                List.of("roles/web-developer", "modules/how-the-web-works", "courses/python-foundations")) {
            reads(admin, "/cohorts/" + cohort);
        }
    }

    private void learns() {
        Map<String, Object> done = Map.of("state", "completed");
        sends(learner, "PUT", ME + "/skills/git", done).then().statusCode(201);
        sends(learner, "PUT", ME + "/skills/git", done).then().statusCode(200);
        sends(learner, "PUT", ME + "/skills/flask", Map.of("state", "in-progress"));
        sends(learner, "PUT", ME + "/skills/no-such-skill", done).then().statusCode(404);
        sends(
                learner,
                "POST",
                ME + "/records",
                Map.of("items", List.of(Map.of("skill", "html", "state", "completed"))));
        for (int i = 0; i < 2; i++) {
            sends(learner, "PUT", ME + "/goals/web-developer", Map.of("by", "2027-06-01", "hoursPerWeek", 6));
            sends(learner, "PUT", ME + "/enrolments/web-developer-with-flask", Map.of());
            sends(learner, "PUT", ME + "/modules/how-the-web-works/completion", Map.of());
            sends(learner, "PUT", ME + "/grants/nino", Map.of());
        }
        for (String path : List.of(
                "",
                "/courses/web-developer-with-flask",
                "/distances",
                "/enrolments",
                "/enrolments/web-developer-with-flask",
                "/goals",
                "/goals/web-developer",
                "/grants",
                "/grants/nino",
                "/history?limit=3",
                "/ledger/verify",
                "/modules",
                "/modules/rest-apis-and-openapi",
                "/modules/how-the-web-works/completion",
                "/next",
                "/roles",
                "/roles?minutes=false",
                "/roles/web-developer",
                "/skills",
                "/skills/git",
                "/worth",
                "/export/json",
                "/export/csv")) {
            reads(learner, ME + path).then().statusCode(200);
            reads(learner, "/learners/somebody-else" + path).then().statusCode(403);
        }
    }

    private void plans() {
        Response plan = reads(learner, ME + "/plan?role=web-developer&hoursPerWeek=6&start=2026-12-01&proof=true");
        sends(learner, "POST", "/plans/check", plan.asString()).then().statusCode(200);
        sends(
                        instructor,
                        "POST",
                        "/plans/savings",
                        Map.of(
                                "missing",
                                List.of("docker", "git"),
                                "module",
                                Map.of("minutes", 60, "teaches", List.of("docker"))))
                .then()
                .statusCode(200);
        List<Map<String, Object>> modules = plan.path("modules.module");
        Map<String, Object> kept = Map.of(
                "question",
                Map.of("role", List.of("web-developer"), "hoursPerWeek", 6, "start", "2026-12-01"),
                "catalogRevision",
                plan.path("catalogRevision"),
                "progressVersion",
                plan.path("progressVersion"),
                "status",
                plan.path("status"),
                "modules",
                modules.stream()
                        .map(module -> Map.of(
                                "key", module.get("key"),
                                "version", module.get("version"),
                                "minutes", module.get("minutes")))
                        .toList());
        sends(learner, "PUT", ME + "/plans/by-spring", kept).then().statusCode(201);
        reads(learner, ME + "/plans");
        reads(learner, ME + "/plans/by-spring");
        reads(learner, ME + "/plans/by-spring/changes").then().statusCode(200);
        reads(learner, ME + "/plans/no-such-plan").then().statusCode(404);
    }

    private void takesBack() {
        Response revoked = as(learner).delete(V1 + ME + "/skills/git?reason=mistake");
        revoked.then().statusCode(204);
        String version = revoked.header("Skillway-Progress-Version");
        as(learner).post(V1 + ME + "/history/" + version + "/undo").then().statusCode(200);
        as(learner).post(V1 + ME + "/roles/web-developer/reset").then().statusCode(200);
        for (String path : List.of(
                "/plans/by-spring",
                "/grants/nino",
                "/enrolments/web-developer-with-flask",
                "/goals/web-developer",
                "/modules/how-the-web-works/completion?reason=mistake",
                "")) {
            as(learner).delete(V1 + ME + path).then().statusCode(204);
        }
    }

    private void fails() {
        as(learner)
                .header("Accept", "image/png")
                .get(V1 + ME + "/skills")
                .then()
                .statusCode(406);
        as(learner).header("Accept", "image/png").get(V1 + ME + "/roles").then().statusCode(406);
        as(null).header("Accept", "image/png").get(V1 + "/roles").then().statusCode(406);
        as(learner)
                .contentType("text/plain")
                .body("completed")
                .put(V1 + ME + "/skills/git")
                .then()
                .statusCode(415);
        sends(learner, "PUT", ME + "/skills/git", "{").then().statusCode(400);
        reads(learner, ME + "/roles?limit=0").then().statusCode(400);
        reads(learner, ME + "/roles/no-such-role").then().statusCode(404);
        reads("not-a-token", ME).then().statusCode(401);
    }
}
