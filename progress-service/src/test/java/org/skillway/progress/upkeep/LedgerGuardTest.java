package org.skillway.progress.upkeep;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.skillway.progress.support.Owner;

/** Against users of the tests' own PostgreSQL; what they are given is taken back with the transaction that gives it. */
@QuarkusTest
@DisplayName("The service starts as a database user")
class LedgerGuardTest {

    @Inject
    DataSource database;

    private final String user = "user_" + UUID.randomUUID().toString().replace("-", "");

    @Test
    @DisplayName("who may call the functions, as here")
    void serviceUser() throws SQLException {
        try (Connection connection = database.getConnection()) {
            assertThatCode(() -> LedgerGuard.check(connection)).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest(name = "not one with: {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "alter role $ superuser | it is a superuser",
                "create role $_boss superuser; grant $_boss to $ | can become one",
                "alter table ledger_entry owner to $ | it owns ledger_entry,",
                "create role $_o; grant $_o to $; alter role $ noinherit; alter table ledger_entry_p3 owner to $_o"
                        + " | it owns ledger_entry_p3, or can become its owner",
                "alter schema public owner to $ | it owns the schema of the ledgers",
                "grant update on ledger_entry to $ | it has UPDATE on ledger_entry",
                "grant update (reason) on ledger_entry_p0 to $ | it has UPDATE on ledger_entry_p0",
                "grant delete on ledger_entry_p15 to $ | it has DELETE on ledger_entry_p15",
                "grant truncate on ledger_entry to $ | it has TRUNCATE on ledger_entry",
                "grant trigger on ledger_entry to $ | it has TRIGGER on ledger_entry",
                "grant pg_write_all_data to $ | it has DELETE on ledger_entry",
                "grant delete on ledger_entry to public | it has DELETE on ledger_entry",
                "grant delete on security_event to $ | it has DELETE on security_event",
                "grant update (times) on security_event to $ | it has UPDATE on security_event",
                "alter table security_event owner to $ | it owns security_event,",
            })
    void refused(String right, String what) throws SQLException {
        try (Connection owner = Owner.connect();
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("create role " + user + " login");
            statement.execute(right.replace("$", user));
            statement.execute("set local role " + user);
            assertThatThrownBy(() -> LedgerGuard.check(owner))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("could change or remove entries of ledgers")
                    .hasMessageContaining(what)
                    .hasMessageContaining("QUARKUS_DATASOURCE_USERNAME")
                    .hasMessageContaining("docs/operations/ledgers.md");
            owner.rollback();
        }
    }

    @Test
    @DisplayName("not one who logs in as the owner")
    void owner() throws SQLException {
        try (Connection owner = Owner.connect()) {
            assertThatThrownBy(() -> LedgerGuard.check(owner)).hasMessageContaining("superuser");
        }
    }
}
