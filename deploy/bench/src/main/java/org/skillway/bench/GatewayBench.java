package org.skillway.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.skillway.bench.GatewayTable.Cost;
import org.skillway.bench.GatewayTable.Figure;
import org.skillway.bench.floor.FloorCatalog;
import org.skillway.bench.floor.FloorService;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures what clients see of the gateway: combined answers, what it has in memory, what it passes on, and live events. */
@Command(
        name = "gateway-bench",
        mixinStandardHelpOptions = true,
        description = "Measures the gateway against its floors.")
public final class GatewayBench implements Callable<Integer> {

    private static final String DATABASE = "progress";
    private static final String CATALOG = "catalog";
    private static final String OWNER = "progress_owner";
    private static final String SUPERUSER = "postgres";
    private static final long SEED = 5;

    /** What can be asked for by itself. */
    enum Part {
        GRAPH,
        JOIN,
        KNOWN,
        PASSED_ON,
        RANKING,
        REVISIONS,
        LIVE
    }

    @Option(names = "--port-base", required = true, description = "That of the stack (./skillway up --port-base).")
    private int portBase;

    @Option(names = "--data", required = true, description = "Data folder of the stack (./skillway up --data).")
    private Path data;

    @Option(names = "--token", required = true, description = "Of the admin \"bench\" (./skillway token --role admin).")
    private String token;

    @Option(names = "--home", required = true, description = "Checkout, with what is built in it.")
    private Path home;

    @Option(names = "--out", required = true, description = "Folder for gateway.md and gateway.json.")
    private Path out;

    @Option(names = "--short", description = "A small world, few learners and short rounds.")
    private boolean brief;

    @Option(names = "--rounds", defaultValue = "5", description = "Rounds of each row (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--warm-up", description = "Seconds before each row, at most (20; --short: 5).")
    private Integer warmUp;

    @Option(
            names = "--connections",
            split = ",",
            defaultValue = "1,32,256",
            description = "Of the rows of roles; targets are for 32 (${DEFAULT-VALUE}).")
    private List<Integer> connections;

    @Option(
            names = "--only",
            split = ",",
            description = "Only these parts: ${COMPLETION-CANDIDATES}; all of them where none is named.")
    private List<Part> only = List.of(Part.values());

    private final List<Row> rows = new ArrayList<>();
    private final List<Figure> figures = new ArrayList<>();
    private final List<Cost> costs = new ArrayList<>();

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new GatewayBench())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        World.Size size = brief ? World.Size.SHORT : World.Size.FULL;
        int learners = brief ? 1_000 : 10_000;
        World world = World.of(SEED, size);
        List<Learners.Model> models = Students.of(world);
        new CatalogImport("http://localhost:" + (portBase + 1), token).run(world);
        StackDatabase owner = StackDatabase.of(portBase, data, DATABASE, OWNER);
        Map<String, String> settings;
        try (Connection connection = owner.connect()) {
            settings = StackDatabase.durable(connection);
            new Following(portBase, token).await(connection);
            grow(new Learners(owner, connection, models), connection, learners);
        }
        fillFloor(world);
        List<String> tokens;
        try (LearnerTokens signed = new LearnerTokens(data, issuer())) {
            tokens = signed.ofFirst(learners);
        }
        GatewayRequests asked = new GatewayRequests(tokens, models, size.roles());
        try {
            measure(asked, tokens, size);
        } finally {
            // What was measured before something failed is not lost.
            GatewayTable table = new GatewayTable(size, learners, settings, rows, figures, costs);
            table.write(out);
            System.out.println(table.markdown());
        }
        return 0;
    }

    private void measure(GatewayRequests asked, List<String> tokens, World.Size size) throws Exception {
        StackProcesses processes = new StackProcesses(data);
        StackDatabase service = StackDatabase.of(portBase, data, DATABASE, DATABASE);
        Path application = home.resolve("gateway/target/quarkus-app/quarkus-run.jar");
        Path constantJar = home.resolve("deploy/bench/floors/constant/target/quarkus-app/quarkus-run.jar");
        if (only.contains(Part.GRAPH)) {
            figures.addAll(new GraphFigures(application, data, issuer()).measure(processes.gateway()));
        }
        try (FloorProcess join = FloorProcess.start(FloorService.class, service, URI.create(issuer() + "/jwks"));
                FloorProcess constant = FloorProcess.start(constantJar);
                Load load = new Load(null)) {
            GatewayRows measured = new GatewayRows(portBase, join, constant, load, asked, processes, turns());
            measured.compare(new SameAnswers(portBase, join.port(), null));
            rows(measured);
            if (only.contains(Part.JOIN)) {
                costs.addAll(measured.costs());
            }
            if (only.contains(Part.RANKING)) {
                figures.addAll(measured.ranking());
            }
        }
        if (only.contains(Part.REVISIONS)) {
            figures.addAll(new RevisionDelay(portBase, token, asked.ofFew(0)).measure(brief ? 10 : 100));
        }
        if (only.contains(Part.LIVE)) {
            int pages = brief ? 100 : 1_000;
            try (LiveFigures live = new LiveFigures(portBase, tokens.subList(0, pages), size.skills())) {
                figures.addAll(live.measure(turns().warmUp(), Duration.ofSeconds(brief ? 3 : 15)));
            }
        }
    }

    private Turns turns() {
        Turns usual = Turns.of(brief, rounds);
        return warmUp == null ? usual : new Turns(rounds, Duration.ofSeconds(warmUp), usual.time());
    }

    private void rows(GatewayRows measured) {
        for (int each : connections) {
            if (only.contains(Part.JOIN)) {
                rows.addAll(measured.joins(each));
            }
            if (only.contains(Part.KNOWN)) {
                rows.addAll(measured.known(each));
            }
        }
        if (only.contains(Part.PASSED_ON)) {
            Row alone = measured.passedOn(1);
            rows.add(alone);
            figures.add(GatewayRows.added(alone));
            rows.add(measured.passedOn(32));
        }
    }

    private String issuer() {
        return "http://localhost:" + (portBase + 4);
    }

    /** What an earlier run has left in the data folder is there already. */
    private void grow(Learners learners, Connection connection, int wanted) throws Exception {
        if (count(connection, "select count(*) from learner where learner_id like 'bench-learner-%'") < wanted) {
            learners.begin();
            learners.growTo(wanted);
        }
        try (Connection superuser =
                        StackDatabase.of(portBase, data, DATABASE, SUPERUSER).connect();
                Statement statement = superuser.createStatement()) {
            statement.execute("vacuum (analyze) learner, ledger_entry, standing");
            statement.execute("checkpoint");
        }
    }

    private void fillFloor(World world) throws SQLException, IOException {
        try (Connection superuser =
                        StackDatabase.of(portBase, data, DATABASE, SUPERUSER).connect();
                Connection catalog =
                        StackDatabase.of(portBase, data, CATALOG, CATALOG).connect()) {
            new FloorCatalog(world.skills(), world.roles(), world.modules()).write(superuser, catalog, DATABASE);
        }
    }

    private static long count(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
