package org.skillway.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.skillway.progress.support.ConnectionsTaken;
import org.skillway.progress.support.Learner;
import org.skillway.testkit.Tokens;

/**
 * That a refusal says the same of one who is there and of one who is not, {@link RightsTest} shows. It takes the same time,
 * too, for it takes the same work: what is counted here, since time itself cannot be held against anything.
 */
@QuarkusTest
@DisplayName("Whether there is such a learner")
class ExistenceTest {

    private static final String WRITE = """
            select * from ledger_write(jsonb_build_array(jsonb_build_object('learner', ?::text, 'subject', ?::text,
                'actedAs', 'instructor', 'steps', jsonb_build_array(jsonb_build_object('begin', 'completed', 'key', 'git',
                'evidence', 'assessed')))), true)
            """;

    private static final List<String> WHAT = List.of("scans", "index scans", "rows read", "rows written");

    @Inject
    DataSource database;

    private final String stranger = "stranger-" + UUID.randomUUID();
    private final Learner there = Learner.fresh();
    private final Learner never = Learner.fresh();

    @BeforeEach
    void catalogIsKnown() {
        Learner.awaitRevision(2);
    }

    static Stream<String> routes() {
        return Stream.concat(RightsTest.routes(), RightsTest.acts());
    }

    /** How often the database is asked for by a request that is refused. */
    private static int asked(RequestSpecification asking, String route, Learner learner) {
        String request = ConnectionsTaken.COUNTED + UUID.randomUUID();
        Response answer = RightsTest.ask(asking.header("X-Request-Id", request), route, learner.id());
        answer.then().statusCode(403);
        return ConnectionsTaken.by(request);
    }

    @ParameterizedTest(name = "is not told to another learner by {0}, which is refused before the database is asked")
    @MethodSource("routes")
    void toALearner(String route) {
        RightsTest.everything(there);

        assertThat(asked(Learner.as(Tokens.learner(stranger)), route, there)).isZero();
        assertThat(asked(Learner.as(Tokens.learner(stranger)), route, never)).isZero();
    }

    @ParameterizedTest(name = "is not told to an instructor by {0}, which asks the database as often for either")
    @MethodSource("routes")
    void toAnInstructor(String route) {
        RightsTest.everything(there);

        assertThat(asked(Learner.as(Tokens.instructor(stranger)), route, there))
                .isEqualTo(asked(Learner.as(Tokens.instructor(stranger)), route, never))
                .isLessThan(2);
    }

    @Test
    @DisplayName("is seen in the count of connections where one is taken, or nothing is shown by it")
    void counted() {
        String request = ConnectionsTaken.COUNTED + UUID.randomUUID();
        there.asking()
                .header("X-Request-Id", request)
                .get("/api/v1/learners/me/history")
                .then()
                .statusCode(200);
        assertThat(ConnectionsTaken.by(request)).isPositive();
        assertThat(asked(Learner.as(Tokens.instructor(stranger)), "GET /api/v1/learners/*/skills", there))
                .isEqualTo(1);
    }

    @ParameterizedTest(name = "or such an import is not told to another service by {0}")
    @ValueSource(
            strings = {"GET /completion-imports/*", "GET /completion-imports/*/faults", "DELETE /completion-imports/*"})
    void imported(String route) {
        String id = importer("of-the-school")
                .contentType("text/csv")
                .body("learner,skill\nnobody,no-such-skill\n")
                .post("/api/v1/completion-imports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");

        assertThat(importTold(route, id))
                .isEqualTo(importTold(route, UUID.randomUUID().toString()))
                .startsWith("404 1 {");
    }

    private static RequestSpecification importer(String subject) {
        return Learner.as(Tokens.service(subject, "completions:import"));
    }

    /** The status, how often the database was asked, and the answer without what names the import or the request. */
    private static String importTold(String route, String id) {
        String[] parts = route.split(" ", 2);
        String request = ConnectionsTaken.COUNTED + UUID.randomUUID();
        Response answer = importer("of-another-school")
                .header("X-Request-Id", request)
                .request(parts[0], "/api/v1" + parts[1].replace("*", id));
        return answer.statusCode() + " " + ConnectionsTaken.by(request) + " "
                + answer.asString().replace(id, "*").replace(request, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"select ledger_sight(?, ?)", WRITE})
    @DisplayName("makes no difference to what is looked up and found for an instructor, who owns a course or does not")
    void lookedUp(String statement) throws SQLException {
        there.completes("git").statusCode(201);
        there.completes("python").statusCode(201);
        there.puts("/goals/developer", "{}").statusCode(201);
        RightsTest.ask(there.asking(), RightsTest.GRANTING, "me").then().statusCode(201);
        for (String viewer : List.of(stranger, "owner")) {
            Map<String, Long> work = work(statement, there.subject(), viewer);
            assertThat(work).isEqualTo(work(statement, never.subject(), viewer)).isNotEmpty();
        }
    }

    /**
     * How often each table is looked into, and how many rows are found there and written, its partitions together. By its
     * indexes, as in a ledger of any size: a partition of the few rows of a test is read as a whole, or not, by how many they
     * happen to be.
     */
    private Map<String, Long> work(String statement, String learner, String viewer) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement settings = connection.createStatement()) {
                settings.execute("set local enable_seqscan = off");
                settings.execute("discard plans");
            }
            try (PreparedStatement query = connection.prepareStatement(statement)) {
                query.setString(1, learner);
                query.setString(2, viewer);
                Map<String, Long> before = counted(connection);
                query.execute();
                Map<String, Long> work = counted(connection);
                before.forEach((what, count) -> work.merge(what, -count, Long::sum));
                work.values().removeIf(count -> count == 0);
                return work;
            } finally {
                connection.rollback();
            }
        }
    }

    /** Since the session last told the server what it had done, which may be some transactions ago. */
    private static Map<String, Long> counted(Connection connection) throws SQLException {
        Map<String, Long> counted = new TreeMap<>();
        try (Statement statistics = connection.createStatement();
                ResultSet rows = statistics.executeQuery("""
                        select regexp_replace(relname, '[0-9]+$', ''), sum(seq_scan), sum(idx_scan),
                            sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), sum(n_tup_ins + n_tup_upd + n_tup_del)
                        from pg_stat_xact_user_tables group by 1
                        """)) {
            while (rows.next()) {
                for (int what = 0; what < WHAT.size(); what++) {
                    counted.put(rows.getString(1) + " " + WHAT.get(what), rows.getLong(2 + what));
                }
            }
        }
        return counted;
    }
}
