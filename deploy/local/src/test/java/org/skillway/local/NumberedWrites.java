package org.skillway.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Commits one number after the other, first to the database of the catalog, then to that of progress. */
final class NumberedWrites implements AutoCloseable {

    private final List<Connection> databases;
    private final AtomicLong acknowledged = new AtomicLong();
    private volatile boolean stopped;
    private Thread writer;

    NumberedWrites(int port, DataFolder folder) {
        String password = Secrets.load(folder.secrets()).databasePassword(Secrets.SUPERUSER);
        DatabaseServer server = DatabaseServer.embedded(port, password);
        try {
            databases = List.of(
                    server.connect(Services.CATALOG, Secrets.SUPERUSER, password),
                    server.connect(Services.PROGRESS, Secrets.SUPERUSER, password));
            for (Connection database : databases) {
                execute(database, "create table if not exists written (number bigint primary key)");
            }
            acknowledged.set(inProgress());
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Goes on in the background until it is closed, or nobody answers any more. */
    void begin() {
        writer = new Thread(
                () -> {
                    try {
                        while (!stopped) {
                            one();
                        }
                    } catch (SQLException e) {
                        // Whoever killed the server knows why.
                        stopped = true;
                    }
                },
                "writes");
        writer.start();
    }

    /** One more in both. */
    void one() throws SQLException {
        long number = acknowledged.get() + 1;
        for (Connection database : databases) {
            execute(database, "insert into written values (" + number + ")");
        }
        acknowledged.set(number);
    }

    /** The last number that both have taken. */
    long acknowledged() {
        return acknowledged.get();
    }

    void awaitMore(long numbers) {
        long goal = acknowledged() + numbers;
        assertThat(Waiting.until(Duration.ofSeconds(60), () -> acknowledged() >= goal))
                .isTrue();
    }

    /** The last number there, of which none may be missing. */
    long inCatalog() throws SQLException {
        return last(databases.get(0));
    }

    long inProgress() throws SQLException {
        return last(databases.get(1));
    }

    private static long last(Connection database) throws SQLException {
        assertThat(Databases.one(database, "select count(*) = coalesce(max(number), 0) from written"))
                .as("no hole")
                .isEqualTo("t");
        return Long.parseLong(Databases.one(database, "select count(*) from written"));
    }

    private static void execute(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        stopped = true;
        assertThat(Waiting.until(Duration.ofSeconds(20), () -> writer == null || !writer.isAlive()))
                .isTrue();
        for (Connection database : databases) {
            database.close();
        }
    }
}
