package org.skillway.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A copy of the whole PostgreSQL, both databases at one moment, taken while it is written to (PostgreSQL 17, 25.3.4, "Making
 * a Base Backup Using the Low Level API"): files as they are, and the log that makes of them what was committed when the
 * copying ended.
 */
final class BaseBackup {

    // Recovery refuses to run with less of these than the server had that wrote the log.
    private static final List<String> KEPT_SETTINGS = List.of(
            "max_connections",
            "max_worker_processes",
            "max_wal_senders",
            "max_prepared_transactions",
            "max_locks_per_transaction");

    private final Connection admin;
    private final Path source;
    private final Release release;

    /**
     * @param admin a connection of a superuser, which is used for nothing else
     * @param source the data folder of the same PostgreSQL
     */
    BaseBackup(Connection admin, Path source, Release release) {
        this.admin = admin;
        this.source = source;
        this.release = release;
    }

    /** Writes a backup, beside its place first, so that one that stands there is whole. */
    BackupManifest take(Path place) throws SQLException, IOException {
        Path next = place.resolveSibling(place.getFileName() + ".part");
        try {
            Files.createDirectories(next);
            Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rwx------"));
            requireRoom(next);
            requireOneTablespace();
            BackupManifest manifest = copy(next);
            DurableFiles.write(next.resolve(BackupManifest.NAME), Json.bytes(manifest));
            DurableFiles.sync(next);
            Files.move(next, place);
            DurableFiles.syncNames(place.getParent());
            return manifest;
        } finally {
            DurableFiles.delete(next);
        }
    }

    private BackupManifest copy(Path next) throws SQLException, IOException {
        BackupFiles files = new BackupFiles(source, next);
        // Keeps the log from being recycled until this connection ends.
        one("SELECT pg_create_physical_replication_slot('skillway_backup_' || pg_backend_pid(), true, true)");
        Instant began = now();
        String first = one("SELECT pg_walfile_name(pg_backup_start('skillway', true))");
        files.copyData();
        String last;
        try (Statement statement = admin.createStatement();
                // Nobody has to wait for the archive: what is needed of the log is copied below.
                ResultSet row =
                        statement.executeQuery("SELECT labelfile, pg_walfile_name(lsn) FROM pg_backup_stop(false)")) {
            row.next();
            files.writeLabel(row.getString(1).getBytes(StandardCharsets.UTF_8));
            last = row.getString(2);
        }
        Instant ended = now();
        files.copyWal(first, last);
        String archive = archive();
        return new BackupManifest(
                BackupManifest.FORM,
                release.version(),
                one("SHOW server_version"),
                began,
                ended,
                first,
                archive == null ? null : WalArchive.lineOf(source).orElse(null),
                archive,
                settings(),
                files.folders(),
                files.files());
    }

    private void requireRoom(Path next) throws SQLException, IOException {
        long bytes = Long.parseLong(one("SELECT sum(pg_database_size(oid)) FROM pg_database"));
        long usable = Files.getFileStore(next).getUsableSpace();
        if (usable < bytes + DataFolder.LEAST_FREE_BYTES) {
            throw new Refusal(
                    "There is no room for a backup at %s: the databases have %d MB, %d MB more are needed beside, and %d MB are free. Name another place with --to DIR."
                            .formatted(next.getParent(), bytes >> 20, DataFolder.LEAST_FREE_BYTES >> 20, usable >> 20));
        }
    }

    private void requireOneTablespace() throws SQLException {
        if (!one("SELECT count(*) FROM pg_tablespace").equals("2")) {
            throw new Refusal(
                    "Somebody has added tablespaces to this PostgreSQL, which lie outside its data folder: back it up with pg_basebackup.");
        }
    }

    /** Where the log is archived; null where it is not. */
    private String archive() throws SQLException {
        return one("SELECT nullif(current_setting('basic_archive.archive_directory', true), '')");
    }

    private Map<String, String> settings() throws SQLException {
        Map<String, String> settings = new TreeMap<>();
        for (String name : KEPT_SETTINGS) {
            settings.put(name, one("SHOW " + name));
        }
        return settings;
    }

    /** By the clock of the server, which the moments are told by to which a backup can be restored. */
    private Instant now() throws SQLException {
        try (Statement statement = admin.createStatement();
                ResultSet row = statement.executeQuery("SELECT clock_timestamp()")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    private String one(String query) throws SQLException {
        return Databases.one(admin, query);
    }
}
