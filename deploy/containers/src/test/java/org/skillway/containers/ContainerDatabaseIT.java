package org.skillway.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.testkit.TestDatabase;

@DisplayName("The database of tests, in a container of Testcontainers,")
class ContainerDatabaseIT {

    @Test
    @DisplayName("is the server in that container, and fresh each time")
    void fresh() throws SQLException {
        TestDatabase.Access one = TestDatabase.create("one");
        TestDatabase.Access two = TestDatabase.create("two");

        assertThat(one.jdbcUrl()).isNotEqualTo(two.jdbcUrl()).contains(System.getenv("SKILLWAY_TEST_ENGINE"));
        try (Connection connection = one.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table mine (id int)");
        }
        try (Connection connection = two.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select to_regclass('mine')")) {
            rows.next();
            assertThat(rows.getString(1)).isNull();
        }
        assertThat(Command.print("docker", "ps", "--filter", "label=org.testcontainers=true", "--format", "{{.Image}}"))
                .startsWith("skillway/postgres");
    }

    @Test
    @DisplayName("has users who own nothing")
    void users() throws SQLException {
        TestDatabase.Access owner = TestDatabase.create("owned");
        try (Connection connection = owner.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table ledger (id int)");
        }
        try (Connection connection = TestDatabase.createUser(owner).connect();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("drop table ledger")).hasMessageContaining("must be owner");
        }
    }
}
