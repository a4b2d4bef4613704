package org.skillway.catalog.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.skillway.testkit.TestDatabase;

/**
 * Services in processes of their own, which find an earlier schema. Both V8, the longest, and V9 come in their middle to the
 * states, which the test locks: so they stand there, with everything before done and nothing committed.
 */
@DisplayName("A migration at the start of the service")
class MigrationIT {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int SKILLS = 300;

    /** What there is of a schema, past all data. */
    private static final String SCHEMA = """
            select string_agg(line, E'\\n' order by line) from (
                select table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable as line
                    from information_schema.columns where table_schema = 'public'
                union all select indexdef from pg_indexes where schemaname = 'public'
                union all select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
                    from pg_constraint where connamespace = 'public'::regnamespace
                union all select tgrelid::regclass || ' ' || tgname from pg_trigger where not tgisinternal
                union all select pg_get_functiondef(p.oid) from pg_proc p where pronamespace = 'public'::regnamespace
                    and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')) as lines
            """;

    /** What is there, in a schema that stays what it is. */
    private static final String ROWS = """
            select concat_ws(' ', (select md5(string_agg(s::text, '' order by kind, key)) from entity_state s),
                (select md5(string_agg(e::text, '' order by kind, key)) from search_entry e),
                (select string_agg(version || ' ' || success, ', ' order by installed_rank) from flyway_schema_history))
            """;

    private static final String HISTORY =
            "select string_agg(coalesce(version, 'R'), ' ' order by installed_rank) from flyway_schema_history where success";

    private final TestDatabase.Access access = TestDatabase.create("migration");
    private final List<ServiceProcess> services = new ArrayList<>();

    @AfterEach
    void end() throws InterruptedException {
        for (ServiceProcess service : services) {
            service.kill();
        }
    }

    @ParameterizedTest(name = "after version {0}")
    @ValueSource(strings = {"7", "8"})
    @DisplayName("that is killed leaves nothing half-done, and the next start completes it")
    void killed(String version) throws Exception {
        fill(version);
        String schema = one(SCHEMA);
        String rows = one(ROWS);

        try (Connection locked = lockStates()) {
            ServiceProcess service = start();
            until("it stands in the middle", this::standsInTheMiddle);
            service.kill();
            locked.rollback();
        }
        until(
                "its sessions have ended",
                () ->
                        one("select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()")
                                .equals("0"));
        assertThat(one(SCHEMA)).isEqualTo(schema);
        assertThat(one(ROWS)).isEqualTo(rows);

        isWhole(start());
    }

    @Test
    @DisplayName("that is killed is completed by a start while the database has not noticed yet")
    void unnoticed() throws Exception {
        fill("7");
        ServiceProcess next;
        try (Connection locked = lockStates()) {
            ServiceProcess service = start();
            until("it stands in the middle", this::standsInTheMiddle);
            service.kill();
            next = start();
            until(
                    "the next one waits for what the dead one holds",
                    () ->
                            one("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
                                    .equals("2"));
            locked.rollback();
        }
        isWhole(next);
    }

    @Test
    @DisplayName("is made by one of two instances that start at once, and both serve")
    void together() throws Exception {
        fill("7");
        ServiceProcess one;
        ServiceProcess other;
        try (Connection locked = lockStates()) {
            one = start();
            other = start();
            until(
                    "one stands in the middle, the other waits for its turn",
                    () -> standsInTheMiddle()
                            && one("select count(distinct client_port) from pg_stat_activity where datname = current_database()"
                                            + " and query like '%advisory%'")
                                    .equals("2"));
            assertThat(one.ready() || other.ready()).isFalse();
            locked.rollback();
        }
        isWhole(one);
        isWhole(other);
    }

    @Test
    @DisplayName("of an empty database by two instances brings the first content once")
    void empty() throws Exception {
        ServiceProcess one = start();
        ServiceProcess other = start();
        for (ServiceProcess service : List.of(one, other)) {
            until("it is ready", service::ready);
            assertThat(service.get("/api/v1/roles?count=true").headers().firstValue("Skillway-Catalog-Revision"))
                    .contains("1");
        }
        assertThat(one(HISTORY)).isEqualTo(one(fresh(), HISTORY));
    }

    private void isWhole(ServiceProcess service) throws Exception {
        until("it is ready", service::ready);
        TestDatabase.Access fresh = fresh();
        assertThat(one(HISTORY)).as("each script once").isEqualTo(one(fresh, HISTORY));
        assertThat(one(SCHEMA)).isEqualTo(one(fresh, SCHEMA));
        assertThat(service.get("/api/v1/skills?count=true&limit=1").body()).contains("\"total\":" + SKILLS);
        assertThat(service.get("/api/v1/search?q=title-123").body()).contains("\"key\":\"skill-123\"");
    }

    private ServiceProcess start() {
        ServiceProcess service = ServiceProcess.on(access);
        services.add(service);
        return service;
    }

    private static FluentConfiguration flyway(TestDatabase.Access access) {
        return Flyway.configure().dataSource(access.jdbcUrl(), access.username(), access.password());
    }

    /** What one undisturbed migration of an empty database makes. */
    private static TestDatabase.Access fresh() {
        TestDatabase.Access fresh = TestDatabase.create("fresh");
        flyway(fresh).load().migrate();
        return fresh;
    }

    /** A catalog as an earlier release has left it. */
    private void fill(String version) throws SQLException {
        // The function that was replaced since is not there to be had.
        flyway(access).target("7").repeatableSqlMigrationPrefix("none").load().migrate();
        try (Connection connection = access.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into catalog_change (revision, changed_at, actor, action)"
                    + " select i, now(), 'admin', 'create' from generate_series(1, " + SKILLS + ") as i");
            statement.execute("update catalog_head set revision = " + SKILLS);
            statement.execute(
                    "insert into entity select 'skill', 'skill-' || i from generate_series(1, " + SKILLS + ") as i");
            statement.execute("insert into entity_state (kind, key, from_revision, version, status, document)"
                    + " select 'skill', 'skill-' || i, i, 1, 'published', jsonb_build_object('key', 'skill-' || i, 'kind',"
                    + " 'tool', 'title', jsonb_build_object('en', 'Title-' || i), 'summary', jsonb_build_object('en',"
                    + " 'What it is'), 'aliases', '{}'::jsonb, 'prerequisites', '[]'::jsonb, 'references', '[]'::jsonb)"
                    + " from generate_series(1, " + SKILLS + ") as i");
            statement.execute("select search_refresh(1, " + SKILLS + ")");
        }
        flyway(access)
                .target(version)
                .repeatableSqlMigrationPrefix("none")
                .load()
                .migrate();
    }

    private Connection lockStates() throws SQLException {
        Connection connection = access.connect();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("lock table entity_state in access exclusive mode");
        }
        return connection;
    }

    private boolean standsInTheMiddle() throws SQLException {
        return one("select count(*) from pg_stat_activity a join pg_locks l on l.pid = a.pid and not l.granted"
                        + " and l.relation = 'entity_state'::regclass where a.datname = current_database()")
                .equals("1");
    }

    private String one(String sql) throws SQLException {
        return one(access, sql);
    }

    private static String one(TestDatabase.Access access, String sql) throws SQLException {
        try (Connection connection = access.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void until(String what, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(what + ": not within " + LONGEST);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}
