package org.skillway.progress;

import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.progress.support.Learner;
import org.skillway.progress.support.Owner;

@QuarkusTest
@DisplayName("While somebody else holds a learner's ledger")
class DatabaseBusyTest {

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
}
