package org.skillway.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.skillway.progress.support.Learner;
import org.skillway.progress.support.Structure;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("The sight of somebody else's progress")
class SightTest {

    private static final String STANDING = "/internal/v1/learners/";

    @Inject
    DataSource database;

    private final Learner learner = Learner.fresh();
    private final String subject = "instructor|" + UUID.randomUUID();
    private final String instructor = Tokens.instructor(subject);
    private String module;
    private String course;

    @BeforeEach
    void learnerIsEnrolled() {
        Learner.awaitRevision(2);
        module = Structure.module("git", "docker");
        course = Structure.course(subject, module);
        learner.completes("git").statusCode(201);
        learner.completes("python").statusCode(201);
        learner.puts("/modules/" + module + "/completion", "{}").statusCode(201);
        learner.puts("/modules/" + Structure.module("flask") + "/completion", "{}")
                .statusCode(201);
    }

    private void enrols() {
        learner.puts("/enrolments/" + course, "{}").statusCode(201);
    }

    private String grant() {
        return "/grants/" + new Learner(subject).id();
    }

    private ValidatableResponse assesses(String skill, String state) {
        return learner.puts(instructor, "/skills/" + skill, "{\"state\":\"" + state + "\"}");
    }

    private static void refused(ValidatableResponse answer) {
        answer.statusCode(403).body("code", equalTo("not-your-learner"));
    }

    @Nested
    class AnOwnerOfACourse {

        @Test
        @DisplayName("sees nothing before the learner takes it up, nor after the learner leaves")
        void notEnrolled() {
            refused(learner.reads(instructor, "/skills"));
            enrols();
            learner.reads(instructor, "/skills").statusCode(200);
            learner.deletes("/enrolments/" + course).statusCode(204);
            refused(learner.reads(instructor, "/skills"));
        }

        @Test
        @DisplayName("sees the course, its modules and what they teach, and nothing else")
        void sees() {
            learner.puts("/enrolments/" + Structure.course("somebody-else", module), "{}");
            enrols();
            learner.reads(instructor, "/skills?count=true")
                    .statusCode(200)
                    .body("items.skill", contains("docker", "git"))
                    .body("total", equalTo(2));
            learner.reads(instructor, "/skills/git").statusCode(200).body("evidence", hasSize(2));
            learner.reads(instructor, "/skills/python").statusCode(404).body("code", equalTo("no-record"));
            learner.reads(instructor, "/modules").body("items.module", contains(module));
            learner.reads(instructor, "/modules/" + module + "/completion").statusCode(200);
            learner.reads(instructor, "/enrolments").body("items.course", contains(course));
            learner.reads(instructor, "/enrolments/" + course).statusCode(200);
            for (String path : List.of("/goals", "/history", "/plans", "/grants")) {
                refused(learner.reads(instructor, path));
            }
            refused(Learner.as(instructor)
                    .get(STANDING + learner.id() + "/standing")
                    .then());
        }

        @Test
        @DisplayName("gets another ETag than the learner, and another one when the course changes")
        void etags() {
            enrols();
            String whole = learner.reads("/skills").extract().header("ETag");
            String part = learner.reads(instructor, "/skills").extract().header("ETag");
            assertThat(part).isNotEqualTo(whole);
            Structure.course(course, "published", List.of(subject), List.of(module, Structure.module("python")));
            Learner.as(instructor)
                    .header("If-None-Match", part)
                    .get("/api/v1/learners/" + learner.id() + "/skills")
                    .then()
                    .statusCode(200)
                    .body("items.skill", contains("docker", "git", "python"));
        }

        @Test
        @DisplayName("assesses what the course teaches, and takes back only that")
        void assesses() {
            enrols();
            SightTest.this
                    .assesses("docker", "completed")
                    .statusCode(200)
                    .body("evidence.kind", contains("module-completed", "assessed"))
                    .body("evidence.by", contains("self", "instructor"));
            learner.deletes("/skills/docker?reason=mistake")
                    .statusCode(200)
                    .body("evidence.kind", contains("assessed"));
            learner.deletes(instructor, "/skills/git?reason=not-shown").statusCode(404);
            learner.deletes(instructor, "/skills/docker?reason=not-shown").statusCode(204);
            SightTest.this
                    .assesses("git", "claimed")
                    .statusCode(400)
                    .body("code", equalTo("invalid-value"))
                    .body("errors.pointer", contains("/state"));
        }

        @Test
        @DisplayName("assesses nothing that the course does not teach, whether the skill exists or not")
        void assessesNothingElse() {
            enrols();
            refused(SightTest.this.assesses("python", "completed"));
            refused(SightTest.this.assesses("no-such-skill", "completed"));
            refused(learner.deletes(instructor, "/skills/python?reason=mistake"));
        }

        @ParameterizedTest(name = "PUT and DELETE of {0} are refused")
        @ValueSource(strings = {"/modules/*/completion", "/goals/*", "/enrolments/*", "/plans/*", "/grants/*"})
        void changesNothing(String route) {
            enrols();
            String path = route.replace("*", route.startsWith("/modules") ? module : course);
            String plan =
                    "{\"question\":{},\"catalogRevision\":2,\"progressVersion\":0,\"status\":\"optimal\",\"modules\":[]}";
            refused(learner.puts(instructor, path, route.startsWith("/plans") ? plan : "{}"));
            refused(learner.deletes(instructor, path + (route.startsWith("/modules") ? "?reason=mistake" : "")));
        }

        @Test
        @DisplayName("who has no token of an instructor sees nothing")
        void noInstructor() {
            enrols();
            refused(learner.reads(Tokens.learner(subject), "/skills"));
        }
    }

    @Nested
    class SomebodyWithAGrant {

        @Test
        @DisplayName("sees everything from the grant to its being taken back, and changes nothing")
        void sees() {
            String granted = learner.puts(grant(), "{}")
                    .statusCode(201)
                    .body("subject", equalTo(subject))
                    .extract()
                    .asString();
            learner.puts(grant(), "{}").statusCode(200).body(equalTo(granted));
            learner.reads(instructor, "/skills").body("items.skill", contains("docker", "flask", "git", "python"));
            for (String path : List.of("/skills/python", "/modules", "/goals", "/enrolments", "/plans", "/history")) {
                learner.reads(instructor, path).statusCode(200);
            }
            Learner.as(instructor)
                    .get(STANDING + learner.id() + "/standing")
                    .then()
                    .statusCode(200);
            refused(learner.reads(instructor, "/grants"));
            refused(assesses("git", "completed"));
            learner.deletes(grant()).statusCode(204);
            refused(learner.reads(instructor, "/skills"));
        }

        @Test
        @DisplayName("stands in the learner's list by name, and in the ledger by pseudonym")
        void listed() throws SQLException {
            learner.puts(grant(), "{}").statusCode(201);
            learner.reads("/grants").body("items.subject", contains(subject));
            learner.reads(grant()).body("subject", equalTo(subject));
            learner.reads("/history?limit=1")
                    .body("items[0].kind", equalTo("granted"))
                    .body("items[0].person", equalTo(subject));
            assertThat(ledger()).doesNotContain(subject);
            learner.deletes(grant()).statusCode(204);
            learner.reads("/history?limit=1")
                    .body("items[0].kind", equalTo("grant-revoked"))
                    .body("items[0].person", equalTo(subject));
            learner.reads("/grants").body("items", empty());
            learner.deletes(grant()).statusCode(404).body("code", equalTo("no-record"));
        }

        @Test
        @DisplayName("is named by the learner alone; an admin reads it and takes it back")
        void byAdmin() {
            String admin = Tokens.admin("grant-admin");
            learner.puts(admin, grant(), "{}").statusCode(403).body("code", equalTo("forbidden"));
            learner.puts(grant(), "{}").statusCode(201);
            learner.reads(admin, "/grants").body("items", hasSize(1));
            learner.deletes(admin, grant()).statusCode(204);
        }

        @Test
        @DisplayName("is somebody else than the learner")
        void notOneself() {
            for (String oneself : List.of("me", learner.id())) {
                learner.puts("/grants/" + oneself, "{}").statusCode(400).body("errors.parameter", contains("subject"));
            }
        }

        @Test
        @DisplayName(
                "who is erased is named in no answer any more, of whatever version, and each has another ETag then")
        void erased() {
            String made = learner.puts(grant(), "{}").statusCode(201).extract().header("ETag");
            assertThat(learner.reads(grant()).extract().header("ETag")).isEqualTo(made);
            String now = learner.reads("/grants").extract().header("Skillway-Progress-Version");
            learner.completes("flask");
            List<String> paths =
                    List.of("/grants", "/history", "/grants?version=" + now, "/history?version=" + now + "&limit=1");
            List<String> before = paths.stream()
                    .map(path -> learner.reads(path)
                            .body(
                                    "items.findAll { it.subject == '%1$s' || it.person == '%1$s' }".formatted(subject),
                                    hasSize(1))
                            .extract()
                            .header("ETag"))
                    .toList();
            Learner.as(instructor).delete("/api/v1/learners/me").then().statusCode(204);
            for (int i = 0; i < paths.size(); i++) {
                ValidatableResponse after = reads(paths.get(i), before.get(i)).statusCode(200);
                assertThat(after.extract().asString()).doesNotContain(subject);
                reads(paths.get(i), after.extract().header("ETag")).statusCode(304);
            }
            learner.reads("/grants").body("items", hasSize(1)).body("items[0]", not(hasKey("subject")));
            learner.reads(grant()).statusCode(404);
            learner.reads("/ledger/verify").body("valid", equalTo(true));
        }

        private ValidatableResponse reads(String path, String known) {
            return learner.asking()
                    .header("If-None-Match", known)
                    .get("/api/v1/learners/me" + path)
                    .then();
        }

        private String ledger() throws SQLException {
            try (Connection connection = database.getConnection();
                    PreparedStatement query = connection.prepareStatement(
                            "select string_agg(e::text, ' ') from ledger_entry e where learner_id = ?")) {
                query.setString(1, learner.subject());
                ResultSet row = query.executeQuery();
                row.next();
                return row.getString(1);
            }
        }
    }

    @Test
    @DisplayName("The standing for the gateway has modules, goals, courses, milestones and the last entries")
    void standing() {
        String role = Structure.newRole(Structure.anyOf("git"));
        learner.puts("/goals/" + role, "{\"by\":\"2027-03-01\",\"position\":1}").statusCode(201);
        enrols();
        Learner.as(Tokens.learner(learner.subject()))
                .get(STANDING + "me/standing")
                .then()
                .statusCode(200)
                .body("modules", hasSize(2))
                .body("modules.find { it.key == '" + module + "' }.version", equalTo(1))
                .body("goals.role", contains(role))
                .body("goals[0].details.by", equalTo("2027-03-01"))
                .body("goals[0]", hasKey("reachedAt"))
                .body("enrolments.course", contains(course))
                .body("enrolments[0]", hasKey("completedAt"))
                .body("milestones.kind", contains("role-reached", "course-completed"))
                .body("milestones[0].details.requirements.skills", contains(List.of("git")))
                .body("milestones[1].details.modules", contains(module))
                .body("recent.kind", contains("course-completed", "enrolled", "role-reached", "goal-set", "completed"));
        Learner.as(Tokens.learner(learner.subject()))
                .get(STANDING + "me/standing?version=1")
                .then()
                .statusCode(200)
                .body("modules", empty())
                .body("goals", empty())
                .body("recent", hasSize(1))
                .body("recent[0].key", equalTo("git"))
                .body("recent[0]", not(hasKey("module")));
    }
}
