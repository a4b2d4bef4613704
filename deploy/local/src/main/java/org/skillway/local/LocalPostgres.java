package org.skillway.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** PostgreSQL from the embedded binaries, with durable settings, on a data folder that outlives it. */
final class LocalPostgres implements Part {

    static final String NAME = "postgresql";

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);
    // A process that becomes another program has none for an instant.
    private static final Duration GONE = Duration.ofSeconds(3);

    private final DataFolder folder;
    private final Path data;
    private final int port;
    private final Secrets secrets;
    private final Release release;
    private final Map<String, String> settings;
    private final Optional<WalArchive> archive;
    private final OwnProcesses own;
    private boolean passwordsSet;
    private volatile EmbeddedPostgres running;
    private volatile ProcessHandle postmaster;

    /** @param settings of the server, by their names in postgresql.conf, beside those that are always the same */
    LocalPostgres(DataFolder folder, int port, Secrets secrets, Release release, Map<String, String> settings) {
        this(folder, folder.postgres(), port, secrets, release, settings, Optional.empty());
    }

    /**
     * The same with what few need.
     *
     * @param data in the data folder, where they are not those of the stack
     * @param archive where the log goes, if anywhere
     */
    LocalPostgres(
            DataFolder folder,
            Path data,
            int port,
            Secrets secrets,
            Release release,
            Map<String, String> settings,
            Optional<WalArchive> archive) {
        this.folder = folder;
        this.data = data;
        this.port = port;
        this.secrets = secrets;
        this.release = release;
        this.settings = settings;
        this.archive = archive;
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
            if (!Files.exists(data)) {
                initialise();
            } else if (secrets.fresh() && !passwordsSet) {
                open(data, PostgresAccess.ANYONE);
                setPasswords();
                stop();
            }
            archive.ifPresentOrElse(to -> to.claim(data), () -> WalArchive.leave(data));
            open(data, PostgresAccess.PASSWORD);
        } catch (Refusal e) {
            stop();
            throw e;
        } catch (IOException | SQLException | RuntimeException e) {
            stop();
            throw new Refusal("PostgreSQL did not start (%s). %s".formatted(e.getMessage(), advice()), e);
        }
    }

    /** Follows the log as far as the data say, gives the superuser the password of this stack, and stops. */
    void recover(Duration patience, RecoveryTarget target) {
        stop();
        try {
            CompletableFuture<Void> opening = CompletableFuture.runAsync(this::openForAnyone);
            // The library waits on for a server that has ended, and a log that leads elsewhere ends it at once.
            Instant[] lastSeen = {Instant.MAX};
            Waiting.until(EmbeddedServer.START_PATIENCE, () -> {
                if (!own.postgres().isEmpty()) {
                    lastSeen[0] = Instant.now();
                }
                return opening.isDone() || lastSeen[0].isBefore(Instant.now().minus(GONE));
            });
            if (!opening.isDone()
                    || opening.isCompletedExceptionally()
                    || !Waiting.until(patience, () -> !alive() || !recovering())
                    || !alive()) {
                throw new Refusal(
                        "The log does not lead to %s: a time has to have been followed by another change, and \"end\" takes all that there is. PostgreSQL's words are in %s. Nothing has been changed."
                                .formatted(target, log()));
            }
            setPasswords();
        } catch (SQLException e) {
            throw new Refusal("The data of the backup cannot be used (%s).".formatted(e.getMessage()), e);
        } finally {
            stop();
        }
    }

    private void openForAnyone() {
        try {
            open(data, PostgresAccess.ANYONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean recovering() {
        try (Connection connection = server().connect()) {
            return Databases.one(connection, "SELECT pg_is_in_recovery()").equals("t");
        } catch (SQLException e) {
            // It cannot tell, or has ended, which is looked for first.
            return true;
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
        Path versionFile = data.resolve("PG_VERSION");
        try {
            String version =
                    Files.exists(versionFile) ? Files.readString(versionFile).trim() : null;
            if (version != null && !version.equals(release.postgresqlMajor())) {
                throw new Refusal(
                        "The data in %s are of PostgreSQL %s, and this Skillway brings %s: name another folder with --data DIR, or move the data with pg_dump and pg_restore of their own version."
                                .formatted(data, version, release.postgresqlMajor()));
            }
        } catch (IOException e) {
            throw new Refusal(
                    "The file %s cannot be read: it must belong to whoever starts Skillway.".formatted(versionFile), e);
        }
    }

    /** Works beside the final place and moves there when done, so that a kill half-way leaves nothing that looks whole. */
    private void initialise() throws IOException, SQLException {
        Path next = folder.root().resolve("postgres.new");
        DurableFiles.delete(next);
        open(next, PostgresAccess.ANYONE);
        setPasswords();
        stop();
        Files.move(next, data);
    }

    private void open(Path data, PostgresAccess access) throws IOException {
        Map<String, String> all = new TreeMap<>(settings);
        if (access == PostgresAccess.PASSWORD) {
            archive.ifPresent(to -> all.putAll(to.settings()));
        }
        EmbeddedServer.Started started = new EmbeddedServer(folder, port, secrets.databasePassword(Secrets.SUPERUSER))
                .open(data, access, all, log());
        running = started.server();
        postmaster = started.postmaster();
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
}
