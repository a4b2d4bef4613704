package org.skillway.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.progress.support.Learner;
import org.skillway.progress.support.Owner;

@QuarkusTest
@DisplayName("While somebody else holds a learner's ledger")
class DatabaseBusyTest {

    @Inject
    DataSource database;

    @Test
    @DisplayName("PUT waits for a bounded time, answers 503 unavailable with Retry-After, and works afterwards")
    void locked() throws SQLException {
        Learner.awaitRevision(2);
        Learner learner = Learner.fresh();
        learner.completes("git").statusCode(201);
        try (Connection connection = Owner.connect()) {
            connection.setAutoCommit(false);
            try (PreparedStatement lock =
                    connection.prepareStatement("select 1 from learner where learner_id = ? for update")) {
                lock.setString(1, learner.subject());
                lock.execute();
                learner.completes("docker")
                        .statusCode(503)
                        .header("Retry-After", "1")
                        .contentType("application/problem+json")
                        .body("code", equalTo("unavailable"));
                learner.reads("/skills").statusCode(200).header("Skillway-Progress-Version", "1");
            } finally {
                connection.rollback();
            }
        }
        learner.completes("docker").statusCode(201);
    }

    @Test
    @DisplayName("a batch passes over that learner without waiting, and writes the others")
    void passedOver() throws SQLException {
        Learner.awaitRevision(2);
        Learner held = Learner.fresh();
        Learner other = Learner.fresh();
        held.completes("git").statusCode(201);
        try (Connection holder = Owner.connect();
                Connection service = database.getConnection()) {
            holder.setAutoCommit(false);
            // As every write does: a row that is only locked can be passed over in more ways.
            execute(holder, "update learner set touched_at = touched_at where learner_id = '" + held.subject() + "'");
            execute(service, "set lock_timeout = '100ms'");
            assertThat(outcomes(service, held.subject(), other.subject())).containsExactly("busy", "done");
            holder.rollback();
            execute(service, "reset lock_timeout");
        }
        other.reads("/skills").header("Skillway-Progress-Version", "1");
    }

    private static List<String> outcomes(Connection service, String... learners) throws SQLException {
        String commands = Arrays.stream(learners)
                .map(learner -> "{\"learner\":\"" + learner + "\",\"subject\":\"" + learner
                        + "\",\"actedAs\":\"self\",\"steps\":[{\"begin\":\"completed\",\"key\":\"docker\","
                        + "\"evidence\":\"self-reported\"}]}")
                .collect(Collectors.joining(",", "[", "]"));
        List<String> outcomes = new ArrayList<>();
        try (PreparedStatement write = service.prepareStatement(
                "select answer ->> 'outcome' from ledger_write(cast(? as jsonb), false) order by number")) {
            write.setString(1, commands);
            try (ResultSet rows = write.executeQuery()) {
                while (rows.next()) {
                    outcomes.add(rows.getString(1));
                }
            }
        }
        return outcomes;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
