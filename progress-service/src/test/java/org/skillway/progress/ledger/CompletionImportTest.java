package org.skillway.progress.ledger;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.skillway.progress.support.Eventually;
import org.skillway.progress.support.Learner;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("Completions in bulk")
class CompletionImportTest {

    private static final String PATH = "/api/v1/completion-imports";
    private static final String SCOPE = "completions:import";
    private static final String MAY = "2026-05-01T10:00:00Z";
    private static final String JUNE = "2026-06-01T10:00:00Z";

    @Inject
    DataSource database;

    @Inject
    EntityManager entities;

    private final Learner ana = Learner.fresh();
    private final Learner gia = Learner.fresh();

    @BeforeEach
    void catalogIsKnown() {
        Learner.awaitRevision(2);
    }

    @Nested
    class AFile {

        @Test
        @DisplayName("of NDJSON goes into the ledgers, chained and projected as if written one by one")
        void ndjson() throws SQLException {
            JsonPath report = done(send("application/x-ndjson", """
                    {"learner": "%1$s", "skill": "git", "happenedAt": "2026-05-01T10:00:00Z"}
                    {"learner": "%2$s", "skill": "gti", "happenedAt": "2026-05-01T12:00:00+02:00"}

                    {"learner": "%1$s", "skill": "docker", "happenedAt": "2026-05-02T10:00:00.123456789Z"}
                    """.formatted(ana.subject(), gia.subject())));
            assertThat(report.getString("state")).isEqualTo("done");
            assertThat(report.getString("by")).isEqualTo("service");
            assertThat(report.getLong("added")).isEqualTo(3);
            assertThat(report.getLong("lines")).isEqualTo(4);
            assertThat(report.getLong("loaded")).isEqualTo(4);
            ana.reads("/skills/docker")
                    .statusCode(200)
                    .body("evidence[0].kind", equalTo("imported"))
                    .body("evidence[0].by", equalTo("service"))
                    .body("evidence[0].happenedAt", startsWith("2026-05-02T10:00:00.123456"));
            gia.reads("/skills/git").statusCode(200);
            assertThat(verified(ana)).isEqualTo(2);
            assertThat(verified(gia)).isEqualTo(1);
        }

        @Test
        @DisplayName("of CSV is the same, whatever the order of its columns")
        void csv() throws SQLException {
            JsonPath report = done(send("text/csv", """
                    happenedAt,entryId,skill,learner
                    2026-05-01T10:00:00Z,,git,%1$s
                    2026-05-01T10:00:00Z,5a0c7c1e-53a4-4a3e-9d0e-5f3f0f0b7c11,"python",%1$s
                    """.formatted(ana.subject())));
            assertThat(report.getLong("added")).isEqualTo(2);
            assertThat(one("select entry_id::text from ledger_entry where learner_id = ? and version = 2"))
                    .isEqualTo("5a0c7c1e-53a4-4a3e-9d0e-5f3f0f0b7c11");
            assertThat(verified(ana)).isEqualTo(2);
        }

        @Test
        @DisplayName("that is sent again, whole or its rest, adds nothing, not even what was revoked since")
        void again() throws SQLException {
            String file = line(ana, "git", MAY) + line(ana, "git", JUNE) + line(ana, "docker", MAY);
            assertThat(done(send("application/x-ndjson", file)).getLong("added"))
                    .isEqualTo(3);
            Learner.as(Tokens.admin("admin-1"))
                    .delete("/api/v1/learners/" + ana.id() + "/skills/docker?reason=mistake")
                    .then()
                    .statusCode(204);
            JsonPath report = done(send("application/x-ndjson", file + line(ana, "docker", MAY)));
            assertThat(report.getLong("added")).isZero();
            assertThat(report.getLong("same")).isEqualTo(4);
            assertThat(verified(ana)).isEqualTo(4);
        }

        @Test
        @DisplayName("with a later time for the same skill takes the place of what stood")
        void replaces() throws SQLException {
            done(send("application/x-ndjson", line(ana, "git", MAY)));
            done(send("application/x-ndjson", line(ana, "git", JUNE)));
            assertThat(verified(ana)).isEqualTo(2);
            ana.reads("/skills/git").body("evidence.size()", equalTo(1));
        }

        @Test
        @DisplayName("adds to what somebody else has said, and hides nothing of it")
        void besides() throws SQLException {
            ana.completes("git").statusCode(201);
            done(send("application/x-ndjson", line(ana, "git", MAY)));
            ana.reads("/skills/git").body("evidence.size()", equalTo(2));
            assertThat(verified(ana)).isEqualTo(2);
        }

        @Test
        @DisplayName("of modules records what they teach, with the module as evidence")
        void modules() throws SQLException {
            String module = "module-" + UUID.randomUUID();
            publish(module, "{\"teaches\": [\"git\", \"gti\", \"docker\"]}");
            String line = "{\"learner\": \"%s\", \"module\": \"%s\", \"happenedAt\": \"%s\"}%n"
                    .formatted(ana.subject(), module, MAY);
            assertThat(done(send("application/x-ndjson", line)).getLong("added"))
                    .isEqualTo(1);
            assertThat(verified(ana)).isEqualTo(3);
            assertThat(one("select string_agg(kind || ' ' || coalesce(evidence, '-') || ' ' || module_version, ', '"
                            + " order by version) from ledger_entry where learner_id = ?"))
                    .isEqualTo("module-completed - 3, completed module-completed 3, completed module-completed 3");
            assertThat(done(send("application/x-ndjson", line)).getLong("same")).isEqualTo(1);
        }
    }

    @Nested
    class Faults {

        @Test
        @DisplayName("are told each with line, field and rule, and the other lines are loaded")
        void each() throws SQLException {
            String id = UUID.randomUUID().toString();
            Response sent = send("application/x-ndjson", """
                    {"learner": "%1$s", "skill": "unheard-of", "happenedAt": "2026-05-01T10:00:00Z"}
                    {"skill": "git", "module": "m", "happenedAt": "yesterday", "entryId": "7"}
                    {"learner": "me", "skill": "Git", "happenedAt": "2999-01-01T00:00:00Z"}
                    {"learner": 7, "what": {"a": [1]}, "skill": "git", "happenedAt": "1969-01-01T00:00:00Z"}
                    {"learner": "%1$s",
                    []
                    {"learner": "%1$s", "skill": "git", "happenedAt": "2026-05-01T10:00:00Z", "entryId": "%2$s"}
                    {"learner": "%1$s", "skill": "docker", "happenedAt": "2026-05-01T10:00:00Z", "entryId": "%2$s"}
                    {"learner": "%1$s", "module": "unheard-of", "happenedAt": "2026-05-01T10:00:00Z"}
                    """.formatted(ana.subject(), id));
            JsonPath report = done(sent);
            assertThat(faults(sent))
                    .containsExactlyInAnyOrder(
                            "1 skill unknown",
                            "2 learner required",
                            "2  skill-or-module",
                            "2 happenedAt time",
                            "2 entryId uuid",
                            "3 learner learner-id",
                            "3 skill unknown",
                            "3 happenedAt not-in-future",
                            "4 learner text",
                            "4  unknown-field",
                            "5  json",
                            "6  json-object",
                            "8 entryId entry-id",
                            "9 module unknown");
            assertThat(report.getLong("faults")).isEqualTo(14);
            assertThat(report.getLong("added")).isEqualTo(1);
            assertThat(verified(ana)).isEqualTo(1);
            assertThat(done(send("application/x-ndjson", line(ana, "python", MAY, id)))
                            .getLong("faults"))
                    .isEqualTo(1);
        }

        @Test
        @DisplayName("of a table end the reading where it is no table any more")
        void table() {
            Response header = send("text/csv", "learner,skill,when\nana,git," + MAY + "\n");
            done(header);
            assertThat(faults(header)).containsExactly("1  unknown-field");
            Response rows = send("text/csv", "learner,skill,happenedAt\nana,git\n\"a\"b,git," + MAY + "\n");
            done(rows);
            assertThat(faults(rows)).containsExactly("2  columns", "3  csv");
            Response endless = send("text/csv", "learner,skill,happenedAt\n\"" + "a,b\n".repeat(40_000));
            done(endless);
            assertThat(faults(endless)).containsExactly("2  line-size");
        }
    }

    @Nested
    class AnImport {

        @Test
        @DisplayName("is loaded in batches, and goes on after the last one that was committed")
        void resumes() throws SQLException {
            UUID id = staged(7, 0);
            execute("select ledger_load('" + id + "', 3)");
            Eventually.until("done", () -> view(id).getString("state").equals("done"));
            assertThat(view(id).getLong("added")).isEqualTo(7);
            assertThat(verified(ana)).isEqualTo(7);
        }

        @Test
        @DisplayName("whose lines PostgreSQL has lost ends as failed and says from where to send it again")
        void lost() throws SQLException {
            UUID id = staged(2, 5);
            Eventually.until("failed", () -> view(id).getString("state").equals("failed"));
            assertThat(view(id).getLong("loaded")).isEqualTo(2);
        }

        @Test
        @DisplayName("that is over cannot be cancelled, and is nobody else's to see")
        void over() {
            Response sent = send("application/x-ndjson", line(ana, "git", MAY));
            done(sent);
            Learner.as(Tokens.service(SCOPE))
                    .delete(sent.header("Location"))
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("too-late"));
            Learner.as(Tokens.admin("a")).get(sent.header("Location")).then().statusCode(200);
            Response admins = Learner.as(Tokens.admin("a"))
                    .contentType("text/csv")
                    .body("")
                    .post(PATH);
            admins.then().statusCode(202).body("by", equalTo("admin"));
            Learner.as(Tokens.service(SCOPE))
                    .get(admins.header("Location"))
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("unknown-import"));
        }

        @Test
        @DisplayName("is for admins and services with the scope")
        void rights() {
            for (String token :
                    List.of(Tokens.learner("l"), Tokens.instructor("i"), Tokens.service("catalog:follow"))) {
                Learner.as(token)
                        .contentType("text/csv")
                        .body("")
                        .post(PATH)
                        .then()
                        .statusCode(403);
                Learner.as(token).get(PATH).then().statusCode(403);
                Learner.as(token).get(PATH + "/" + UUID.randomUUID()).then().statusCode(403);
                Learner.as(token)
                        .get(PATH + "/" + UUID.randomUUID() + "/faults")
                        .then()
                        .statusCode(403);
                Learner.as(token).delete(PATH + "/" + UUID.randomUUID()).then().statusCode(403);
            }
            given().contentType("text/csv").body("").post(PATH).then().statusCode(401);
        }

        @Test
        @DisplayName("does not let the service's user write a ledger otherwise")
        void privileges() {
            for (String statement : List.of(
                    "select ledger_load_write(null, null)",
                    "select ledger_load_lock(gen_random_uuid(), 0, 1)",
                    "select ledger_load_end(i) from completion_import i",
                    "select ledger_actor('somebody')")) {
                assertThatThrownBy(() -> execute(statement)).as(statement).hasMessageContaining("permission denied");
            }
        }

        @Test
        @DisplayName("and others who write the same ledgers leave chains without gaps")
        void storm() throws Exception {
            List<Learner> learners =
                    IntStream.range(0, 12).mapToObj(i -> Learner.fresh()).toList();
            List<String> skills = List.of("git", "python", "docker", "flask", "django", "svn");
            String file = skills.stream()
                    .flatMap(skill -> learners.stream().map(learner -> line(learner, skill, MAY)))
                    .collect(Collectors.joining());
            ExecutorService threads = Executors.newFixedThreadPool(6);
            try {
                List<Future<?>> all = new ArrayList<>();
                for (int i = 0; i < 2; i++) {
                    all.add(threads.submit(() -> done(send("application/x-ndjson", file))));
                }
                for (int i = 0; i < 4; i++) {
                    int first = i;
                    all.add(threads.submit(() -> skills.forEach(skill ->
                            learners.get(first * 3).completes(skill).statusCode(anyOf(equalTo(200), equalTo(201))))));
                }
                for (Future<?> one : all) {
                    one.get();
                }
            } finally {
                threads.shutdownNow();
            }
            for (int i = 0; i < learners.size(); i++) {
                assertThat(verified(learners.get(i))).isEqualTo(i % 3 == 0 ? 12 : 6);
            }
        }
    }

    private static String line(Learner learner, String skill, String time) {
        return "{\"learner\": \"%s\", \"skill\": \"%s\", \"happenedAt\": \"%s\"}\n"
                .formatted(learner.subject(), skill, time);
    }

    private static String line(Learner learner, String skill, String time, String entryId) {
        return line(learner, skill, time).replace("}", ", \"entryId\": \"" + entryId + "\"}");
    }

    private static Response send(String type, String file) {
        Response sent = Learner.as(Tokens.service(SCOPE))
                .contentType(type)
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post(PATH);
        sent.then().statusCode(202).header("Location", startsWith(PATH + "/"));
        return sent;
    }

    /** The report when the import is over. */
    private static JsonPath done(Response sent) {
        String path = sent.header("Location");
        Eventually.until("over", () -> asked(path).getString("endedAt") != null);
        return asked(path);
    }

    private static JsonPath asked(String path) {
        return Learner.as(Tokens.service(SCOPE)).get(path).jsonPath();
    }

    private static JsonPath view(UUID id) {
        return Learner.as(Tokens.admin("a")).get(PATH + "/" + id).jsonPath();
    }

    private static List<String> faults(Response sent) {
        List<String> found = new ArrayList<>();
        String cursor = "";
        do {
            JsonPath page = asked(sent.header("Location") + "/faults?limit=3" + cursor);
            for (int i = 0; i < page.getList("items").size(); i++) {
                String at = "items[" + i + "].";
                assertThat(page.getString(at + "message")).isNotBlank();
                found.add(page.getLong(at + "line") + " " + page.getString(at + "field") + " "
                        + page.getString(at + "rule"));
            }
            cursor = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
        } while (cursor != null);
        return found;
    }

    /** An import that has been received: so many lines for ana, and more that are not there. */
    private UUID staged(int lines, int lost) throws SQLException {
        UUID id = UUID.randomUUID();
        execute("insert into completion_row (import_id, line, learner_id, skill, happened_at) select '" + id
                + "', i, '" + ana.subject() + "', 'git', timestamptz '2026-01-01' + i * interval '1 hour'"
                + " from generate_series(1, " + lines + ") i");
        execute("insert into completion_import (id, actor_id, acted_as, format, state, lines, last_row, created_at,"
                + " touched_at) values ('" + id + "', gen_random_uuid(), 'admin', 'csv', 'loading', " + (lines + lost)
                + ", " + (lines + lost) + ", now(), now())");
        return id;
    }

    /** The catalog as the replica has it; modules are not what the tests' catalog publishes. */
    private void publish(String module, String structure) throws SQLException {
        execute("insert into catalog_entity (kind, key, revision, status, version, structure) values ('module', '"
                + module + "', 2, 'published', 3, '" + structure + "')");
    }

    /** Holds the chain against its hashes and the projection against the ledger; returns its length. */
    private long verified(Learner learner) throws SQLException {
        assertThat(one(
                        "select count(*)::text from (select learner_id from learner where learner_id = ?) l,"
                                + " lateral ((select * from standing s where s.learner_id = l.learner_id except all"
                                + " select * from standing_of_ledger s where s.learner_id = l.learner_id) union all"
                                + " (select * from standing_of_ledger s where s.learner_id = l.learner_id except all"
                                + " select * from standing s where s.learner_id = l.learner_id)) difference",
                        learner))
                .isEqualTo("0");
        List<LedgerEntry> entries = QuarkusTransaction.requiringNew().call(() -> entities.createQuery(
                        "from LedgerEntry where learnerId = :learner order by version", LedgerEntry.class)
                .setParameter("learner", learner.subject())
                .getResultList());
        byte[] previous = null;
        long version = 0;
        for (LedgerEntry entry : entries) {
            version++;
            assertThat(entry.content().version()).isEqualTo(version);
            previous = version == 1
                    ? LedgerHash.first(
                            UUID.fromString(one("select ledger_id::text from learner where learner_id = ?", learner)),
                            entry.content())
                    : LedgerHash.next(previous, entry.content());
            assertThat(entry.hash()).isEqualTo(previous);
        }
        assertThat(one("select version || ' ' || encode(head_hash, 'hex') from learner where learner_id = ?", learner))
                .isEqualTo(version + " " + HexFormat.of().formatHex(previous));
        return version;
    }

    private String one(String sql) throws SQLException {
        return one(sql, ana);
    }

    private String one(String sql, Learner learner) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, learner.subject());
            ResultSet row = query.executeQuery();
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }
}
