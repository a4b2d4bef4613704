package org.skillway.catalog.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.skillway.catalog.database.RecordedStatements.Recorded;
import org.skillway.catalog.search.ListSearch;
import org.skillway.testkit.TestDatabase;

/**
 * Explains every statement that the tests before it issued, in a catalog of thousands of entities, by the plan that
 * PostgreSQL keeps for all arguments. Scans of whole tables are made so dear that one is left only where no index serves.
 *
 * <p>Which statements there are only the whole suite knows: it notes them in {@link Recorded#FILE}, so that
 * {@link #indexes} says something after {@code mvn verify} alone, and fails without it. The others stand for themselves.
 */
@DisplayName("Every statement of the service")
class PlansIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Set<String> SCANS = Set.of("Seq Scan", "Index Scan", "Index Only Scan", "Bitmap Index Scan");

    /** The head, and indexes of what is under way and of what has been merged: of little, however large the catalog is. */
    private static final Set<String> SMALL = Set.of("catalog_head", "import_job_under_way", "entity_state_merged");

    /** What reads everything because everything is asked for. */
    private static final List<String> WHOLE = List.of(
            // The health of the catalog is that of all that is published.
            "select kind, key, cardinality(stale)",
            // Whether edges close a cycle only all edges of the relation can tell.
            "select from_key, to_key from entity_reference e where relation = ?",
            // ESCO names nothing by keys of ours, so an import of it asks for all that others brought.
            "select e.kind, e.key from entity e left join import_source");

    /** By index what it is ordered by first: a condition on anything else would have all of it read. */
    private static final Map<String, String> LEADING = new HashMap<>();

    private static Connection database;

    @BeforeAll
    static void fill() throws SQLException {
        TestDatabase.Access access = TestDatabase.create("plans");
        Flyway.configure()
                .dataSource(access.jdbcUrl(), access.username(), access.password())
                .load()
                .migrate();
        database = access.connect();
        try (Statement statement = database.createStatement()) {
            for (String sql : SyntheticCatalog.SQL) {
                statement.execute(sql);
            }
            statement.execute("analyze");
            statement.execute("set enable_seqscan = off");
            statement.execute("set plan_cache_mode = force_generic_plan");
            try (ResultSet indexes = statement.executeQuery(
                    "select c.relname, pg_get_indexdef(c.oid, 1, true)"
                            + " from pg_class c join pg_am a on a.oid = c.relam where c.relkind = 'i' and a.amname = 'btree'")) {
                while (indexes.next()) {
                    LEADING.put(indexes.getString(1), plain(indexes.getString(2)));
                }
            }
        }
    }

    @AfterAll
    static void close() throws SQLException {
        database.close();
    }

    @Test
    @DisplayName("is served by an index")
    void indexes() throws IOException, SQLException {
        assertThat(Recorded.FILE)
                .as("statements noted by the other tests: run them before, by mvn verify of the whole service")
                .exists();
        List<Recorded> statements = Recorded.all();
        assertThat(statements)
                .as("of all other tests; fewer are noted when only some of them ran")
                .hasSizeGreaterThan(100);
        List<String> unserved = new ArrayList<>();
        for (Recorded statement : statements) {
            if (WHOLE.stream().noneMatch(statement.sql()::startsWith)) {
                scans(plan(statement)).forEach(table -> unserved.add(table + ": " + statement.sql()));
            }
        }
        assertThat(unserved).isEmpty();
    }

    @Test
    @DisplayName("that no index serves is seen")
    void sees() throws SQLException {
        assertThat(scans(plan(new Recorded("select kind from entity_state where version = ?", "int"))))
                .containsExactly("entity_state");
        assertThat(scans(plan(new Recorded("select kind from entity_state where document ->> 'level' = ?", "varchar"))))
                .containsExactly("entity_state");
        assertThat(scans(plan(new Recorded("select from entity where key = ?", "varchar"))))
                .as("one that reads a whole index")
                .containsExactly("entity");
    }

    @ParameterizedTest(name = "in a list that is searched and filtered at once reads what has the words: {0}")
    @ValueSource(strings = {"force_generic_plan", "force_custom_plan"})
    void readsWhatHasTheWords(String planning) throws SQLException {
        List<JsonNode> plans = new ArrayList<>();
        try (Statement statement = database.createStatement()) {
            statement.execute("set plan_cache_mode = " + planning);
            ListSearch.modules(new Explained(plans), "'title' & 'ab':*", "beginner", 3000);
            statement.execute("set plan_cache_mode = force_generic_plan");
        }
        // Of 6,000 modules, all of them for beginners, one in 85 has a word that begins so.
        assertThat(plans).hasSize(3);
        assertThat(plans).allSatisfy(plan -> assertThat(rowsRead(plan.path(0).path("Plan")))
                .as(plan::toPrettyString)
                .isLessThan(1000));
        assertThat(rowsRead(plans.get(2).path(0).path("Plan"))).isPositive();
    }

    /** Keeps the plans of queries as they were carried out. */
    private static final class Explained extends Statements {

        private final List<JsonNode> plans;

        Explained(List<JsonNode> plans) {
            super(null);
            this.plans = plans;
        }

        @Override
        public <T> List<T> query(String sql, Row<T> row, Object... arguments) {
            try (PreparedStatement statement = database.prepareStatement(sql)) {
                plans.add(plan(Recorded.of(sql, arguments), "analyze, ", Stream.of(arguments)));
                for (int i = 0; i < arguments.length; i++) {
                    statement.setObject(i + 1, arguments[i]);
                }
                List<T> found = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.add(row.read(rows));
                    }
                }
                return found;
            } catch (SQLException e) {
                throw new DatabaseException(e);
            }
        }
    }

    /** How many rows a plan that was carried out took from tables, also those that it threw away. */
    private static long rowsRead(JsonNode node) {
        long read = 0;
        // A bitmap of an index holds places of rows, which others may narrow down before any is read.
        if (node.has("Relation Name")) {
            long each = node.path("Actual Rows").asLong()
                    + node.path("Rows Removed by Filter").asLong()
                    + node.path("Rows Removed by Index Recheck").asLong();
            read = each * node.path("Actual Loops").asLong();
        }
        for (JsonNode child : node.path("Plans")) {
            read += rowsRead(child);
        }
        return read;
    }

    private static JsonNode plan(Recorded statement) throws SQLException {
        return plan(statement, "", Stream.of(statement.types().split(",")).map(type -> null));
    }

    private static JsonNode plan(Recorded statement, String options, Stream<Object> values) throws SQLException {
        try (Statement sql = database.createStatement()) {
            String types = statement.types();
            if (statement.sql().matches("(?i)(set|lock|notify|listen|analyze) .*")) {
                return JSON.createObjectNode();
            }
            sql.execute("prepare recorded " + (types.isEmpty() ? "" : "(" + types + ")") + " as "
                    + numbered(statement.sql()));
            String arguments =
                    types.isEmpty() ? "" : values.map(PlansIT::literal).collect(Collectors.joining(",", "(", ")"));
            try (ResultSet plan =
                    sql.executeQuery("explain (" + options + "format json) execute recorded " + arguments)) {
                plan.next();
                return JSON.readTree(plan.getString(1));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } finally {
                sql.execute("deallocate recorded");
            }
        }
    }

    private static String literal(Object value) {
        if (value instanceof Object[] values) {
            return Stream.of(values).map(PlansIT::literal).collect(Collectors.joining(",", "array[", "]"));
        }
        return value == null || value instanceof Number
                ? String.valueOf(value)
                : "'" + value.toString().replace("'", "''") + "'";
    }

    /** JDBC's question marks by PostgreSQL's numbers. */
    private static String numbered(String sql) {
        AtomicInteger number = new AtomicInteger();
        return Pattern.compile("\\?").matcher(sql).replaceAll(mark -> "\\$" + number.incrementAndGet());
    }

    /** The tables and indexes that a plan reads without asking an index for anything. */
    private static Set<String> scans(JsonNode plan) {
        Set<String> scans = new TreeSet<>();
        plan.forEach(statement -> addScans(statement.path("Plan"), false, scans));
        return scans;
    }

    private static void addScans(JsonNode node, boolean limited, Set<String> scans) {
        String type = node.path("Node Type").asText();
        String index = node.path("Index Name").asText();
        String read = node.path("Relation Name").asText(index);
        boolean served = SMALL.contains(read)
                || SMALL.contains(index)
                || (node.has("Index Cond")
                        && plain(node.path("Index Cond").asText()).contains(LEADING.getOrDefault(index, "")))
                // The first rows in the order of an index are read along it, if none of them is read in vain.
                || (limited && type.startsWith("Index") && !node.has("Filter"));
        if (SCANS.contains(type) && !served) {
            scans.add(read);
        }
        node.path("Plans").forEach(child -> addScans(child, type.equals("Limit"), scans));
    }

    private static String plain(String expression) {
        return expression.replaceAll("[() ]", "");
    }
}
