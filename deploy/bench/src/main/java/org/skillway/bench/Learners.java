package org.skillway.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;
import org.skillway.bench.floor.LedgerCommand;

/**
 * Any number of learners with completed skills and a goal each. A few are written as everybody is; all others have the rows of
 * one of those, versions and hashes included, which come in by COPY.
 */
final class Learners {

    static final World.Size CATALOG = new World.Size(1_000, 20, 200);
    static final int RECORDS = 50;

    /** How many kinds of learners there are: a learner has every so-manieth skill. */
    static final int KINDS = CATALOG.skills() / RECORDS;

    private static final List<String> TABLES = List.of("learner", "ledger_entry", "standing");
    private static final int AT_ONCE = 5_000;
    private static final int WRITERS = 2;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StackDatabase database;
    private final Connection connection;
    private final List<Model> models;
    private int count;

    /** What learners of one kind have. */
    record Model(String goal, List<String> skills) {

        Model {
            skills = List.copyOf(skills);
        }
    }

    /**
     * @param database as the owner of the tables
     * @param connection to it
     * @param models one of each kind; learners are of these kinds in turn
     */
    Learners(StackDatabase database, Connection connection, List<Model> models) {
        this.database = database;
        this.connection = connection;
        this.models = List.copyOf(models);
    }

    /** Fifty skills of {@link #CATALOG} each, and no skill more often than another. */
    static List<Model> evenly() {
        return IntStream.range(0, KINDS)
                .mapToObj(kind -> new Model(
                        World.key("bench-role", kind),
                        IntStream.range(0, RECORDS)
                                .mapToObj(record -> World.key("bench-skill", kind + record * KINDS))
                                .toList()))
                .toList();
    }

    static String id(int learner) {
        return String.format(Locale.ROOT, "bench-learner-%07d", learner);
    }

    int count() {
        return count;
    }

    /** Writes the learners that the others are copied from, which takes no time. */
    void begin() throws SQLException {
        ArrayNode commands = JSON.createArrayNode();
        for (int kind = 0; kind < models.size(); kind++) {
            commands.add(LedgerCommand.of(model(kind), steps(models.get(kind))));
        }
        try (PreparedStatement write = connection.prepareStatement(LedgerCommand.STATEMENT)) {
            write.setString(1, commands.toString());
            write.setBoolean(2, true);
            try (ResultSet row = write.executeQuery()) {
                for (Model written : models) {
                    row.next();
                    if (!row.getString(2)
                            .contains("\"version\": " + (written.skills().size() + 1) + ",")) {
                        throw new IllegalStateException("Not written: " + row.getString(2));
                    }
                }
            }
        }
    }

    private static ObjectNode[] steps(Model model) {
        List<ObjectNode> steps = new ArrayList<>();
        steps.add(JSON.createObjectNode().put("begin", "goal-set").put("key", model.goal()));
        for (String skill : model.skills()) {
            steps.add(JSON.createObjectNode()
                    .put("begin", "completed")
                    .put("key", skill)
                    .put("evidence", "imported"));
        }
        return steps.toArray(ObjectNode[]::new);
    }

    /** Adds learners until there are so many. */
    void growTo(int wanted) throws SQLException, IOException, InterruptedException, ExecutionException {
        List<List<List<byte[]>>> rows = new ArrayList<>();
        for (String table : TABLES) {
            List<List<byte[]>> ofTable = new ArrayList<>();
            for (int kind = 0; kind < models.size(); kind++) {
                ofTable.add(rows(table, kind));
            }
            rows.add(ofTable);
        }
        int from = count;
        int parts = (wanted - from + AT_ONCE - 1) / AT_ONCE;
        AtomicInteger next = new AtomicInteger();
        Callable<Void> writer = () -> {
            try (Connection connection = database.connect()) {
                connection.setAutoCommit(false);
                for (int part = next.getAndIncrement(); part < parts; part = next.getAndIncrement()) {
                    int begin = from + part * AT_ONCE;
                    for (int table = 0; table < TABLES.size(); table++) {
                        copy(connection, TABLES.get(table), rows.get(table), begin, Math.min(wanted, begin + AT_ONCE));
                    }
                    connection.commit();
                }
            }
            return null;
        };
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        try {
            for (Future<Void> written : writers.invokeAll(Collections.nCopies(WRITERS, writer))) {
                written.get();
            }
        } finally {
            writers.shutdownNow();
        }
        count = wanted;
    }

    /** The rows of a learner of this kind, each without the learner's id, which comes first. */
    private List<byte[]> rows(String table, int kind) throws SQLException, IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (select * from " + table + " where learner_id = '" + model(kind) + "') to stdout", out);
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> (line.substring(line.indexOf('\t')) + "\n").getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private static void copy(Connection connection, String table, List<List<byte[]>> rows, int from, int upTo)
            throws SQLException, IOException {
        try (OutputStream to =
                new PGCopyOutputStream(connection.unwrap(PGConnection.class), "copy " + table + " from stdin")) {
            for (int learner = from; learner < upTo; learner++) {
                byte[] id = id(learner).getBytes(StandardCharsets.UTF_8);
                for (byte[] row : rows.get(learner % rows.size())) {
                    to.write(id);
                    to.write(row);
                }
            }
        }
    }

    private static String model(int kind) {
        return "bench-model-" + kind;
    }
}
