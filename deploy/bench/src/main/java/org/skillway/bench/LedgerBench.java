package org.skillway.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.skillway.bench.floor.FloorService;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures writing and reading ledgers, and publishing cohorts beside it, for growing numbers of learners. */
@Command(name = "ledger-bench", mixinStandardHelpOptions = true, description = "Measures ledgers against their floor.")
public final class LedgerBench implements Callable<Integer> {

    private static final String DATABASE = "progress";
    private static final String OWNER = "progress_owner";
    private static final String SUPERUSER = "postgres";
    private static final long SEED = 4;
    private static final int FOLLOW_SECONDS = 60;

    @Option(names = "--port-base", required = true, description = "That of the stack (./skillway up --port-base).")
    private int portBase;

    @Option(names = "--data", required = true, description = "Data folder of the stack (./skillway up --data).")
    private Path data;

    @Option(names = "--token", required = true, description = "Of the admin \"bench\" (./skillway token --role admin).")
    private String token;

    @Option(names = "--out", required = true, description = "Folder for ledger.md and ledger.json.")
    private Path out;

    @Option(names = "--short", description = "Short rounds.")
    private boolean brief;

    @Option(names = "--rounds", defaultValue = "5", description = "Rounds of each row (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--learners",
            split = ",",
            defaultValue = "10000",
            description = "How many, one size after the other, each larger than the one before (${DEFAULT-VALUE}).")
    private List<Integer> sizes;

    @Option(
            names = "--active",
            defaultValue = "10000",
            description =
                    "Of how many learners the rows ask, spread over all of them (${DEFAULT-VALUE}): as many for each size,"
                            + " so that it is the ledger that grows and not what has to lie in memory.")
    private int active;

    @Option(names = "--only-reads", description = "Only the rows of reads.")
    private boolean onlyReads;

    private StackDatabase service;
    private StackDatabase owner;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new LedgerBench()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        service = StackDatabase.of(portBase, data, DATABASE, DATABASE);
        owner = StackDatabase.of(portBase, data, DATABASE, OWNER);
        try (Connection connection = owner.connect();
                FloorProcess floor = FloorProcess.start(
                        FloorService.class, service, URI.create("http://localhost:" + (portBase + 4) + "/jwks"));
                Load load = new Load(token)) {
            Map<String, String> settings = StackDatabase.durable(connection);
            new CatalogImport("http://localhost:" + (portBase + 1), token).run(World.of(SEED, Learners.CATALOG));
            awaitReplica(connection);
            Learners learners = new Learners(owner, connection, Learners.evenly());
            learners.begin();
            List<LedgerTable.Size> measured = new ArrayList<>();
            int skillsHad = 0;
            for (int size : sizes) {
                long begun = System.nanoTime();
                learners.growTo(size);
                settle();
                double seconds = (System.nanoTime() - begun) / 1e9;
                LedgerRequests asked = new LedgerRequests(size, active, skillsHad);
                measured.add(measure(size, seconds, asked, floor, load));
                skillsHad = asked.skillsHad();
                LedgerTable table = new LedgerTable(settings, measured);
                table.write(out);
                System.out.println(table.markdown());
            }
        }
        return 0;
    }

    private LedgerTable.Size measure(
            int learners, double fillSeconds, LedgerRequests asked, FloorProcess floor, Load load) throws Exception {
        Turns turns = Turns.of(brief, rounds);
        LedgerRows rows = new LedgerRows(service, owner, portBase + 2, floor.port(), load, asked);
        rows.compare(new SameAnswers(portBase + 2, floor.port(), token));
        List<Row> measured = new ArrayList<>();
        Map<Integer, Double> commits = new TreeMap<>();
        for (int connections : onlyReads ? List.<Integer>of() : List.of(1, 32, 256)) {
            measured.add(rows.writes(connections, turns));
            commits.put(connections, rows.commitsPerWrite(connections, turns.time()));
        }
        if (!onlyReads) {
            measured.add(rows.writesAgainstStatement(32, turns));
        }
        for (int connections : List.of(1, 32)) {
            measured.add(rows.reads(connections, turns));
            measured.add(rows.firstReads(connections, turns));
        }
        List<Double> publications = new ArrayList<>();
        if (!onlyReads) {
            measured.add(rows.writesBeside(new Publication(owner, portBase + 2, token), turns, publications));
        }
        return new LedgerTable.Size(
                learners, (long) learners * Learners.RECORDS, fillSeconds, measured, commits, publications);
    }

    private static void awaitReplica(Connection connection) throws SQLException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(FOLLOW_SECONDS);
        while (known(connection) < Learners.CATALOG.skills() + Learners.CATALOG.roles()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("progress-service does not follow the catalog");
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private static int known(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from catalog_entity"
                        + " where kind in ('skill', 'role') and key like 'bench-%'")) {
            row.next();
            return row.getInt(1);
        }
    }

    /** Sees to what filling leaves for later, before anything is timed. */
    private void settle() throws SQLException, IOException {
        try (Connection connection =
                        StackDatabase.of(portBase, data, DATABASE, SUPERUSER).connect();
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum (analyze) learner, ledger_entry, standing");
            statement.execute("checkpoint");
        }
    }
}
