package org.skillway.progress.upkeep;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Of several instances that start at once, one changes the schema. The others wait until it has, however many ledgers there
 * are: they could not serve before, and one that gave up would only be started again.
 */
@ApplicationScoped
class MigrationTurn implements FlywayConfigurationCustomizer {

    private static final int WITHOUT_END = -1;

    @Override
    public void customize(FluentConfiguration configuration) {
        configuration.lockRetryCount(WITHOUT_END);
    }
}
