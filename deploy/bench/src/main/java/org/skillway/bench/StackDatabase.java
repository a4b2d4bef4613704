package org.skillway.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One database of a running stack, as one of its users. */
record StackDatabase(String url, String user, String password) {

    private static final List<String> DURABLE = List.of("fsync", "synchronous_commit", "full_page_writes");
    private static final List<String> SIZES = List.of("shared_buffers", "max_wal_size");

    /**
     * @param portBase that of the stack
     * @param data folder of the stack, which keeps the passwords
     */
    static StackDatabase of(int portBase, Path data, String name, String user) throws IOException {
        String password = new ObjectMapper()
                .readTree(data.resolve("secrets.json").toFile())
                .path("databaseUsers")
                .path(user)
                .asText();
        return new StackDatabase("jdbc:postgresql://localhost:" + (portBase + 3) + "/" + name, user, password);
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    /**
     * The settings on which it depends that nothing confirmed is lost, and those on which it depends how fast.
     *
     * @throws IllegalStateException when PostgreSQL could lose what it has confirmed
     */
    static Map<String, String> durable(Connection connection) throws SQLException {
        Map<String, String> settings = show(connection, DURABLE);
        if (!settings.values().stream().allMatch("on"::equals)) {
            throw new IllegalStateException("PostgreSQL is not set to keep what it confirms: " + settings);
        }
        settings.putAll(show(connection, SIZES));
        return settings;
    }

    private static Map<String, String> show(Connection connection, List<String> names) throws SQLException {
        Map<String, String> settings = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement()) {
            for (String name : names) {
                try (ResultSet value = statement.executeQuery("show " + name)) {
                    value.next();
                    settings.put(name, value.getString(1));
                }
            }
        }
        return settings;
    }

    /** A record would print the password. */
    @Override
    public String toString() {
        return url;
    }
}
