package org.skillway.progress.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.skillway.progress.support.Learner;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("Verifying a ledger")
class VerificationTest {

    private final Learner learner = Learner.fresh();

    /** Five entries: git, python, docker begun; python revoked; flask. */
    @BeforeEach
    void history() {
        Learner.awaitRevision(2);
        begin(learner);
    }

    private static void begin(Learner learner) {
        learner.completes("git").statusCode(201);
        learner.completes("python").statusCode(201);
        learner.putting("{\"state\":\"in-progress\"}", "docker").then().statusCode(201);
        Ledgers.revoke(learner, "python");
        Ledgers.imported(learner, "flask");
    }

    /** Takes the broken ledger away, which no other test is to find. */
    @AfterEach
    void erase() {
        erase(learner);
    }

    private static void erase(Learner learner) {
        learner.asking().delete("/api/v1/learners/me").then().statusCode(204);
    }

    @Test
    @DisplayName("answers what was recomputed where nothing is broken, to the learner and to an admin")
    void whole() throws SQLException {
        String head = Ledgers.one(
                "select encode(head_hash, 'hex') from learner where learner_id = '%s'".formatted(learner.subject()));
        learner.reads("/ledger/verify")
                .statusCode(200)
                .header("Skillway-Progress-Version", "5")
                .header("Cache-Control", "no-store")
                .body("valid", equalTo(true))
                .body("version", equalTo(5))
                .body("entries", equalTo(5))
                .body("hash", equalTo(head))
                .body("broken", nullValue());
        Learner.as(Tokens.admin("somebody"))
                .get("/api/v1/learners/" + learner.id() + "/ledger/verify")
                .then()
                .statusCode(200)
                .body("valid", equalTo(true));
    }

    @Test
    @DisplayName("up to an earlier version answers with the hash that was the head then, whatever is broken behind it")
    void then() throws SQLException {
        String then = learner.reads("/ledger/verify?version=2")
                .statusCode(200)
                .header("Skillway-Progress-Version", "2")
                .body("valid", equalTo(true))
                .body("version", equalTo(2))
                .body("entries", equalTo(2))
                .extract()
                .path("hash");
        Ledgers.tamper(
                "update ledger_entry set happened_at = happened_at - interval '1 second' where version = 3 and learner_id = '%s'"
                        .formatted(learner.subject()));
        learner.reads("/ledger/verify").statusCode(200).body("valid", equalTo(false));
        learner.reads("/ledger/verify?version=2")
                .statusCode(200)
                .body("valid", equalTo(true))
                .body("hash", equalTo(then));
        learner.reads("/ledger/verify?version=4")
                .statusCode(200)
                .body("valid", equalTo(false))
                .body("entries", equalTo(2))
                .body("broken.version", equalTo(3));
        learner.reads("/ledger/verify?asOf=2020-01-01T00:00:00Z")
                .statusCode(200)
                .body("valid", equalTo(true))
                .body("entries", equalTo(0));
        learner.reads("/ledger/verify?version=99").statusCode(400).body("errors[0].rule", equalTo("not-yet"));
    }

    @Test
    @DisplayName("finds nothing wrong with a learner who has recorded nothing")
    void nothing() {
        Learner.fresh()
                .reads("/ledger/verify")
                .statusCode(200)
                .header("Skillway-Progress-Version", "0")
                .body("valid", equalTo(true))
                .body("entries", equalTo(0))
                .body("hash", nullValue());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.skillway.progress.upkeep.Forgery#all")
    void tampered(Forgery forgery) throws SQLException {
        forgery.commit(learner);
        boolean behind = forgery.rule().equals("standing") || forgery.rule().equals("head");
        learner.reads("/ledger/verify")
                .statusCode(200)
                .body("valid", equalTo(false))
                .body("broken.version", equalTo(forgery.version()))
                .body("broken.rule", equalTo(forgery.rule()))
                .body("entries", equalTo(behind ? entries() : forgery.version() - 1));
    }

    @Test
    @DisplayName("of everybody finds all of these, names the ledgers and nobody, and exits with 1")
    void everyForgery() throws Exception {
        List<Learner> victims = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        try {
            for (Forgery forgery : Forgery.all().toList()) {
                Learner victim = Learner.fresh();
                victims.add(victim);
                begin(victim);
                String ledger = Ledgers.ledgerOf(victim);
                forgery.commit(victim);
                lines.add(forgery.line(forgery.sql().contains("ledger_id =") ? Ledgers.ledgerOf(victim) : ledger));
            }
            Ledgers.Ran everybody = Ledgers.run("verify-ledgers");
            assertThat(everybody.code()).isEqualTo(OperatorCommand.BROKEN);
            assertThat(everybody.lines()).hasSize(lines.size() + 1).containsAll(lines);
            assertThat(everybody.lines().get(lines.size())).contains("\"broken\":" + lines.size() + "}");
            assertThat(everybody.lines())
                    .noneMatch(line -> victims.stream().anyMatch(victim -> line.contains(victim.subject())));
        } finally {
            victims.forEach(VerificationTest::erase);
        }
    }

    private int entries() throws SQLException {
        return Integer.parseInt(Ledgers.one(
                "select max(version) from ledger_entry where learner_id = '%s'".formatted(learner.subject())));
    }

    @Test
    @DisplayName("finds rows of nobody: without a head there is no ledger")
    void withoutHead() throws Exception {
        String stray = "stray-" + learner.subject();
        Ledgers.tamper("insert into standing select '%s', version, null, kind, key, origin, evidence, module_key,"
                        .formatted(stray)
                + " module_version, person, actor_id, acted_as, happened_at, recorded_at, catalog_revision, details"
                + " from standing where version = 1 and learner_id = '%s'".formatted(learner.subject()));
        try {
            Ledgers.Ran everybody = Ledgers.run("verify-ledgers");
            assertThat(everybody.code()).isEqualTo(OperatorCommand.BROKEN);
            assertThat(everybody.lines()).contains("{\"ledger\":null,\"version\":1,\"rule\":\"standing\"}");
        } finally {
            Ledgers.tamper("delete from standing where learner_id = '%s'".formatted(stray));
        }
    }

    @Test
    @DisplayName("of everybody counts ledgers and entries, and exits with 0 where all are whole")
    void everybody() throws Exception {
        Ledgers.Ran ran = Ledgers.run("verify-ledgers");
        assertThat(ran.lines()).hasSize(1);
        assertThat(ran.lines().get(0)).matches("\\{\"ledgers\":[0-9]+,\"entries\":[0-9]+,\"broken\":0}");
        assertThat(ran.lines().get(0)).contains("\"ledgers\":" + Ledgers.one("select count(*) from learner"));
        assertThat(ran.lines().get(0)).contains("\"entries\":" + Ledgers.one("select count(*) from ledger_entry"));
        assertThat(ran.code()).isEqualTo(OperatorCommand.OK);
    }

    @Test
    @DisplayName("says how it is used where the arguments are wrong, with exit code 2")
    void usage() throws Exception {
        for (String[] wrong : new String[][] {{"verify"}, {"verify-ledgers", "x"}, {"rebuild-records", "nobody"}, {}}) {
            Ledgers.Ran ran = Ledgers.run(wrong);
            assertThat(ran.code()).isEqualTo(OperatorCommand.FAILED);
            assertThat(ran.errors()).startsWith("Usage: ");
        }
    }

    @Test
    @DisplayName("reads a ledger that is longer than what is fetched at once")
    void lengthy() throws Exception {
        Learner diligent = Learner.fresh();
        diligent.completes("git").statusCode(201);
        Ledgers.tamper("""
                do $f$
                declare e ledger_entry;
                begin
                    for i in 1..1100 loop
                        select * into e from ledger_entry where learner_id = '$' and version = 1;
                        e.entry_id := null; e.recorded_at := null; e.version := null;
                        e.happened_at := timestamptz '2020-01-01' + i * interval '1 minute';
                        perform ledger_begin(e);
                    end loop;
                end $f$""".replace("$'", diligent.subject() + "'"));
        diligent.reads("/ledger/verify")
                .body("valid", equalTo(true))
                .body("entries", equalTo(1101))
                .body("hash", matchesPattern("[0-9a-f]{64}"));
        Ledgers.tamper("update ledger_entry set catalog_revision = 0 where version = 1050 and learner_id = '%s'"
                .formatted(diligent.subject()));
        diligent.reads("/ledger/verify").body("broken.version", equalTo(1050)).body("entries", equalTo(1049));
        erase(diligent);
    }
}
