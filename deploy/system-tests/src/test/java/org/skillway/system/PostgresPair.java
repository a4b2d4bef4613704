package org.skillway.system;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A PostgreSQL and its synchronous standby, as docs/operations/growing.md sets them up, with what there is without
 * pg_basebackup.
 */
final class PostgresPair implements AutoCloseable {

    private static final Set<String> NOT_COPIED = Set.of("postmaster.pid", "postmaster.opts", "epg-lock");
    private static final String STANDBY = "standby";

    private final Path folder;
    private final List<Integer> ports = List.of(Ports.free(), Ports.free());
    private EmbeddedPostgres primary;
    private EmbeddedPostgres standby;
    private int copies;

    PostgresPair(Path folder) throws IOException {
        this.folder = folder;
        primary = start(folder.resolve("first"), ports.get(0));
    }

    private static EmbeddedPostgres start(Path data, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setPGStartupWait(Duration.ofSeconds(30))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "200")
                .setServerConfig("wal_keep_size", "512MB")
                .start();
    }

    /** For the services: both, of which the driver takes the one that is written to. */
    String url(String database) {
        return "jdbc:postgresql://localhost:%d,localhost:%d/%s?targetServerType=primary&hostRecheckSeconds=1"
                .formatted(ports.get(0), ports.get(1), database);
    }

    /** The standby alone. */
    String standbyUrl(String database) {
        return "jdbc:postgresql://localhost:%d/%s".formatted(standby.getPort(), database);
    }

    /** One database and one user for each service, and the owner of the ledgers' tables. */
    void createDatabases() {
        for (String user : List.of("catalog", "progress", "progress_owner")) {
            onPrimary("create role " + user + " login password 'secret-of-a-test'");
        }
        onPrimary("create database catalog owner catalog");
        onPrimary("create database progress owner progress_owner");
    }

    /** Copies the primary while it is written to, and lets the copy follow; from then on commits wait for it. */
    void addStandby() throws IOException, SQLException {
        Path copy = folder.resolve("copy-" + ++copies);
        Path source = dataOf(primary);
        Files.createDirectories(copy);
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwx------"));
        try (Connection connection = connect(primary);
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('standby', true)");
            copy(source, copy);
            try (ResultSet row = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
                row.next();
                Files.writeString(copy.resolve("backup_label"), row.getString(1));
            }
        }
        Files.writeString(
                copy.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=localhost port=%d user=postgres application_name=%s'%n"
                        .formatted(primary.getPort(), STANDBY),
                StandardOpenOption.TRUNCATE_EXISTING);
        Files.createFile(copy.resolve("standby.signal"));
        int port = ports.get(0) == primary.getPort() ? ports.get(1) : ports.get(0);
        standby = start(copy, port);
        onPrimary("alter system set synchronous_standby_names = '" + STANDBY + "'");
        onPrimary("select pg_reload_conf()");
    }

    private static void copy(Path source, Path target) throws IOException {
        Files.walkFileTree(source, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(target.resolve(source.relativize(folder)));
                return folder.endsWith("pg_wal") || folder.endsWith("pg_replslot")
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!NOT_COPIED.contains(file.getFileName().toString())) {
                    try {
                        Files.copy(file, target.resolve(source.relativize(file)));
                    } catch (NoSuchFileException e) {
                        // Dropped before its turn came, which the log says too.
                        return FileVisitResult.CONTINUE;
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Whether every commit waits for the standby now. */
    boolean synchronous() {
        return "sync".equals(one(primary, "select max(sync_state) from pg_stat_replication"));
    }

    /** A power cut: nothing of the server goes on, and nothing of it comes back. */
    void killPrimary() throws IOException {
        ProcessHandle postmaster = postmaster(primary);
        List<ProcessHandle> all = postmaster.descendants().toList();
        postmaster.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    /** Makes a primary of the standby, which commits for itself until it gets one of its own. */
    void promote() {
        one(standby, "select pg_promote(true, 60)");
        primary = standby;
        standby = null;
    }

    String onPrimary(String sql) {
        return one(primary, sql);
    }

    private static String one(EmbeddedPostgres server, String sql) {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return null;
            }
            try (ResultSet row = statement.getResultSet()) {
                return row.next() ? row.getString(1) : null;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection connect(EmbeddedPostgres server) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:%d/postgres?user=postgres".formatted(server.getPort()));
    }

    private static Path dataOf(EmbeddedPostgres server) {
        return Path.of(one(server, "show data_directory"));
    }

    private static ProcessHandle postmaster(EmbeddedPostgres server) throws IOException {
        String pid =
                Files.readAllLines(dataOf(server).resolve("postmaster.pid")).get(0);
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    @Override
    public void close() {
        try {
            if (standby != null) {
                standby.close();
            }
            primary.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
