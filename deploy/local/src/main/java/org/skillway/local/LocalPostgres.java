package org.skillway.local;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** PostgreSQL from the embedded binaries, with durable settings, on a data folder that outlives it. */
final class LocalPostgres implements Part {

    static final String NAME = "postgresql";

    // Recovery after a crash replays what the last checkpoint lacks, which on a slow disk takes its time.
    private static final Duration START_PATIENCE = Duration.ofSeconds(60);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

    private final DataFolder folder;
    private final int port;
    private final Secrets secrets;
    private final Release release;
    private final Map<String, String> settings;
    private final OwnProcesses own;
    private boolean passwordsSet;
    private volatile EmbeddedPostgres running;
    private volatile ProcessHandle postmaster;

    /** @param settings of the server, by their names in postgresql.conf, beside those that are always the same */
    LocalPostgres(DataFolder folder, int port, Secrets secrets, Release release, Map<String, String> settings) {
        this.folder = folder;
        this.port = port;
        this.secrets = secrets;
        this.release = release;
        this.settings = settings;
        this.own = new OwnProcesses(folder);
    }

    @Override
    public String name() {
        return NAME;
    }

    DatabaseServer server() {
        return DatabaseServer.embedded(port, secrets.databasePassword(Secrets.SUPERUSER));
    }

    @Override
    public void start() {
        requireVersion();
        stop();
        try {
            if (!Files.exists(folder.postgres())) {
                initialise();
            } else if (secrets.fresh() && !passwordsSet) {
                open(folder.postgres(), PostgresAccess.ANYONE);
                setPasswords();
                stop();
            }
            open(folder.postgres(), PostgresAccess.PASSWORD);
        } catch (IOException | SQLException | RuntimeException e) {
            stop();
            throw new Refusal("PostgreSQL did not start (%s). %s".formatted(e.getMessage(), advice()), e);
        }
    }

    @Override
    public void stop() {
        EmbeddedPostgres was = running;
        running = null;
        if (was != null) {
            try {
                was.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        // Also what a launcher that was killed left behind, and servers of a postmaster that was: the next one would
        // refuse to start beside them.
        List<ProcessHandle> left = own.postgres();
        left.forEach(OwnProcesses::interrupt);
        if (!Waiting.until(STOP_PATIENCE, () -> left.stream().noneMatch(OwnProcesses::running))) {
            left.forEach(ProcessHandle::destroyForcibly);
            Waiting.until(STOP_PATIENCE, () -> left.stream().noneMatch(OwnProcesses::running));
        }
    }

    @Override
    public boolean alive() {
        return postmaster != null && OwnProcesses.running(postmaster);
    }

    @Override
    public boolean ready() {
        try (Connection connection = server().connect()) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public StackState.Entry entry() {
        return new StackState.Entry(
                NAME, postmaster.pid(), port, "jdbc:postgresql://localhost:" + port + "/", release.postgresql(), null);
    }

    @Override
    public Path log() {
        return folder.log(NAME);
    }

    private void requireVersion() {
        Path versionFile = folder.postgres().resolve("PG_VERSION");
        try {
            String version =
                    Files.exists(versionFile) ? Files.readString(versionFile).trim() : null;
            if (version != null && !version.equals(release.postgresqlMajor())) {
                throw new Refusal(
                        "The data in %s are of PostgreSQL %s, and this Skillway brings %s: name another folder with --data DIR, or move the data with pg_dump and pg_restore of their own version."
                                .formatted(folder.postgres(), version, release.postgresqlMajor()));
            }
        } catch (IOException e) {
            throw new Refusal(
                    "The file %s cannot be read: it must belong to whoever starts Skillway.".formatted(versionFile), e);
        }
    }

    /** Works beside the final place and moves there when done, so that a kill half-way leaves nothing that looks whole. */
    private void initialise() throws IOException, SQLException {
        Path next = folder.root().resolve("postgres.new");
        delete(next);
        open(next, PostgresAccess.ANYONE);
        setPasswords();
        stop();
        Files.move(next, folder.postgres());
    }

    /** Differs by data folder: the library unpacks once per resolver, and each folder has its own programs. */
    private record Binaries(DataFolder folder) implements PgBinaryResolver {
        @Override
        public InputStream getPgBinary(String system, String machine) throws IOException {
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine);
        }
    }

    private void open(Path data, PostgresAccess access) throws IOException {
        // The library tidies up old data folders in its working folder, which without this is one for the whole
        // machine.
        System.setProperty("ot.epg.working-dir", folder.postgresBinaries().toString());
        // After a start that failed the library goes on holding this file; that the folder is used once is seen to
        // above.
        Files.deleteIfExists(data.resolve("epg-lock"));
        ProcessBuilder.Redirect log = ProcessBuilder.Redirect.appendTo(log().toFile());
        EmbeddedPostgres.Builder server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setDataDirectoryCustomizer(access::write)
                .setOverrideWorkingDirectory(folder.postgresBinaries().toFile())
                .setPgBinaryResolver(new Binaries(folder))
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(START_PATIENCE)
                .setConnectConfig("password", secrets.databasePassword(Secrets.SUPERUSER))
                // The same order of text on every machine, whatever its language.
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                .setErrorRedirector(log)
                .setOutputRedirector(log);
        PostgresSettings.USUAL.forEach(server::setServerConfig);
        settings.forEach(server::setServerConfig);
        PostgresSettings.FIXED.forEach(server::setServerConfig);
        running = server.start();
        // The library leaves its working folder writable for everybody.
        Files.setPosixFilePermissions(folder.postgresBinaries(), PosixFilePermissions.fromString("rwx------"));
        postmaster = postmaster(data).orElseThrow(() -> new IOException("it ended at once"));
    }

    private static Optional<ProcessHandle> postmaster(Path data) throws IOException {
        try (Stream<String> lines = Files.lines(data.resolve("postmaster.pid"))) {
            return lines.findFirst().map(String::trim).map(Long::valueOf).flatMap(ProcessHandle::of);
        }
    }

    private void setPasswords() throws SQLException {
        try (Connection connection = server().connect();
                Statement statement = connection.createStatement()) {
            // Drawn by this program from letters, digits, '-' and '_'.
            statement.execute("ALTER ROLE " + Secrets.SUPERUSER + " PASSWORD '"
                    + secrets.databasePassword(Secrets.SUPERUSER) + "'");
            passwordsSet = true;
        }
    }

    private String advice() {
        boolean root = "root".equals(System.getProperty("user.name"));
        return (root
                        ? "PostgreSQL refuses to run as root, and this machine may forbid \"unshare -U\", by which the launcher gives that up: start Skillway as an ordinary user then. "
                        : "")
                + "Its log is " + log() + "; --database-url uses a PostgreSQL of your own instead.";
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
