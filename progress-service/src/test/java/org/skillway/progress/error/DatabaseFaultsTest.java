package org.skillway.progress.error;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A failure of the database")
class DatabaseFaultsTest {

    @ParameterizedTest(name = "with SQLSTATE {0} will pass: {1}")
    @CsvSource({
        "08006, true",
        "53300, true",
        "57P01, true",
        "40P01, true",
        "55P03, true",
        "23505, false",
        "42P01, true",
        "42703, false"
    })
    void states(String state, boolean passing) {
        assertThat(DatabaseFaults.willPass(new IllegalStateException(new SQLException("x", state))))
                .isEqualTo(passing);
    }

    @Test
    @DisplayName("of the pool, which has no SQLSTATE, will pass; what is no failure of the database will not")
    void others() {
        assertThat(DatabaseFaults.willPass(new SQLException("Sorry, acquisition timeout!")))
                .isTrue();
        assertThat(DatabaseFaults.willPass(new IllegalStateException("a bug"))).isFalse();
    }

    @Test
    @DisplayName("that ended a commit stands beside the transaction manager's exception, and will pass")
    void commit() {
        Exception rolledBack = new RollbackException("Could not commit transaction.");
        rolledBack.addSuppressed(new XAException("x").initCause(new SQLException("An I/O error occurred", "08006")));
        assertThat(DatabaseFaults.willPass(new IllegalStateException(rolledBack)))
                .isTrue();
    }
}
