package org.skillway.progress.live;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Connections for signals, beside the pool: one that listens never comes back to it, and one that signals must neither wait
 * for those that write nor keep them waiting.
 */
@Singleton
class SignalConnections {

    /** How long PostgreSQL may take to answer a statement (seconds). */
    private static final int PATIENCE = 10;

    private static final int CONNECT = 2;

    private final String url;
    private final String username;
    private final Optional<String> password;

    SignalConnections(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String username,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password) {
        this.url = url;
        this.username = username;
        this.password = password;
    }

    /** @param name by which the connection is seen in {@code pg_stat_activity} */
    Connection open(String name) throws SQLException {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setURL(url);
        database.setApplicationName(name);
        database.setConnectTimeout(CONNECT);
        database.setSocketTimeout(PATIENCE);
        database.setTcpKeepAlive(true);
        return database.getConnection(username, password.orElse(null));
    }
}
