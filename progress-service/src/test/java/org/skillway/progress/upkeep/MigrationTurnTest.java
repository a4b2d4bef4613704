package org.skillway.progress.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MigrationTurnTest {

    @Inject
    Flyway flyway;

    @Test
    @DisplayName("A migration of the schema is waited for by instances that start meanwhile, for as long as it takes")
    void turn() {
        assertThat(flyway.getConfiguration().getLockRetryCount()).isNegative();
    }
}
