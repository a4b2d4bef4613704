package org.skillway.catalog.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.skillway.catalog.Samples;
import org.skillway.catalog.imports.Importer;

@QuarkusTest
@DisplayName("The database itself")
class DatabaseRulesTest {

    private static final String FOREIGN_KEY_VIOLATION = "23503";
    private static final String INTEGRITY_VIOLATION = "23000";

    @Inject
    Importer importer;

    @Inject
    AgroalDataSource database;

    private String skill;

    @BeforeEach
    void skill() {
        skill = Samples.freshKey("kept");
        importer.run("admin", Map.of("a", Samples.file("skills", Samples.skill(skill))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into entity_reference values ('skill', '%s', 'prerequisite', 'skill', 'nowhere')",
                "insert into entity_reference values ('skill', 'nowhere', 'prerequisite', 'skill', '%s')",
                "insert into entity_state (kind, key, from_revision, version, status, document) select kind, 'nowhere', 1, 1,"
                        + " status, document || '{\"key\": \"nowhere\"}' from entity_state where key = '%s'",
                "insert into entity_state (kind, key, from_revision, to_revision, version, status, document)"
                        + " select kind, key, 1000000, 1000001, 1, status, document from entity_state where key = '%s'",
                "update entity_state set to_revision = 1000000 where key = '%s'"
            })
    @DisplayName("takes nothing that dangles, whoever writes it")
    void dangling(String statement) {
        assertThat(stateOf(statement)).isEqualTo(FOREIGN_KEY_VIOLATION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"delete from entity where key = '%s'", "update entity set key = key || '-2' where key = '%s'"})
    @DisplayName("gives up no key")
    void keys(String statement) {
        assertThat(stateOf(statement)).isEqualTo(INTEGRITY_VIOLATION);
    }

    @Test
    @DisplayName("takes what points at something")
    void pointing() throws SQLException {
        String other = Samples.freshKey("kept");
        importer.run("admin", Map.of("a", Samples.file("skills", Samples.skill(other))));
        String edge = "entity_reference values ('skill', '%s', 'prerequisite', 'skill', '%s')".formatted(skill, other);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            assertThat(statement.executeUpdate("insert into " + edge)).isEqualTo(1);
            connection.rollback();
        }
    }

    /** The SQLSTATE that a statement ends with. */
    private String stateOf(String text) {
        return catchThrowableOfType(SQLException.class, () -> {
                    try (Connection connection = database.getConnection();
                            Statement statement = connection.createStatement()) {
                        statement.executeUpdate(text.formatted(skill));
                    }
                })
                .getSQLState();
    }
}
