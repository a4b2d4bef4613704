package org.skillway.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A real PostgreSQL for tests, one server per JVM, a fresh database per call.
 *
 * <p>Which server is decided by {@code SKILLWAY_TEST_DB} (environment or system property): {@code container} starts one
 * through Testcontainers, {@code embedded} starts binaries from the Maven repository, {@code external} uses the server
 * named by {@code SKILLWAY_TEST_DB_URL} (a JDBC URL with a user that may create databases). Unset means: a container
 * where a container engine answers, embedded otherwise.
 */
public final class TestDatabase {

    private static Server server;

    private TestDatabase() {}

    /** A fresh, empty database and who may use it. */
    public record Access(String jdbcUrl, String username, String password) {
        public Connection connect() throws SQLException {
            return DriverManager.getConnection(jdbcUrl, username, password);
        }
    }

    /** Creates an empty database whose name starts with the given word. */
    public static synchronized Access create(String name) {
        if (server == null) {
            server = start(choice());
        }
        String database = name + "_" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection =
                        DriverManager.getConnection(server.url("postgres"), server.username(), server.password());
                var statement = connection.createStatement()) {
            statement.execute("create database " + database);
        } catch (SQLException e) {
            throw new IllegalStateException("The test database could not be created: " + e.getMessage(), e);
        }
        return new Access(server.url(database), server.username(), server.password());
    }

    /** Creates a user who may log in to a database and owns nothing of it. */
    public static Access createUser(Access owner) {
        String user = "user_" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = owner.connect();
                var statement = connection.createStatement()) {
            statement.execute("create role " + user + " login password 'password-of-tests'");
        } catch (SQLException e) {
            throw new IllegalStateException("The test user could not be created: " + e.getMessage(), e);
        }
        return new Access(owner.jdbcUrl(), user, "password-of-tests");
    }

    private static String choice() {
        String wanted = setting("SKILLWAY_TEST_DB");
        if (wanted == null || wanted.isBlank()) {
            return engineAnswers() ? "container" : "embedded";
        }
        return wanted.toLowerCase(Locale.ROOT);
    }

    // Testcontainers' own probe is slow and loud where there is no engine, so a socket is looked for first.
    private static boolean engineAnswers() {
        return System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
    }

    private static Server start(String choice) {
        return switch (choice) {
            case "container" -> container();
            case "embedded" -> embedded();
            case "external" -> external();
            default ->
                throw new IllegalStateException(
                        "SKILLWAY_TEST_DB is container, embedded or external, not '" + choice + "'");
        };
    }

    @SuppressWarnings("resource") // lives as long as the JVM; stopped by the shutdown hook
    private static Server container() {
        String image = setting("SKILLWAY_TEST_DB_IMAGE");
        PostgreSQLContainer container = new PostgreSQLContainer(
                DockerImageName.parse(image == null ? "postgres:17" : image).asCompatibleSubstituteFor("postgres"));
        container.start();
        Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
        return new Server(
                "jdbc:postgresql://" + container.getHost() + ":"
                        + container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT) + "/",
                container.getUsername(),
                container.getPassword());
    }

    @SuppressWarnings("resource") // lives as long as the JVM; the library stops it in a shutdown hook of its own
    private static Server embedded() {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
            return new Server("jdbc:postgresql://localhost:" + postgres.getPort() + "/", "postgres", "postgres");
        } catch (IOException e) {
            throw new UncheckedIOException("Embedded PostgreSQL did not start: " + e.getMessage(), e);
        }
    }

    private static Server external() {
        String url = setting("SKILLWAY_TEST_DB_URL");
        if (url == null) {
            throw new IllegalStateException(
                    "SKILLWAY_TEST_DB=external needs SKILLWAY_TEST_DB_URL, SKILLWAY_TEST_DB_USER"
                            + " and SKILLWAY_TEST_DB_PASSWORD");
        }
        return new Server(
                url.substring(0, url.lastIndexOf('/') + 1),
                setting("SKILLWAY_TEST_DB_USER"),
                setting("SKILLWAY_TEST_DB_PASSWORD"));
    }

    private static String setting(String name) {
        return System.getProperty(name, System.getenv(name));
    }

    private record Server(String baseUrl, String username, String password) {
        String url(String database) {
            return baseUrl + database;
        }
    }
}
