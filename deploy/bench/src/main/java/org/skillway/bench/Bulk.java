package org.skillway.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Completions in bulk against the least that could put them there: {@code COPY} of the finished rows, hashes and all, into
 * the same partitioned tables with the same indexes. Both sides take turns, each time with learners of their own.
 */
final class Bulk {

    private static final int PER_LEARNER = 30;
    private static final int SKILLS = 500;
    private static final int BATCH = 5_000;
    private static final List<String> TABLES = List.of("learner", "ledger_entry", "standing");

    private final StackDatabase owner;
    private final int lines;

    /**
     * @param owner of the tables of progress-service, which knows the skills of a {@link World}
     * @param lines completions a round
     */
    Bulk(StackDatabase owner, int lines) {
        this.owner = owner;
        this.lines = lines;
    }

    Row measure(int rounds) throws SQLException, IOException {
        try (Connection connection = owner.connect();
                Statement statement = connection.createStatement()) {
            List<Row.Round> measured = new ArrayList<>();
            // The first round warms both sides up.
            for (int round = 0; round <= rounds; round++) {
                String name = UUID.randomUUID().toString().substring(0, 8);
                double loaded = load(connection, statement, "bulk-" + name);
                double copied = copy(connection, "bulk-" + name, "copy-" + name);
                if (round > 0) {
                    measured.add(new Row.Round(new Load.Result(loaded, 0, 0), new Load.Result(copied, 0, 0)));
                }
            }
            return new Row("completions in bulk", 1, Question.Target.HALF_OF_FLOOR, measured);
        }
    }

    /** Completions a second, as the service loads a file whose lines it has understood. */
    private double load(Connection connection, Statement statement, String name) throws SQLException, IOException {
        UUID id = UUID.randomUUID();
        StringBuilder file = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            file.append(String.format(
                    Locale.ROOT,
                    "%s\t%d\t%s-%d\t%s\t2026-01-%02dT10:%02d:00Z%n",
                    id,
                    i + 1,
                    name,
                    i / PER_LEARNER,
                    World.key("bench-skill", i % PER_LEARNER * 31 % SKILLS),
                    i % 28 + 1,
                    i % 60));
        }
        byte[] bytes = file.toString().getBytes(StandardCharsets.UTF_8);
        long begun = System.nanoTime();
        copies(connection)
                .copyIn(
                        "copy completion_row (import_id, line, learner_id, skill, happened_at) from stdin",
                        new ByteArrayInputStream(bytes));
        statement.execute("insert into completion_import (id, actor_id, acted_as, format, state, lines, last_row,"
                + " created_at, touched_at) values ('" + id + "', gen_random_uuid(), 'service', 'ndjson', 'loading', "
                + lines + ", " + lines + ", now(), now())");
        String state = "loading";
        while ("loading".equals(state)) {
            try (ResultSet answer = statement.executeQuery("select ledger_load('" + id + "', " + BATCH + ")")) {
                answer.next();
                state = answer.getString(1);
            }
        }
        double perSecond = lines * 1e9 / (System.nanoTime() - begun);
        try (ResultSet report =
                statement.executeQuery("select added, faults from completion_import where id = '" + id + "'")) {
            report.next();
            if (!"done".equals(state) || report.getLong(1) != lines || report.getLong(2) != 0) {
                throw new IllegalStateException("Not all was loaded: " + report.getLong(1) + ", then " + state);
            }
        }
        return perSecond;
    }

    /** Completions a second, as finished rows of other learners. */
    private double copy(Connection connection, String from, String to) throws SQLException, IOException {
        Map<String, byte[]> rows = new LinkedHashMap<>();
        for (String table : TABLES) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            copies(connection)
                    .copyOut(
                            "copy (select * from " + table + " where learner_id like '" + from + "-%') to stdout", out);
            rows.put(
                    table,
                    out.toString(StandardCharsets.UTF_8).replace(from, to).getBytes(StandardCharsets.UTF_8));
        }
        long begun = System.nanoTime();
        connection.setAutoCommit(false);
        for (Map.Entry<String, byte[]> table : rows.entrySet()) {
            copies(connection)
                    .copyIn("copy " + table.getKey() + " from stdin", new ByteArrayInputStream(table.getValue()));
        }
        connection.commit();
        connection.setAutoCommit(true);
        return lines * 1e9 / (System.nanoTime() - begun);
    }

    private static CopyManager copies(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }
}
