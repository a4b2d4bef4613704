package org.skillway.progress.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.progress.ledger.Entry;
import org.skillway.progress.ledger.EntryKind;
import org.skillway.progress.ledger.EvidenceKind;
import org.skillway.progress.ledger.LedgerHash;
import org.skillway.progress.ledger.StandingRow;
import org.skillway.progress.security.ActedAs;
import org.skillway.progress.support.Learner;
import org.skillway.progress.support.Owner;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("A learner's export")
class ExportTest {

    @Inject
    ObjectMapper json;

    private final Learner learner = Learner.fresh();

    @BeforeEach
    void catalogIsKnown() {
        Learner.awaitRevision(2);
    }

    @Test
    @DisplayName("of an earlier version, or of a time, is what stood then and the ledger up to there")
    void then() {
        learner.completes("git").statusCode(201);
        learner.completes("docker").statusCode(201);
        learner.reads("/export/json?version=1")
                .statusCode(200)
                .header("Skillway-Progress-Version", "1")
                .body("version", equalTo(1))
                .body("records.skill", contains("git"))
                .body("entries.version", contains(1));
        assertThat(learner.reads("/export/csv?version=1")
                        .statusCode(200)
                        .extract()
                        .asString())
                .contains("git")
                .doesNotContain("docker");
        learner.reads("/export/json?asOf=2020-01-01T00:00:00Z")
                .statusCode(200)
                .body("version", equalTo(0))
                .body("records", empty())
                .body("entries", empty());
        learner.reads("/export/csv?version=3").statusCode(400).body("errors[0].rule", equalTo("not-yet"));
    }

    @Test
    @DisplayName("is one JSON object with what stands and every entry, to be saved as a file")
    void all() {
        learner.completes("git").statusCode(201);
        learner.putting("{\"state\":\"in-progress\"}", "docker").then().statusCode(201);
        learner.asking()
                .delete("/api/v1/learners/me/skills/docker?reason=mistake")
                .then()
                .statusCode(204);
        learner.reads("/export/json")
                .statusCode(200)
                .contentType("application/json")
                .header("Content-Disposition", "attachment; filename=\"progress.json\"")
                .header("Skillway-Progress-Version", "3")
                .header("Cache-Control", "no-store")
                .body("learner", equalTo(learner.subject()))
                .body("version", equalTo(3))
                .body("records.skill", contains("git"))
                .body("records[0].evidence", hasSize(1))
                .body("facts", empty())
                .body("entries.version", contains(1, 2, 3))
                .body("entries.kind", contains("completed", "started", "revoked"))
                .body("entries[2].ends", contains(2))
                .body("entries[2].reason", equalTo("mistake"))
                .body("entries[0].key", equalTo("git"))
                .body("entries[0].containsKey('reason')", equalTo(false));
    }

    @Test
    @DisplayName("tells all that the hashes are made of, so that anyone can recompute them")
    void recomputed() throws Exception {
        learner.putting("{\"state\":\"completed\",\"happenedAt\":\"2001-02-03T04:05:06.1Z\"}", "git");
        learner.completes("flask");
        Response answer = learner.asking().get("/api/v1/learners/me/export/json");
        byte[] hash = null;
        List<Entry> entries = entries(answer);
        for (int i = 0; i < entries.size(); i++) {
            hash = i == 0
                    ? LedgerHash.first(UUID.fromString(answer.path("ledger")), entries.get(0))
                    : LedgerHash.next(hash, entries.get(i));
            assertThat(HexFormat.of().formatHex(hash)).isEqualTo(answer.path("entries[" + i + "].hash"));
        }
        assertThat(entries).hasSize(2);
    }

    private List<Entry> entries(Response answer) throws Exception {
        List<Entry> entries = new ArrayList<>();
        for (JsonNode entry : json.readTree(answer.asString()).get("entries")) {
            ((ObjectNode) entry).remove("hash");
            entries.add(json.treeToValue(entry, Entry.class));
        }
        return entries;
    }

    @Test
    @DisplayName("has goals, courses, modules and grants, with the person behind a pseudonym as far as there is one")
    void facts() throws SQLException {
        learner.completes("git").statusCode(201);
        String person = "auth0|" + UUID.randomUUID();
        owner("""
                do $f$
                declare e ledger_entry;
                begin
                    select * into e from ledger_entry where learner_id = '$learner' and version = 1;
                    e.entry_id := null; e.evidence := null; e.kind := 'goal-set'; e.key := 'web-developer';
                    e.details := '{"hoursPerWeek":5}';
                    perform ledger_append(e);
                    e.kind := 'granted'; e.key := null; e.details := null; e.person := ledger_actor('$person');
                    perform ledger_append(e);
                    e.person := gen_random_uuid();
                    perform ledger_append(e);
                end $f$""".replace("$learner", learner.subject()).replace("$person", person));
        learner.reads("/export/json")
                .body("records.skill", contains("git"))
                .body("facts.kind", contains("goal-set", "granted", "granted"))
                .body("facts[0].key", equalTo("web-developer"))
                .body("facts[0].details.hoursPerWeek", equalTo(5))
                .body("facts.findAll { it.kind == 'granted' }.person", hasItem(person))
                .body("facts.findAll { it.kind == 'granted' && !it.containsKey('person') }", hasSize(1))
                .body("entries[2].person", not(equalTo(person)));
    }

    @Test
    @DisplayName("has the plans that are kept, and in its entries those that were")
    void plans() {
        String plan =
                "{\"question\":{\"skills\":[\"git\"]},\"catalogRevision\":2,\"progressVersion\":0,\"status\":\"optimal\","
                        + "\"modules\":[{\"key\":\"git-basics\",\"version\":1,\"minutes\":%d}]}";
        learner.puts("/plans/soon", plan.formatted(60)).statusCode(201);
        learner.puts("/plans/soon", plan.formatted(50)).statusCode(200);
        learner.puts("/plans/later", plan.formatted(40)).statusCode(201);
        learner.deletes("/plans/later").statusCode(204);
        learner.reads("/export/json")
                .body("facts.kind", contains("plan-saved"))
                .body("facts[0].key", equalTo("soon"))
                .body("facts[0].details.question.skills", contains("git"))
                .body("facts[0].details.modules.minutes", contains(50))
                .body("entries.kind", contains("plan-saved", "plan-saved", "plan-saved", "plan-dropped"));
        learner.reads("/export/json?version=1").body("facts[0].details.modules.minutes", contains(60));
    }

    @Test
    @DisplayName("is longer than a page of the database")
    void lengthy() throws SQLException {
        learner.completes("git").statusCode(201);
        owner("""
                do $f$
                declare e ledger_entry;
                begin
                    select * into e from ledger_entry where learner_id = '$learner' and version = 1;
                    e.entry_id := null;
                    for i in 1..1200 loop
                        e.happened_at := timestamptz '2020-01-01' + i * interval '1 minute';
                        perform ledger_begin(e);
                    end loop;
                end $f$""".replace("$learner", learner.subject()));
        List<Integer> versions =
                learner.asking().get("/api/v1/learners/me/export/json").path("entries.version");
        assertThat(versions).hasSize(1201).isSorted().doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("that cannot be finished breaks off, and is never taken for whole")
    void brokenOff() throws SQLException {
        lengthy();
        owner("update learner set version = version + 1 where learner_id = '%s'".formatted(learner.subject()));
        assertThatThrownBy(() -> learner.asking()
                        .get("/api/v1/learners/me/export/json")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("entries.version"))
                .isNotNull();
        learner.asking().delete("/api/v1/learners/me").then().statusCode(204);
    }

    @Test
    @DisplayName("is a table of what stands on skills as CSV")
    void table() {
        learner.putting("{\"state\":\"completed\",\"happenedAt\":\"2026-05-01T10:00:00Z\"}", "git");
        learner.putting("{\"state\":\"claimed\",\"happenedAt\":\"2026-05-02T10:00:00Z\"}", "docker");
        List<String> lines = learner.reads("/export/csv")
                .statusCode(200)
                .contentType(containsString("text/csv"))
                .header("Content-Disposition", "attachment; filename=\"records.csv\"")
                .header("Skillway-Progress-Version", "2")
                .extract()
                .asString()
                .lines()
                .toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0))
                .isEqualTo("skill,state,evidence,by,module,moduleVersion,recordedOn,happenedAt,recordedAt,"
                        + "catalogRevision,version");
        assertThat(lines.get(1))
                .startsWith("docker,claimed,,self,,,docker,2026-05-02T10:00:00Z,")
                .endsWith(",2");
        assertThat(lines.get(2))
                .startsWith("git,completed,self-reported,self,,,git,2026-05-01T10:00:00Z,")
                .endsWith(",1");
    }

    @Test
    @DisplayName("has no cell that a spreadsheet would run")
    void formulas() throws Exception {
        for (String dangerous : List.of("=1+1", "+1", "-1", "@a", "\t=1", "\r=1", "\n=1", "'=1")) {
            StringWriter table = new StringWriter();
            RecordTable.write(List.of(row(dangerous)), table);
            String line = table.toString().substring(table.toString().indexOf("\r\n") + 2);
            assertThat(line.startsWith("\"") ? line.substring(1) : line).startsWith("'" + dangerous);
        }
        StringWriter quoted = new StringWriter();
        RecordTable.write(List.of(row("a,\"b\"")), quoted);
        assertThat(quoted.toString()).contains("\"a,\"\"b\"\"\"");
    }

    private static StandingRow row(String key) {
        Instant when = Instant.EPOCH;
        return new StandingRow(
                1,
                EntryKind.COMPLETED,
                key,
                key,
                EvidenceKind.SELF_REPORTED,
                null,
                null,
                null,
                UUID.randomUUID(),
                ActedAs.SELF,
                when,
                when,
                1,
                null);
    }

    @Test
    @DisplayName("of a learner who has recorded nothing has nothing in it")
    void nothing() {
        learner.reads("/export/json")
                .statusCode(200)
                .body("learner", equalTo(learner.subject()))
                .body("ledger", nullValue())
                .body("version", equalTo(0))
                .body("records", empty())
                .body("entries", empty());
        assertThat(learner.reads("/export/csv")
                        .statusCode(200)
                        .extract()
                        .asString()
                        .lines())
                .hasSize(1);
    }

    @Test
    @DisplayName("is given to an admin too, and as nothing but what its path says")
    void others() {
        learner.completes("git").statusCode(201);
        for (String format : List.of("json", "csv")) {
            String path = "/api/v1/learners/" + learner.id() + "/export/" + format;
            Learner.as(Tokens.admin("somebody")).get(path).then().statusCode(200);
            learner.asking()
                    .accept("text/html")
                    .get(path)
                    .then()
                    .statusCode(406)
                    .body("code", equalTo("not-acceptable"));
        }
    }

    private static void owner(String sql) throws SQLException {
        try (Connection connection = Owner.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
