package org.skillway.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The embedded PostgreSQL")
class LocalPostgresIT {

    @TempDir
    Path temporary;

    private DataFolder folder;
    private Ports ports;
    private Secrets secrets;
    private LocalPostgres postgres;

    @BeforeEach
    void start() throws IOException {
        folder = PreparedFolder.in(temporary.resolve("data"));
        ports = FreePorts.find();
        secrets = Secrets.loadOrDraw(folder.secrets());
        postgres = new LocalPostgres(folder, ports.postgresql(), secrets, Release.load(), Map.of());
        postgres.start();
        new Databases(postgres.server(), secrets).ensure();
    }

    @AfterEach
    void stop() {
        postgres.stop();
        assertThat(new OwnProcesses(folder).postgres()).isEmpty();
    }

    @Nested
    @DisplayName("when it runs")
    class Running {

        @Test
        @DisplayName("is durable, and listens on this machine only, to the version it was built with")
        void settings() throws SQLException {
            assertThat(show("fsync")).isEqualTo("on");
            assertThat(show("full_page_writes")).isEqualTo("on");
            assertThat(show("synchronous_commit")).isEqualTo("on");
            assertThat(show("listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(show("unix_socket_directories")).isEmpty();
            assertThat(show("server_version")).startsWith(Release.load().postgresqlMajor() + ".");
            assertThat(postgres.alive()).isTrue();
            assertThat(postgres.ready()).isTrue();
        }

        @Test
        @DisplayName("has the settings that it was started with in the place of the usual ones")
        void otherSettings() throws SQLException {
            postgres.stop();
            postgres = new LocalPostgres(
                    folder, ports.postgresql(), secrets, Release.load(), Map.of("shared_buffers", "64MB"));

            postgres.start();

            assertThat(show("shared_buffers")).isEqualTo("64MB");
            assertThat(show("max_wal_size")).isEqualTo("3GB");
        }

        @Test
        @DisplayName("lets nobody in without the right password, each user only into their own database")
        void passwords() {
            String catalog = secrets.databasePassword("catalog");

            assertThatThrownBy(() -> connect("postgres", "postgres", "wrong")).hasMessageContaining("password");
            assertThatThrownBy(() -> connect("catalog", "catalog", "wrong")).hasMessageContaining("password");
            assertThatThrownBy(() -> connect("progress", "catalog", catalog)).hasMessageContaining("permission denied");
        }

        @Test
        @DisplayName("gets its databases made once, and given new passwords when the old ones are lost")
        void databases() throws SQLException {
            new Databases(postgres.server(), secrets).ensure();
            write();
            postgres.stop();
            assertThat(folder.secrets().toFile().delete()).isTrue();

            Secrets drawn = Secrets.loadOrDraw(folder.secrets());
            postgres = new LocalPostgres(folder, ports.postgresql(), drawn, Release.load(), Map.of());
            postgres.start();
            new Databases(postgres.server(), drawn).ensure();

            secrets = drawn;
            assertThat(rows()).isEqualTo(1);
        }
    }

    @Nested
    @DisplayName("started again")
    class Again {

        @Test
        @DisplayName("after a stop has its data, and does not unpack its programs again")
        void afterStop() throws SQLException, IOException {
            write();
            long unpacked = unpacked();

            postgres.stop();
            postgres.start();

            assertThat(rows()).isEqualTo(1);
            assertThat(unpacked()).isEqualTo(unpacked);
        }

        @Test
        @DisplayName("after kill -9 has every row that was committed")
        void afterKill() throws SQLException {
            write();
            new OwnProcesses(folder).postgres().forEach(ProcessHandle::destroyForcibly);
            assertThat(Waiting.until(Duration.ofSeconds(10), () -> !postgres.alive()))
                    .isTrue();

            postgres.start();

            assertThat(rows()).isEqualTo(1);
        }

        @Test
        @DisplayName("beside one that a killed launcher left behind stops that one first")
        void afterOrphan() throws SQLException {
            write();
            LocalPostgres other = new LocalPostgres(folder, ports.postgresql(), secrets, Release.load(), Map.of());

            other.start();

            assertThat(postgres.alive()).isFalse();
            assertThat(rows()).isEqualTo(1);
        }

        @Test
        @DisplayName("after a first start that was killed half-way begins afresh")
        void halfWay() throws IOException, SQLException {
            postgres.stop();
            Files.move(folder.postgres(), folder.root().resolve("postgres.new"));
            Files.delete(folder.root().resolve("postgres.new/PG_VERSION"));

            postgres.start();

            assertThat(show("fsync")).isEqualTo("on");
            assertThat(folder.root().resolve("postgres.new")).doesNotExist();
        }
    }

    @Nested
    @DisplayName("named as one's own")
    class External {

        @Test
        @DisplayName("with a user who may not create databases is refused with what to do")
        void rights() throws SQLException {
            execute("CREATE ROLE modest LOGIN PASSWORD 'modest'");
            DatabaseServer server = named("modest");

            assertThatThrownBy(() -> new Databases(server, secrets).ensure())
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("ALTER ROLE \"modest\" CREATEDB CREATEROLE");
        }

        @Test
        @DisplayName("with a user who may create them, no superuser, gets them")
        void able() throws SQLException {
            drop();
            execute("CREATE ROLE able LOGIN CREATEDB CREATEROLE PASSWORD 'able'");
            Databases databases = new Databases(named("able"), secrets);

            databases.ensure();
            databases.ensure();

            assertThat(databases.version())
                    .hasValueSatisfying(version -> assertThat(version).startsWith("17"));
        }

        @Test
        @DisplayName("on which somebody else has a user of that name is left as it is")
        void foreign() throws SQLException {
            drop();
            execute("CREATE ROLE catalog LOGIN PASSWORD 'theirs'");

            assertThatThrownBy(() -> new Databases(postgres.server(), secrets).ensure())
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("a user catalog that Skillway did not make");
        }

        @Test
        @DisplayName("that is not there is refused with what to do")
        void absent() {
            postgres.stop();

            assertThatThrownBy(() -> new Databases(named("able"), secrets).ensure())
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("cannot be used as able")
                    .hasMessageContaining("SKILLWAY_DATABASE_PASSWORD");
        }

        private DatabaseServer named(String user) {
            String url = "jdbc:postgresql://localhost:" + ports.postgresql() + "/postgres?user=" + user;
            return DatabaseServer.parse(url, Optional.of(user));
        }

        private void drop() throws SQLException {
            for (String name : Databases.NAMES) {
                execute("DROP DATABASE " + name);
                execute("DROP ROLE " + name);
            }
            execute("DROP ROLE " + Secrets.PROGRESS_OWNER);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = postgres.server().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void write() throws SQLException {
        try (Connection connection = connect("catalog", "catalog", secrets.databasePassword("catalog"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept (n int)");
            statement.execute("INSERT INTO kept VALUES (1)");
        }
    }

    private int rows() throws SQLException {
        try (Connection connection = connect("catalog", "catalog", secrets.databasePassword("catalog"));
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT count(*) FROM kept")) {
            result.next();
            return result.getInt(1);
        }
    }

    private String show(String setting) throws SQLException {
        try (Connection connection = postgres.server().connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SHOW " + setting)) {
            result.next();
            return result.getString(1);
        }
    }

    private Connection connect(String database, String user, String password) throws SQLException {
        String url = "jdbc:postgresql://localhost:" + ports.postgresql() + "/" + database;
        return DriverManager.getConnection(url, user, password);
    }

    private long unpacked() throws IOException {
        try (var all = Files.walk(folder.postgresBinaries())) {
            return all.filter(path -> path.endsWith("bin/postgres"))
                    .mapToLong(path -> path.toFile().lastModified())
                    .sum();
        }
    }
}
