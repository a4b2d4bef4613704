package org.skillway.catalog.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("A migration of the schema")
class MigrationTest {

    @Inject
    Flyway flyway;

    @Inject
    AgroalDataSource database;

    @Test
    @DisplayName("takes as long as it takes, where a request would have been given up")
    void patience() throws SQLException {
        try (Connection ofMigrations = flyway.getConfiguration().getDataSource().getConnection();
                Connection ofRequests = database.getConnection()) {
            assertThat(ofMigrations.getNetworkTimeout()).isZero();
            assertThat(ofRequests.getNetworkTimeout()).isPositive();
        }
    }

    @Test
    @DisplayName("is waited for by instances that start meanwhile, for as long as it takes")
    void turn() {
        assertThat(flyway.getConfiguration().getLockRetryCount()).isNegative();
    }

    @Test
    @DisplayName("is there whole or not at all, each script in a transaction of its own")
    void whole() throws IOException {
        assertThat(flyway.getConfiguration().isExecuteInTransaction()).isTrue();
        assertThat(flyway.getConfiguration().isGroup()).isFalse();
        // A script may say otherwise of itself, in a file beside it.
        try (Stream<Path> scripts = Files.list(Path.of("src", "main", "resources", "db", "migration"))) {
            assertThat(scripts).isNotEmpty().allMatch(script -> script.toString()
                    .endsWith(".sql"));
        }
    }
}
