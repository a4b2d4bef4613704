package org.skillway.local;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the library of the embedded PostgreSQL is told to start one, with programs that lie in the data folder. */
record EmbeddedServer(DataFolder folder, int port, String password) {

    // Recovery after a crash replays what the last checkpoint lacks, which on a slow disk takes its time.
    static final Duration START_PATIENCE = Duration.ofSeconds(60);

    record Started(EmbeddedPostgres server, ProcessHandle postmaster) {}

    /** Differs by data folder: the library unpacks once per resolver, and each folder has its own programs. */
    private record Binaries(DataFolder folder) implements PgBinaryResolver {
        @Override
        public InputStream getPgBinary(String system, String machine) throws IOException {
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine);
        }
    }

    /** @param settings by their names in postgresql.conf, beside those that are always the same */
    Started open(Path data, PostgresAccess access, Map<String, String> settings, Path log) throws IOException {
        // The library tidies up old data folders in its working folder, which without this is one for the whole
        // machine.
        System.setProperty("ot.epg.working-dir", folder.postgresBinaries().toString());
        // After a start that failed the library goes on holding this file; whoever starts a server holds the folder.
        Files.deleteIfExists(data.resolve("epg-lock"));
        ProcessBuilder.Redirect output = ProcessBuilder.Redirect.appendTo(log.toFile());
        EmbeddedPostgres.Builder server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setDataDirectoryCustomizer(access::write)
                .setOverrideWorkingDirectory(folder.postgresBinaries().toFile())
                .setPgBinaryResolver(new Binaries(folder))
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(START_PATIENCE)
                .setConnectConfig("password", password)
                // The same order of text on every machine, whatever its language.
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                .setErrorRedirector(output)
                .setOutputRedirector(output);
        PostgresSettings.USUAL.forEach(server::setServerConfig);
        settings.forEach((name, value) -> server.setServerConfig(name, quoted(value)));
        PostgresSettings.FIXED.forEach(server::setServerConfig);
        EmbeddedPostgres running = server.start();
        // The library leaves its working folder writable for everybody.
        Files.setPosixFilePermissions(folder.postgresBinaries(), PosixFilePermissions.fromString("rwx------"));
        return new Started(running, postmaster(data).orElseThrow(() -> new IOException("it ended at once")));
    }

    /** For the shell, through which pg_ctl starts the server. */
    private static String quoted(String value) {
        return "'" + value.replace("'", "'\\''") + "'";
    }

    private static Optional<ProcessHandle> postmaster(Path data) throws IOException {
        try (Stream<String> lines = Files.lines(data.resolve("postmaster.pid"))) {
            return lines.findFirst().map(String::trim).map(Long::valueOf).flatMap(ProcessHandle::of);
        }
    }

    /** A record would print the password. */
    @Override
    public String toString() {
        return "EmbeddedServer[" + port + "]";
    }
}
