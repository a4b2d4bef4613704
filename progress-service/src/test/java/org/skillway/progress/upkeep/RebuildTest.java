package org.skillway.progress.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.skillway.progress.support.Learner;

@QuarkusTest
@DisplayName("Rebuilding records")
class RebuildTest {

    private static final String ROWS =
            "select string_agg(s::text, ' ' order by s.version) from standing s where learner_id = '$'";

    private static final String HEAD =
            "select concat_ws(' ', ledger_id, version, head_hash) from learner where learner_id = '$'";

    private final Learner learner = Learner.fresh();

    @BeforeEach
    void history() {
        Learner.awaitRevision(2);
        learner.completes("git").statusCode(201);
        learner.completes("python").statusCode(201);
        Ledgers.revoke(learner, "python");
        Ledgers.imported(learner, "flask");
    }

    @ParameterizedTest(name = "makes them what the ledger says, after: {0}")
    @ValueSource(
            strings = {
                "delete from standing where learner_id = '$'",
                "delete from standing where learner_id = '$' and version = 2",
                "update standing set ended_version = null where learner_id = '$'",
                "update standing set ended_version = 4 where learner_id = '$' and version < 4",
                "update standing set origin = 'docker', happened_at = now() where learner_id = '$' and version = 1",
            })
    void damaged(String damage) throws Exception {
        String rows = one(ROWS);
        String head = one(HEAD);
        Ledgers.tamper(damage.replace("$", learner.subject()));
        learner.reads("/ledger/verify").body("broken.rule", equalTo("standing"));

        Ledgers.Ran ran = Ledgers.run("rebuild-records", Ledgers.ledgerOf(learner));
        assertThat(ran.code()).isEqualTo(OperatorCommand.OK);
        assertThat(ran.lines().get(0)).matches("\\{\"ledgers\":1,\"correctedRows\":[1-9]}");
        assertThat(one(ROWS)).isEqualTo(rows);
        assertThat(one(HEAD)).as("version and hash").isEqualTo(head);
        learner.reads("/ledger/verify").body("valid", equalTo(true)).header("Skillway-Progress-Version", "4");

        assertThat(Ledgers.run("rebuild-records", Ledgers.ledgerOf(learner)).lines())
                .containsExactly("{\"ledgers\":1,\"correctedRows\":0}");
    }

    @Test
    @DisplayName("is seen by those who have read what was wrong")
    void read() throws Exception {
        Ledgers.tamper("delete from standing where learner_id = '%s' and version = 1".formatted(learner.subject()));
        for (int time = 0; time < 3; time++) {
            learner.reads("/skills").body("items.skill", equalTo(List.of("flask")));
        }
        assertThat(Ledgers.run("rebuild-records", Ledgers.ledgerOf(learner)).code())
                .isEqualTo(OperatorCommand.OK);
        learner.reads("/skills")
                .header("Skillway-Progress-Version", "4")
                .body("items.skill", equalTo(List.of("flask", "git")));
    }

    @Test
    @DisplayName("of everybody corrects what is wrong, rows of nobody included, and nothing else")
    void everybody() throws Exception {
        String stray = "stray-" + UUID.randomUUID();
        Ledgers.tamper("update standing set kind = 'claimed' where version = 1 and learner_id = '%s'"
                .formatted(learner.subject()));
        Ledgers.tamper(("insert into standing select '%s', version, null, kind, key, origin, evidence, module_key,"
                        + " module_version, person, actor_id, acted_as, happened_at, recorded_at, catalog_revision, details"
                        + " from standing where version = 4 and learner_id = '%s'")
                .formatted(stray, learner.subject()));
        Ledgers.Ran ran = Ledgers.run("rebuild-records");
        assertThat(ran.code()).isEqualTo(OperatorCommand.OK);
        assertThat(ran.lines()).hasSize(1);
        assertThat(ran.lines().get(0)).endsWith("\"correctedRows\":2}");
        assertThat(Ledgers.run("verify-ledgers").code()).isEqualTo(OperatorCommand.OK);
    }

    @Test
    @DisplayName("of a ledger that is not there says so, with exit code 2")
    void nobody() throws Exception {
        Ledgers.Ran ran = Ledgers.run("rebuild-records", UUID.randomUUID().toString());
        assertThat(ran.code()).isEqualTo(OperatorCommand.FAILED);
        assertThat(ran.errors()).contains("There is no ledger");
    }

    private String one(String sql) throws SQLException {
        return Ledgers.one(sql.replace("$", learner.subject()));
    }
}
