package org.skillway.progress.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.skillway.progress.support.Learner;
import org.skillway.progress.support.Owner;
import org.skillway.progress.support.Structure;
import org.skillway.testkit.LogFile;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("The audit log")
class AuditTest {

    private static final String INSTRUCTOR = "instructor-" + UUID.randomUUID();
    private static final String ADMIN = "admin-" + UUID.randomUUID();

    @Inject
    DataSource database;

    @Inject
    RefusalLog refusals;

    private final Learner learner = Learner.fresh();
    private final String request = "request-" + UUID.randomUUID();

    @BeforeEach
    void catalogIsKnown() {
        Learner.awaitRevision(2);
        // Other tests may have refused so many things in this minute that no more are told apart.
        refusals.flush();
    }

    private RequestSpecification named(RequestSpecification asking) {
        return asking.header("X-Request-Id", request).contentType("application/json");
    }

    private RequestSpecification asking() {
        return named(learner.asking());
    }

    private static List<String> all(Connection connection, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (connection;
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }

    /** What was noted of the requests of this test, with names in the place of pseudonyms where they lead to somebody. */
    private List<String> noted() {
        try {
            return all(Owner.connect(), """
                    select concat_ws(' ', event, operation, code, acted_as, 'by ' || coalesce(a.subject, s.actor_id::text),
                        'about ' || coalesce(l.subject, s.about::text), 'v' || version, times || 'x')
                    from security_event s
                    left join actor a on a.actor_id = s.actor_id left join actor l on l.actor_id = s.about
                    where request_id = '%s' order by event_id""".formatted(request));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** The same with what is counted still. */
    private List<String> notedWithRefusals() {
        refusals.flush();
        return noted();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Nested
    @DisplayName("of who sees a learner's progress")
    class Sight {

        @Test
        @DisplayName("has each grant that is given or taken back, and none that changes nothing")
        void grants() {
            String path = "/api/v1/learners/me/grants/" + INSTRUCTOR;
            asking().body("{}").put(path).then().statusCode(201);
            asking().body("{}").put(path).then().statusCode(200);
            asking().delete(path).then().statusCode(204);
            asking().delete(path).then().statusCode(404);
            String who = "self by " + learner.subject() + " about " + learner.subject();
            assertThat(noted())
                    .containsExactly(
                            "sight-granted grantSight " + who + " v1 1x",
                            "sight-withdrawn revokeGrant " + who + " v2 1x");
        }

        @Test
        @DisplayName("has each course that is taken or left, since its owners see what belongs to it")
        void courses() {
            String path = "/api/v1/learners/me/enrolments/" + Structure.course(INSTRUCTOR, Structure.module("git"));
            asking().body("{}").put(path).then().statusCode(201);
            asking().body("{\"happenedAt\":\"2026-05-01T10:00:00Z\"}")
                    .put(path)
                    .then()
                    .statusCode(200);
            asking().delete(path).then().statusCode(204);
            assertThat(noted())
                    .hasSize(2)
                    .satisfiesExactly(
                            taken -> assertThat(taken).startsWith("course-taken enrol self by " + learner.subject()),
                            left -> assertThat(left).startsWith("course-left leave self by " + learner.subject()));
        }

        @Test
        @DisplayName("has nothing of what was refused, or taken back with its transaction")
        void undone() throws SQLException {
            String path = "/api/v1/learners/me/grants/" + INSTRUCTOR;
            asking().header("If-Match", "\"1.0123abcd.4\"")
                    .body("{}")
                    .put(path)
                    .then()
                    .statusCode(412);
            asking().body("{}")
                    .put("/api/v1/learners/me/enrolments/no-such-course")
                    .then()
                    .statusCode(404);
            String command = "[{\"learner\":\"%s\",\"subject\":\"%s\",\"actedAs\":\"self\",\"allOrNothing\":false,"
                    + "\"origin\":{\"operation\":\"grantSight\",\"requestId\":\"%s\"},"
                    + "\"steps\":[{\"begin\":\"granted\",\"person\":\"somebody\"}]}]";
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("select ledger_write('%s', true)"
                        .formatted(command.formatted(learner.subject(), learner.subject(), request)));
                assertThat(statement
                                .executeQuery("select from security_event where request_id = '" + request + "'")
                                .next())
                        .isTrue();
                connection.rollback();
            }
            assertThat(noted()).isEmpty();
        }
    }

    @Nested
    @DisplayName("of exports")
    class Exports {

        @ParameterizedTest
        @CsvSource({"/export/json, exportProgress", "/export/csv, exportRecords"})
        @DisplayName("has each, with who exported whose progress")
        void exported(String path, String operation) {
            learner.completes("git").statusCode(201);
            asking().get("/api/v1/learners/me" + path).then().statusCode(200);
            named(Learner.as(Tokens.admin(ADMIN)))
                    .get("/api/v1/learners/" + learner.id() + path)
                    .then()
                    .statusCode(200);
            String about = " about " + learner.subject() + " 1x";
            assertThat(noted())
                    .containsExactly(
                            "progress-exported " + operation + " self by " + learner.subject() + about,
                            "progress-exported " + operation + " admin by " + ADMIN + about);
        }

        @Test
        @DisplayName("has none of what could not be exported")
        void refused() {
            asking().get("/api/v1/learners/me/export/json?version=7").then().statusCode(400);
            assertThat(noted()).isEmpty();
        }

        @Test
        @DisplayName("of whoever has recorded nothing make no pseudonym")
        void nobody() throws SQLException {
            asking().get("/api/v1/learners/me/export/csv").then().statusCode(200);
            assertThat(noted()).containsExactly("progress-exported exportRecords self 1x");
            assertThat(all(Owner.connect(), "select subject from actor where subject = '" + learner.subject() + "'"))
                    .isEmpty();
        }
    }

    @Nested
    @DisplayName("of erasures")
    class Erasures {

        @Test
        @DisplayName("has each, without the person, and leads to the person no longer")
        void erased() throws SQLException {
            asking().body("{}")
                    .put("/api/v1/learners/me/grants/" + INSTRUCTOR)
                    .then()
                    .statusCode(201);
            asking().get("/api/v1/learners/me/export/json").then().statusCode(200);
            learner.completes("git").statusCode(201);
            asking().get("/api/v1/learners/nobody-of-mine/skills").then().statusCode(403);
            assertThat(notedWithRefusals()).hasSize(3).allMatch(row -> row.contains(learner.subject()));

            asking().delete("/api/v1/learners/me").then().statusCode(204);

            assertThat(noted()).hasSize(4).noneMatch(row -> row.contains(learner.subject()));
            assertThat(noted().get(3)).isEqualTo("learner-erased eraseLearner self v2 1x");
            asking().delete("/api/v1/learners/me").then().statusCode(204);
            assertThat(noted()).as("of nothing").hasSize(4);
            learner.completes("git").statusCode(201);
            assertThat(noted()).as("under another pseudonym").noneMatch(row -> row.contains(learner.subject()));
        }

        @Test
        @DisplayName("by an admin has the admin, and not one that did not come about")
        void byAdmin() {
            learner.completes("git").statusCode(201);
            RequestSpecification admin = Learner.as(Tokens.admin(ADMIN));
            named(admin)
                    .header("If-Match", "\"1.0123abcd.4\"")
                    .delete("/api/v1/learners/" + learner.id())
                    .then()
                    .statusCode(412);
            assertThat(noted()).isEmpty();
            named(Learner.as(Tokens.admin(ADMIN)))
                    .delete("/api/v1/learners/" + learner.id())
                    .then()
                    .statusCode(204);
            assertThat(noted()).containsExactly("learner-erased eraseLearner admin by " + ADMIN + " v1 1x");
        }
    }

    @Test
    @DisplayName("has each import of completions once, however often it is sent, and none that broke off")
    void imported() {
        String line = "{\"learner\":\"" + learner.subject()
                + "\",\"skill\":\"git\",\"happenedAt\":\"2026-05-01T10:00:00Z\"}\n";
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            ids.add(Learner.as(Tokens.admin(ADMIN))
                    .header("X-Request-Id", request)
                    .header("Idempotency-Key", request)
                    .contentType("application/x-ndjson")
                    .body(line.getBytes(StandardCharsets.UTF_8))
                    .post("/api/v1/completion-imports")
                    .then()
                    .statusCode(202)
                    .extract()
                    .path("id"));
        }
        Learner.as(Tokens.admin(ADMIN))
                .header("X-Request-Id", request)
                .header("Idempotency-Key", request)
                .contentType("application/x-ndjson")
                .body((line + line).getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/completion-imports")
                .then()
                .statusCode(422);
        assertThat(noted())
                .containsExactly(
                        "completions-imported importCompletions admin by " + ADMIN + " about " + ids.get(0) + " 1x");
    }

    @Nested
    @DisplayName("of refusals")
    class Refusals {

        @Test
        @DisplayName("has who, where that is somebody known, and counts what is alike")
        void known() {
            learner.completes("git").statusCode(201);
            for (int i = 0; i < 3; i++) {
                asking().get("/api/v1/learners/somebody-" + i + "/goals").then().statusCode(403);
            }
            assertThat(notedWithRefusals())
                    .as("one, or two where a second went by meanwhile")
                    .hasSizeLessThan(3)
                    .allMatch(row ->
                            row.startsWith("access-refused listGoals not-your-learner by " + learner.subject() + " "));
            assertThat(noted().stream()
                            .mapToInt(row -> Integer.parseInt(row.replaceAll(".* ([0-9]+)x", "$1")))
                            .sum())
                    .isEqualTo(3);
        }

        @Test
        @DisplayName("has nobody where it is a stranger, and makes no pseudonym")
        void stranger() throws SQLException {
            asking().get("/api/v1/completion-imports").then().statusCode(403);
            assertThat(notedWithRefusals()).containsExactly("access-refused listCompletionImports forbidden 1x");
            assertThat(all(Owner.connect(), "select subject from actor where subject = '" + learner.subject() + "'"))
                    .isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"missing", "expired", "foreign"})
        @DisplayName("has tokens that do not count")
        void tokens(String fault) {
            refusals.flush();
            String token =
                    switch (fault) {
                        case "expired" -> Tokens.expired(learner.subject());
                        case "foreign" -> Tokens.foreignKey(learner.subject());
                        default -> null;
                    };
            RequestSpecification asking = token == null ? RestAssured.given() : Learner.as(token);
            named(asking).get("/api/v1/learners/me/skills").then().statusCode(401);
            String code = Map.of("missing", "token-missing", "expired", "token-expired", "foreign", "token-invalid")
                    .get(fault);
            assertThat(notedWithRefusals()).containsExactly("token-refused listSkillRecords " + code + " 1x");
        }

        @Test
        @DisplayName("has those of the reads that a gateway sends together")
        void together() {
            String body = "{\"items\":[{\"learner\":\"somebody-else\",\"language\":\"en\",\"token\":\"%s\"}]}"
                    .formatted(Tokens.learner(learner.subject()));
            named(RestAssured.given())
                    .body(body)
                    .post("/internal/v1/standings")
                    .then()
                    .statusCode(200);
            assertThat(notedWithRefusals()).containsExactly("access-refused standings not-your-learner 1x");
        }
    }

    @Nested
    @DisplayName("of what the gateway refused by itself")
    class Reported {

        private ValidatableResponse report(String... items) {
            return Learner.as(Tokens.service("progress:follow"))
                    .contentType("application/json")
                    .body("{\"items\":[" + String.join(",", items) + "]}")
                    .post("/internal/v1/refusals")
                    .then();
        }

        private String item(UUID id, String more) {
            return "{\"id\":\"%s\",\"event\":\"too-much-asked\",\"code\":\"too-many-requests\",\"requestId\":\"%s\",%s}"
                    .formatted(id, request, more);
        }

        @Test
        @DisplayName(
                "has what is reported, with when it was, once however often that is sent, and no line of the log more")
        void once() throws SQLException {
            UUID first = UUID.randomUUID();
            String item = item(first, "\"operation\":\"listRoles\",\"times\":17,\"millisecondsAgo\":3600000");
            try (LogFile log = new LogFile(new HarmlessLines("text"))) {
                report(item).statusCode(204);
                report(item, item(UUID.randomUUID(), "\"times\":2,\"millisecondsAgo\":0"))
                        .statusCode(204);
                assertThat(notedWithRefusals())
                        .containsExactlyInAnyOrder(
                                "too-much-asked listRoles too-many-requests 17x",
                                "too-much-asked too-many-requests 2x");
                assertThat(said(log)).isEmpty();
            }
            assertThat(all(
                            Owner.connect(),
                            "select happened_at between now() - interval '62 minutes' and now() - interval '1 hour'"
                                    + " from security_event where report_id = '" + first + "'"))
                    .containsExactly("t");
        }

        @ParameterizedTest
        @CsvSource({
            "too-much-asked, sight-granted, /items/0/event, pattern",
            "too-many-requests, Log4j${x}, /items/0/code, pattern",
            "listRoles, ../etc, /items/0/operation, pattern",
            "17, 0, /items/0/times, range",
            "3600000, 86400001, /items/0/millisecondsAgo, range",
            "3600000, -1, /items/0/millisecondsAgo, range",
            "3600000, 9223372036854775808, /items/0/millisecondsAgo, ",
            "request-, request/, /items/0/requestId, pattern"
        })
        @DisplayName("takes nothing that is not of a closed form, and then nothing of that report")
        void form(String of, String instead, String pointer, String rule) {
            String right =
                    item(UUID.randomUUID(), "\"operation\":\"listRoles\",\"times\":17,\"millisecondsAgo\":3600000");
            ValidatableResponse answer = report(
                            right.replace(of, instead), item(UUID.randomUUID(), "\"times\":2,\"millisecondsAgo\":0"))
                    .statusCode(400);
            if (rule != null) {
                answer.body("errors[0].pointer", equalTo(pointer)).body("errors[0].rule", equalTo(rule));
            }
            assertThat(notedWithRefusals()).isEmpty();
        }

        @Test
        @DisplayName("takes no more at once than is said")
        void most() {
            String[] items = IntStream.rangeClosed(0, RefusalReport.MOST)
                    .mapToObj(i -> item(UUID.randomUUID(), "\"times\":1,\"millisecondsAgo\":0"))
                    .toArray(String[]::new);
            report(items).statusCode(400).body("errors[0].rule", equalTo("size"));
            report(Arrays.copyOf(items, RefusalReport.MOST)).statusCode(204);
            assertThat(notedWithRefusals()).hasSize(RefusalReport.MOST);
        }
    }

    @Nested
    @DisplayName("is only ever added to")
    class AddedTo {

        @ParameterizedTest
        @CsvSource({
            "update security_event set times = 2",
            "delete from security_event",
            "truncate security_event",
            "alter table security_event disable trigger all"
        })
        @DisplayName("by the service's user, whose rights end there")
        void service(String sql) {
            assertThatThrownBy(() -> execute(database.getConnection(), sql))
                    .isInstanceOf(SQLException.class)
                    .extracting(e -> ((SQLException) e).getSQLState())
                    .isEqualTo("42501");
        }

        @Test
        @DisplayName("by the owner, who may remove what is older than 90 days, and change nothing")
        void owner() throws SQLException {
            insert("now() - interval '89 days'");
            insert("now() - interval '91 days'");
            for (String sql : List.of(
                    "update security_event set times = 2 where request_id = '" + request + "'",
                    "delete from security_event where request_id = '" + request + "'",
                    "truncate security_event")) {
                assertThatThrownBy(() -> execute(Owner.connect(), sql))
                        .hasMessageContaining("A security event stays as it is");
            }
            execute(Owner.connect(), "delete from security_event where happened_at < now() - interval '90 days'");
            assertThat(noted()).containsExactly("learner-erased 89x");
        }

        private void insert(String at) throws SQLException {
            execute(
                    Owner.connect(),
                    "insert into security_event (event, request_id, happened_at, times)"
                            + " values ('learner-erased', '%s', %s, %s)"
                                    .formatted(request, at, at.replaceAll("[^0-9]", "")));
        }
    }

    @Test
    @DisplayName("has a line in the log for each event, which names nobody")
    void lines() {
        try (LogFile log = new LogFile(new HarmlessLines("text"))) {
            asking().body("{}")
                    .put("/api/v1/learners/me/grants/" + INSTRUCTOR)
                    .then()
                    .statusCode(201);
            asking().get("/api/v1/learners/me/export/json").then().statusCode(200);
            asking().get("/api/v1/learners/me/export/json?version=7").then().statusCode(400);
            asking().get("/api/v1/learners/nobody-of-mine/plans").then().statusCode(403);
            refusals.flush();
            asking().delete("/api/v1/learners/me").then().statusCode(204);
            String request = " request=" + this.request + " times=1";
            assertThat(said(log))
                    .containsExactly(
                            "event=sight-granted code=- operation=grantSight" + request,
                            "event=progress-exported code=- operation=exportProgress" + request,
                            "event=access-refused code=not-your-learner operation=listSavedPlans" + request,
                            "event=learner-erased code=- operation=eraseLearner" + request);
            log.isWithout(List.of(learner.subject(), INSTRUCTOR, "nobody-of-mine"));
            log.isWellFormed();
        }
    }

    private List<String> said(LogFile log) {
        return log.lines().stream()
                .filter(line -> line.contains("event=") && line.contains(request))
                .map(line -> line.substring(line.indexOf("event=")))
                .toList();
    }
}
