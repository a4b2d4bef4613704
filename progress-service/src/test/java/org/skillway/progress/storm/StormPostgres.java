package org.skillway.progress.storm;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.skillway.progress.support.Eventually;

/** A PostgreSQL that keeps what it acknowledged, and can be killed and started again on its data. */
final class StormPostgres {

    private static final int LAST_LINES = 10;

    private final Path data;
    private final Path log;
    private final int port = freePort();
    private EmbeddedPostgres running;

    StormPostgres(Path folder) {
        this.data = folder.resolve("postgres");
        this.log = folder.resolve("postgres.log");
    }

    /**
     * Below those that outgoing connections take: whoever looks for a server that is down could otherwise be given its port,
     * be connected to itself, and keep the server from coming back.
     */
    static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(12_000, 20_000);
            try (ServerSocket socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // Somebody has it.
            }
        }
    }

    /** An empty database, its owner, and a service's user who owns nothing. */
    void create() throws SQLException {
        start();
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create role progress_owner login password 'test'");
            statement.execute("create role progress login password 'test'");
            statement.execute("create database progress owner progress_owner");
        }
    }

    void start() {
        try {
            // The library goes on holding this file when its server was killed.
            Files.deleteIfExists(data.resolve("epg-lock"));
            running = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPort(port)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start; it last said: " + lastWords(), e);
        }
    }

    private String lastWords() {
        try {
            List<String> said = Files.readAllLines(log);
            return String.join("\n", said.subList(Math.max(0, said.size() - LAST_LINES), said.size()));
        } catch (IOException e) {
            return "nothing that can be read: " + e.getMessage();
        }
    }

    /** {@code kill -9} of all its processes at once. */
    void kill() {
        ProcessHandle postmaster = postmaster();
        stop(postmaster);
        List<ProcessHandle> all =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        Eventually.until(
                "every process of PostgreSQL is gone", () -> all.stream().noneMatch(StormPostgres::running));
        try {
            // Of processes that nobody has buried yet PostgreSQL would think that they still run.
            Files.delete(data.resolve("postmaster.pid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** So that it has no child after they have been counted: one that lives on keeps the next server from starting. */
    private static void stop(ProcessHandle process) {
        try {
            int code = new ProcessBuilder("kill", "-STOP", Long.toString(process.pid()))
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("kill -STOP ended with " + code);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * A process that ended but that nobody has buried keeps its id. Linux calls it a zombie only when its memory has been let
     * go, while its program is gone before: a server that starts in between finds the shared memory in use.
     */
    private static boolean running(ProcessHandle process) {
        Path state = Path.of("/proc", Long.toString(process.pid()), "stat");
        try {
            String line = Files.readString(state);
            return line.charAt(line.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException e) {
            return process.isAlive() && process.info().command().isPresent();
        }
    }

    void stop() {
        try {
            running.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Connection connect() throws SQLException {
        return connect("progress");
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), "postgres", "postgres");
    }

    /** How the service finds it. */
    Map<String, String> settings() {
        return Map.of(
                "quarkus.datasource.jdbc.url", url("progress"),
                "quarkus.datasource.username", "progress",
                "quarkus.datasource.password", "test",
                "quarkus.flyway.username", "progress_owner",
                "quarkus.flyway.password", "test");
    }

    private String url(String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database;
    }

    private ProcessHandle postmaster() {
        try (Stream<String> lines = Files.lines(data.resolve("postmaster.pid"))) {
            return lines.findFirst()
                    .map(String::trim)
                    .map(Long::valueOf)
                    .flatMap(ProcessHandle::of)
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
