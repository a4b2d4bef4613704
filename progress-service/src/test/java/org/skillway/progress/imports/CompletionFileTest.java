package org.skillway.progress.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.skillway.progress.imports.Uploads.JUNE;
import static org.skillway.progress.imports.Uploads.MAY;
import static org.skillway.progress.imports.Uploads.NDJSON;
import static org.skillway.progress.imports.Uploads.done;
import static org.skillway.progress.imports.Uploads.line;
import static org.skillway.progress.imports.Uploads.send;
import static org.skillway.progress.imports.Uploads.verified;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.progress.support.Learner;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("A file of completions")
class CompletionFileTest {

    @Inject
    DataSource database;

    private final Learner ana = Learner.fresh();
    private final Learner gia = Learner.fresh();

    @BeforeEach
    void catalogIsKnown() {
        Learner.awaitRevision(2);
    }

    @Test
    @DisplayName("of NDJSON goes into the ledgers, chained and projected as if written one by one")
    void ndjson() throws SQLException {
        JsonPath report = done(send(NDJSON, """
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
        assertThat(done(send(NDJSON, file)).getLong("added")).isEqualTo(3);
        Learner.as(Tokens.admin("admin-1"))
                .delete("/api/v1/learners/" + ana.id() + "/skills/docker?reason=mistake")
                .then()
                .statusCode(204);
        JsonPath report = done(send(NDJSON, file + line(ana, "docker", MAY)));
        assertThat(report.getLong("added")).isZero();
        assertThat(report.getLong("same")).isEqualTo(4);
        assertThat(verified(ana)).isEqualTo(4);
    }

    @Test
    @DisplayName("with a later time for the same skill takes the place of what stood")
    void replaces() throws SQLException {
        done(send(NDJSON, line(ana, "git", MAY)));
        done(send(NDJSON, line(ana, "git", JUNE)));
        assertThat(verified(ana)).isEqualTo(2);
        ana.reads("/skills/git").body("evidence.size()", equalTo(1));
    }

    @Test
    @DisplayName("adds to what somebody else has said, and hides nothing of it")
    void besides() throws SQLException {
        ana.completes("git").statusCode(201);
        done(send(NDJSON, line(ana, "git", MAY)));
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
        assertThat(done(send(NDJSON, line)).getLong("added")).isEqualTo(1);
        assertThat(verified(ana)).isEqualTo(3);
        assertThat(one("select string_agg(kind || ' ' || coalesce(evidence, '-') || ' ' || module_version, ', '"
                        + " order by version) from ledger_entry where learner_id = ?"))
                .isEqualTo("module-completed - 3, completed module-completed 3, completed module-completed 3");
        assertThat(done(send(NDJSON, line)).getLong("same")).isEqualTo(1);
    }

    /** The catalog as the replica has it; modules are not what the tests' catalog publishes. */
    private void publish(String module, String structure) throws SQLException {
        execute("insert into catalog_entity (kind, key, revision, status, version, structure) values ('module', '"
                + module + "', 2, 'published', 3, '" + structure + "')");
    }

    private String one(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, ana.subject());
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
