package org.skillway.catalog.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.skillway.catalog.imports.ImportClient.line;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.skillway.catalog.Samples;
import org.skillway.catalog.StoredRows;
import org.skillway.catalog.authoring.Author;
import org.skillway.catalog.history.HistoryService;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.imports.JobIntake.Found;
import org.skillway.catalog.imports.format.Format;
import org.skillway.catalog.imports.format.Place;
import org.skillway.catalog.skill.SkillDocument;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("An import as a job")
class ImportJobsTest {

    @Inject
    HistoryService history;

    @Inject
    ImportJobService jobs;

    @Inject
    AgroalDataSource pool;

    @Inject
    ObjectMapper json;

    private final ImportClient admin = new ImportClient(Tokens.admin("root-" + Samples.freshKey("a")));
    private final String a = Samples.freshKey("job");
    private final String b = Samples.freshKey("job");

    private Connection transaction(String sql) throws SQLException {
        Connection connection = pool.getConnection();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        return connection;
    }

    /** Neither what was staged nor what was noted of its lines. */
    private void leavesNothing(JsonNode job) {
        for (String table : List.of("staged_state", "staged_reference", "staged_text", "import_entry")) {
            String of = table.equals("import_entry") ? "job" : "stage";
            assertThat(StoredRows.number(
                            pool,
                            "select count(*) from " + table + " where " + of + " = cast(? as uuid)",
                            job.path("id").asText()))
                    .as(table)
                    .isZero();
        }
    }

    private void isNotThere(String key) {
        assertThat(history.current(Kind.SKILL, key)).isEmpty();
    }

    @Test
    @DisplayName("that is done names its revision in the header of every answer that tells of it, and no other does")
    void revision() throws IOException {
        JsonNode dry = admin.lines("&dryRun=true", line("skill", Samples.skill(a)));
        JsonNode first = admin.lines("", line("skill", Samples.skill(a)));
        JsonNode second = admin.lines("", line("skill", Samples.skill(b)));

        assertThat(revisionOf("/" + dry.path("id").asText())).isNull();
        for (JsonNode job : List.of(first, second)) {
            assertThat(revisionOf("/" + job.path("id").asText()))
                    .isEqualTo(job.path("revision").asText());
        }
        assertThat(revisionOf("")).isEqualTo(second.path("revision").asText());
    }

    private String revisionOf(String path) {
        return admin.with()
                .get("/api/v1/imports" + path)
                .then()
                .statusCode(200)
                .extract()
                .header("Skillway-Catalog-Revision");
    }

    @Nested
    @DisplayName("that is cancelled")
    class Cancelled {

        @Test
        @DisplayName("while it is read, or waits for that, answers 204, and nothing of it is ever there")
        void whileReading() throws IOException {
            StringBuilder long1 = new StringBuilder(line("skill", Samples.skill(a)));
            for (int i = 0; i < 30_000; i++) {
                long1.append(line("skill", Samples.skill(a + "-" + i)));
            }
            JsonNode reading = admin.beginLines("", long1.toString());
            JsonNode waiting = admin.beginLines("", line("skill", Samples.skill(b)));
            admin.await(reading, "reading");
            assertThat(admin.look(waiting).path("state").asText()).isEqualTo("queued");
            admin.cancel(waiting).then().statusCode(204);
            admin.cancel(reading).then().statusCode(204);
            admin.cancel(reading).then().statusCode(204);
            JsonNode after = admin.lines("", line("skill", Samples.skill(Samples.freshKey("after"))));
            assertThat(after.path("state").asText()).isEqualTo("done");
            assertThat(admin.look(reading).path("state").asText()).isEqualTo("cancelled");
            assertThat(admin.look(waiting).path("state").asText()).isEqualTo("cancelled");
            isNotThere(a);
            isNotThere(b);
            // The one after it ran when this one had been put away.
            leavesNothing(reading);
        }

        @Test
        @DisplayName("while it waits to be applied, because somebody else changes the catalog, answers 204 still")
        void whileWaiting() throws IOException, SQLException {
            long before = history.head().revision();
            try (Connection other = transaction("select revision from catalog_head for update")) {
                JsonNode job = admin.beginLines("", line("skill", Samples.skill(a)));
                admin.await(job, "checking");
                admin.cancel(job).then().statusCode(204);
                other.rollback();
                assertThat(admin.lines("", line("skill", Samples.skill(b)))
                                .path("state")
                                .asText())
                        .isEqualTo("done");
                assertThat(admin.look(job).path("state").asText()).isEqualTo("cancelled");
            }
            isNotThere(a);
            assertThat(history.head().revision()).isEqualTo(before + 1);
        }

        @Test
        @DisplayName("while it is applied, which everybody sees, answers 409 too-late, and it goes in")
        void whileApplied() throws IOException, SQLException {
            try (Connection other = transaction("insert into entity (kind, key) values ('skill', '" + a + "')")) {
                JsonNode job = admin.beginLines("", line("skill", Samples.skill(a)));
                admin.await(job, "applying");
                admin.cancel(job).then().statusCode(409).body("code", equalTo("too-late"));
                isNotThere(a);
                other.rollback();
                assertThat(admin.end(job).path("state").asText()).isEqualTo("done");
            }
            assertThat(history.current(Kind.SKILL, a)).isPresent();
        }
    }

    @Test
    @DisplayName("says for how long it held the lock, without the time that it waited for it")
    void lockTime() throws IOException, SQLException {
        JsonNode job;
        long released;
        try (Connection other = transaction("select revision from catalog_head for update")) {
            job = admin.beginLines("", line("skill", Samples.skill(a)));
            admin.await(job, "checking");
            other.createStatement().execute("select pg_sleep(1.5)");
            released = System.nanoTime();
            other.rollback();
        }
        JsonNode done = admin.end(job);
        assertThat(done.path("lockMillis").asLong(-1)).isBetween(0L, (System.nanoTime() - released) / 1_000_000);
    }

    @Nested
    @DisplayName("with an Idempotency-Key")
    class Repeated {

        private Response send(String key, String query, String text) {
            return admin.with()
                    .header("Idempotency-Key", key)
                    .contentType("application/x-ndjson")
                    .body(text.getBytes(StandardCharsets.UTF_8))
                    .post("/api/v1/imports?format=ndjson" + query);
        }

        @Test
        @DisplayName("and the same body is one import, answered twice with the same bytes")
        void same() {
            String key = Samples.freshKey("key");
            String text = line("skill", Samples.skill(a));
            Response first = send(key, "", text);
            Response second = send(key, "", text);
            assertThat(second.statusCode()).isEqualTo(first.statusCode()).isEqualTo(202);
            assertThat(second.asString()).isEqualTo(first.asString());
            assertThat(second.header("Location")).isEqualTo(first.header("Location"));
            assertThat(send(Samples.freshKey("key"), "", text).header("Location"))
                    .isNotEqualTo(first.header("Location"));
        }

        @Test
        @DisplayName("and another body, or the same to another end, answers 422; a key of another form 400")
        void other() {
            String key = Samples.freshKey("key");
            String text = line("skill", Samples.skill(a));
            send(key, "&dryRun=true", text).then().statusCode(202);
            send(key, "&dryRun=true", text + "\n")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("idempotency-key-reused"));
            send(key, "", text).then().statusCode(422);
            send("x".repeat(256), "", text).then().statusCode(400);
            isNotThere(a);
        }
    }

    @Nested
    @DisplayName("whose process dies")
    class Abandoned {

        private ImportOrder staged() throws JsonProcessingException {
            ImportOrder order = new ImportOrder(
                    UUID.randomUUID(), "gia", true, Format.JSON, null, "json", false, false, "nowhere", 0);
            jobs.create(order, null, null);
            jobs.move(order.id(), JobState.QUEUED, JobState.READING);
            SkillDocument skill = json.readValue(Samples.skill(a), SkillDocument.class);
            jobs.stage(order.id(), List.of(new Found(new Place("gia.json", 1, ""), skill)), 0, 1);
            jobs.move(order.id(), JobState.READING, JobState.CHECKING);
            return order;
        }

        private void sql(String sql) throws SQLException {
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        private JobState state(ImportOrder order) {
            return jobs.find(order.id(), null).orElseThrow().state();
        }

        @Test
        @DisplayName("is failed once nobody has said for a while that it is run, and no other")
        void silent() throws IOException, SQLException {
            ImportOrder dead = staged();
            ImportOrder alive = staged();
            sql("update import_job set seen_at = now() - interval '1 hour' where id in ('" + dead.id() + "', '"
                    + alive.id() + "')");
            jobs.seen(List.of(alive.id()));
            jobs.endAbandoned(Duration.ofSeconds(30));
            assertThat(state(dead)).isEqualTo(JobState.FAILED);
            assertThat(state(alive)).isEqualTo(JobState.CHECKING);
            jobs.apply(alive, new Findings(), jobs.inspect(alive.id()), 1);
            assertThat(state(alive)).isEqualTo(JobState.DONE);
            assertThatThrownBy(() -> jobs.apply(dead, new Findings(), jobs.inspect(dead.id()), 0))
                    .isInstanceOf(CancelledException.class);
            jobs.cleanUp(alive.id());
        }

        @Test
        @DisplayName("and that is failed by another while it is applied, does not go in after all")
        void failedMeanwhile() throws IOException, SQLException {
            ImportOrder order = staged();
            long before = history.head().revision();
            sql("create function fail_it() returns trigger language plpgsql as $$ begin"
                    + " if new.id = '" + order.id()
                    + "' and new.state = 'applying' then new.state := 'failed'; new.ended_at := now();"
                    + " end if; return new; end $$; create trigger fail_it before update on import_job for each row"
                    + " execute function fail_it()");
            try {
                assertThatThrownBy(() -> jobs.apply(order, new Findings(), jobs.inspect(order.id()), 1))
                        .isInstanceOf(CancelledException.class);
            } finally {
                sql("drop trigger fail_it on import_job; drop function fail_it()");
            }
            assertThat(state(order)).isEqualTo(JobState.FAILED);
            assertThat(history.head().revision()).isEqualTo(before);
            jobs.cleanUp(order.id());
        }

        @Test
        @DisplayName(
                "and whose staging area is gone, as after a crash of the database, is not published as what is left")
        void stagingLost() throws IOException, SQLException {
            ImportOrder order = staged();
            long before = history.head().revision();
            jobs.cleanUp(order.id());
            assertThatThrownBy(() -> jobs.apply(order, new Findings(), jobs.inspect(order.id()), 1))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(history.head().revision()).isEqualTo(before);
            jobs.end(order.id(), JobState.FAILED, new Findings(), Map.of());
        }
    }

    @Nested
    @DisplayName("of a file that is older than the catalog")
    class Older {

        private final String module = Samples.freshKey("job");

        @Test
        @DisplayName("leaves out what was merged since, says so by line, and what pointed at it points at the survivor")
        void merged() throws IOException {
            String skills = line("skill", Samples.skill(a)) + line("skill", Samples.skill(b));
            String modules = line("module", Samples.module(module, 5, b));
            assertThat(admin.lines("", skills + modules).path("state").asText()).isEqualTo("done");
            Author.admin()
                    .post("/skills/" + b + "/merge", "{\"into\": \"" + a + "\"}")
                    .then()
                    .statusCode(200);
            long merged = history.head().revision();

            JsonNode again = admin.lines("", skills + modules);
            assertThat(again.path("state").asText())
                    .as("%s", admin.faults(again))
                    .isEqualTo("done");
            assertThat(again.at("/outcome/skill/merged").asInt()).isEqualTo(1);
            assertThat(admin.faults(again))
                    .extracting(fault -> fault.path("line").asInt() + " "
                            + fault.path("rule").asText() + " "
                            + fault.path("warning").asBoolean())
                    .containsExactly("2 merged true");
            assertThat(admin.faults(again).get(0).path("message").asText()).contains(a, b);
            assertThat(again.at("/outcome/module/unchanged").asInt()).isEqualTo(1);

            String newer = modules.replace("Summary", "A better summary");
            assertThat(admin.lines("", newer).path("state").asText()).isEqualTo("done");
            assertThat(history.head().revision()).isGreaterThan(merged);
            admin.with()
                    .get("/api/v1/modules/" + module)
                    .then()
                    .statusCode(200)
                    .body("teaches[0].key", equalTo(a))
                    .body("summary", equalTo("A better summary"));
        }

        @Test
        @DisplayName("changes what differs, and nothing else")
        void differs() throws IOException {
            String old = line("skill", Samples.skill(a)) + line("skill", Samples.skill(b));
            admin.lines("", old);
            long before = history.head().revision();
            JsonNode newer = admin.lines("", old.replaceFirst("Summary", "Better"));
            assertThat(newer.at("/outcome/skill/changed").asInt()).isEqualTo(1);
            assertThat(newer.at("/outcome/skill/unchanged").asInt()).isEqualTo(1);
            assertThat(history.current(Kind.SKILL, a).orElseThrow().version()).isEqualTo(2);
            assertThat(history.current(Kind.SKILL, b).orElseThrow().version()).isEqualTo(1);
            assertThat(history.head().revision()).isEqualTo(before + 1);
        }
    }
}
