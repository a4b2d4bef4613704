package org.skillway.progress.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        learner.completes("git").statusCode(201);
        learner.completes("python").statusCode(201);
        learner.putting("{\"state\":\"in-progress\"}", "docker").then().statusCode(201);
        Ledgers.revoke(learner, "python");
        Ledgers.imported(learner, "flask");
    }

    /** Takes the broken ledger away, which no other test is to find. */
    @AfterEach
    void erase() {
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

    @ParameterizedTest(name = "{0} is found at version {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "another skill | 1 | hash | update ledger_entry set key = 'docker' where learner_id = '$' and version = 1",
                "another time | 3 | hash | update ledger_entry set happened_at = happened_at - interval '1 microsecond'"
                        + " where learner_id = '$' and version = 3",
                "another actor | 5 | hash | update ledger_entry set actor_id = gen_random_uuid()"
                        + " where learner_id = '$' and version = 5",
                "a revocation that ends something else | 4 | hash | update ledger_entry set ends = '{1}'"
                        + " where learner_id = '$' and version = 4",
                "another hash | 2 | hash | update ledger_entry set hash = sha256('')"
                        + " where learner_id = '$' and version = 2",
                "a content whose hash was made to fit | 3 | hash | update ledger_entry set key = 'django'"
                        + " where learner_id = '$' and version = 2;"
                        + " update ledger_entry e set hash = ledger_hash((select encode(p.hash, 'hex')"
                        + " from ledger_entry p where p.learner_id = '$' and p.version = 1), e) where learner_id = '$' and version = 2",
                "a removed entry | 3 | version | delete from ledger_entry where learner_id = '$' and version = 3",
                "a removed first entry | 1 | version | delete from ledger_entry where learner_id = '$' and version = 1",
                "a removed end | 5 | head | delete from ledger_entry where learner_id = '$' and version = 5",
                "a removed end to which the head was moved | 5 | standing |"
                        + " delete from ledger_entry where learner_id = '$' and version = 5;"
                        + " update learner l set version = 4, head_hash = e.hash from ledger_entry e"
                        + " where l.learner_id = '$' and e.learner_id = '$' and e.version = 4",
                "a swapped order | 2 | hash | update ledger_entry set version = 99 where learner_id = '$' and version = 2;"
                        + " update ledger_entry set version = 2 where learner_id = '$' and version = 3;"
                        + " update ledger_entry set version = 3 where learner_id = '$' and version = 99",
                "an added entry with a hash that fits | 6 | head | insert into ledger_entry"
                        + " select f.* from learner l join ledger_entry e using (learner_id),"
                        + " pg_temp.ledger_next(l, e) f where l.learner_id = '$' and e.version = 1",
                "an inserted entry | 3 | hash | update ledger_entry set version = 6 where learner_id = '$' and version = 5;"
                        + " update ledger_entry set version = 5 where learner_id = '$' and version = 4;"
                        + " update ledger_entry set version = 4 where learner_id = '$' and version = 3;"
                        + " insert into ledger_entry select f.* from ledger_entry e, pg_temp.ledger_third(e) f"
                        + " where e.learner_id = '$' and e.version = 2; update learner set version = 6 where learner_id = '$'",
                "a head with another hash | 5 | head | update learner set head_hash = sha256('') where learner_id = '$'",
                "a head that is ahead | 6 | head | update learner set version = 6 where learner_id = '$'",
                "another ledger id | 1 | hash | update learner set ledger_id = gen_random_uuid() where learner_id = '$'",
                "a record that the ledger does not know | 9 | standing | insert into standing select learner_id, 9, null, kind,"
                        + " 'django', 'django', evidence, module_key, module_version, person, actor_id, acted_as,"
                        + " happened_at, recorded_at, catalog_revision, details from standing"
                        + " where learner_id = '$' and version = 1",
                "a changed record | 3 | standing | update standing set kind = 'claimed' where learner_id = '$' and version = 3",
                "a record that stands again | 2 | standing | update standing set ended_version = null"
                        + " where learner_id = '$' and version = 2",
                "a record that is gone | 1 | standing | delete from standing where learner_id = '$' and version = 1",
            })
    void tampered(String name, int version, String rule, String sql) throws Exception {
        String ledger = Ledgers.ledgerOf(learner);
        Ledgers.tamper(FORGERY + sql.replace("$", learner.subject()));
        learner.reads("/ledger/verify")
                .statusCode(200)
                .body("valid", equalTo(false))
                .body("broken.version", equalTo(version))
                .body("broken.rule", equalTo(rule))
                .body("entries", equalTo(rule.equals("standing") || rule.equals("head") ? entries() : version - 1));

        Ledgers.Ran everybody = Ledgers.run("verify-ledgers");
        assertThat(everybody.code()).isEqualTo(OperatorCommand.BROKEN);
        String named = sql.contains("ledger_id =") ? Ledgers.ledgerOf(learner) : ledger;
        assertThat(everybody.lines())
                .contains("{\"ledger\":\"%s\",\"version\":%d,\"rule\":\"%s\"}".formatted(named, version, rule));
        assertThat(everybody.lines().get(everybody.lines().size() - 1)).contains("\"broken\":1}");
        assertThat(everybody.lines()).noneMatch(line -> line.contains(learner.subject()));
    }

    /** What a forger could write to make an entry that looks right, gone with the connection. */
    private static final String FORGERY = """
            create or replace function pg_temp.forged(e ledger_entry, place bigint, previous bytea) returns ledger_entry
            language plpgsql as $f$
            begin
                e.version := place; e.entry_id := gen_random_uuid(); e.hash := ledger_hash(encode(previous, 'hex'), e);
                return e;
            end $f$;
            create or replace function pg_temp.ledger_next(l learner, e ledger_entry) returns ledger_entry
            language sql as $f$select pg_temp.forged(e, l.version + 1, l.head_hash)$f$;
            create or replace function pg_temp.ledger_third(e ledger_entry) returns ledger_entry
            language sql as $f$select pg_temp.forged(e, 3, sha256(''))$f$;
            """;

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
                    for i in 1..2500 loop
                        select * into e from ledger_entry where learner_id = '$' and version = 1;
                        e.entry_id := null; e.recorded_at := null; e.version := null;
                        e.happened_at := timestamptz '2020-01-01' + i * interval '1 minute';
                        perform ledger_begin(e);
                    end loop;
                end $f$""".replace("$'", diligent.subject() + "'"));
        diligent.reads("/ledger/verify")
                .body("valid", equalTo(true))
                .body("entries", equalTo(2501))
                .body("hash", matchesPattern("[0-9a-f]{64}"));
        Ledgers.tamper("update ledger_entry set catalog_revision = 0 where version = 2400 and learner_id = '%s'"
                .formatted(diligent.subject()));
        diligent.reads("/ledger/verify").body("broken.version", equalTo(2400)).body("entries", equalTo(2399));
        diligent.asking().delete("/api/v1/learners/me").then().statusCode(204);
    }
}
