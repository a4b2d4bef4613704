package org.skillway.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** As {@link PostgresResource}, with a user of the service who owns nothing: the migration runs as another one. */
public final class OwnedPostgresResource implements QuarkusTestResourceLifecycleManager {

    /** The system property that names the owner's URL, for tests that look where the service's user may not. */
    public static final String OWNER_URL = "skillway.test.owner-url";

    @Override
    public Map<String, String> start() {
        TestDatabase.Access owner = TestDatabase.create("skillway");
        TestDatabase.Access service = TestDatabase.createUser(owner);
        System.setProperty(OWNER_URL, owner.jdbcUrl() + "?user=" + owner.username() + "&password=" + owner.password());
        return Map.of(
                "quarkus.datasource.jdbc.url", owner.jdbcUrl(),
                "quarkus.datasource.username", service.username(),
                "quarkus.datasource.password", service.password(),
                "quarkus.flyway.username", owner.username(),
                "quarkus.flyway.password", owner.password());
    }

    @Override
    public void stop() {
        // The server goes with the JVM, and the database with it.
    }
}
