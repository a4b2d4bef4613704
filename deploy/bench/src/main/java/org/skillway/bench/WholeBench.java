package org.skillway.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Everything that is promised of Skillway's speed, beside what a team would otherwise use and the practical limit. */
@Command(name = "run", mixinStandardHelpOptions = true, description = "Prints the table of Skillway beside others.")
public final class WholeBench implements Callable<Integer> {

    private static final String PROGRESS = "progress";
    private static final String PROGRESS_OWNER = "progress_owner";
    private static final long SEED = 8;
    private static final int ACTIVE = 10_000;
    private static final int COMPARED = 200;
    private static final int BULK_LINES = 60_000;
    private static final Duration PROFILED = Duration.ofSeconds(15);

    @Option(names = "--port-base", required = true, description = "That of the stack (./skillway up --port-base).")
    private int portBase;

    @Option(names = "--data", required = true, description = "Data folder of the stack (./skillway up --data).")
    private Path data;

    @Option(names = "--token", required = true, description = "An admin's (./skillway token --role admin).")
    private String token;

    @Option(names = "--home", required = true, description = "Checkout, with what is built in it.")
    private Path home;

    @Option(names = "--out", required = true, description = "Folder for run.md and run.json.")
    private Path out;

    @Option(names = "--short", description = "A small world, few learners and short rounds.")
    private boolean brief;

    @Option(names = "--rounds", defaultValue = "5", description = "Rounds of each row (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--learners", description = "How many there are (100000; --short: 2000).")
    private Integer learners;

    @Option(names = "--connections", split = ",", description = "Of each row (32,1,256; --short: 32).")
    private List<Integer> connections;

    @Option(names = "--only", defaultValue = "", description = "Only rows whose name contains this.")
    private String only;

    @Option(
            names = "--java-25",
            description = "Home of a JDK 25, to start services on as their images do; without it that is left out.")
    private Path java25;

    @Option(names = "--against", description = "run.json of an earlier run, to hold this one against.")
    private Path against;

    private final List<Report.Line> lines = new ArrayList<>();
    private final List<Report.Figure> figures = new ArrayList<>();
    private final List<Report.Use> uses = new ArrayList<>();
    private final List<Report.Share> shares = new ArrayList<>();

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new WholeBench()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Report earlier = against == null ? null : Report.read(against);
        World.Size size = brief ? World.Size.SHORT : World.Size.FULL;
        Population population = new Population(SEED, World.of(SEED, size), population());
        StackDatabase owner = StackDatabase.of(portBase, data, PROGRESS, PROGRESS_OWNER);
        Map<String, String> machine = machine(owner, size);
        figures.addAll(new WholeWorld(portBase, data, token, population).fill());
        // Due once a day, fifteen minutes after a start at the earliest: it would fall into some row or other.
        figures.add(Report.Figure.of(
                "figures of all cohorts published", new Publication(owner, portBase + 2, token).call(), "s"));
        try {
            measure(population, owner);
        } finally {
            // What was measured before something failed is not lost.
            Report report = new Report(machine, lines, figures, uses, shares);
            String markdown = ReportText.markdown(report, earlier);
            report.write(out, markdown);
            System.out.println(markdown);
        }
        return 0;
    }

    private void measure(Population population, StackDatabase owner) throws Exception {
        Turns first = new Turns(rounds, Duration.ofSeconds(brief ? 3 : 90), Duration.ofSeconds(brief ? 1 : 2));
        URI issuer = URI.create("http://localhost:" + (portBase + 4));
        try (WholeFloors floors = WholeFloors.start(
                        home,
                        StackDatabase.of(portBase, data, PROGRESS, PROGRESS),
                        issuer,
                        population,
                        active(),
                        !brief);
                Wrk wrk = new Wrk(home.resolve("deploy/bench/wrk.lua"))) {
            WholeRows rows = new WholeRows(portBase, floors, wrk, population, tokens(issuer), !brief);
            rows.compare(COMPARED);
            ProcessUses processes = new ProcessUses(new StackProcesses(data), floors);
            Profiles profiles = new Profiles(new StackProcesses(data));
            List<Integer> each =
                    connections != null ? connections : brief ? List.of(WholeRows.USUAL) : List.of(32, 1, 256);
            for (Contest contest : rows.all(each)) {
                if (contest.name().contains(only)) {
                    Turns turns = contest.connections() == each.get(0) ? first : first.again();
                    List<Report.Line> told = contest.run(turns);
                    lines.addAll(told);
                    if (contest.connections() == WholeRows.USUAL) {
                        uses.addAll(processes.of(contest, turns.time()));
                        if (told.stream().anyMatch(line -> Boolean.FALSE.equals(line.met()))) {
                            shares.addAll(profiles.of(contest, PROFILED));
                        }
                    }
                }
            }
            processes.memory().ifPresent(figures::add);
        }
        if ("completions in bulk".contains(only)) {
            Row bulk = new Bulk(owner, BULK_LINES).measure(rounds);
            lines.add(Report.Line.of(bulk.name(), "COPY of finished rows", bulk));
        }
        if ("all three services ready".contains(only)) {
            try (Starts starts = new Starts(new StackProcesses(data), home, java25)) {
                figures.addAll(starts.measure(brief ? 1 : rounds));
            }
        }
    }

    private int population() {
        return learners != null ? learners : brief ? 2_000 : 100_000;
    }

    private int active() {
        return Math.min(ACTIVE, population());
    }

    /** Of learners who are spread evenly over all. */
    private Map<Integer, String> tokens(URI issuer) throws IOException {
        int stride = population() / active();
        List<Integer> asked =
                IntStream.range(0, active()).mapToObj(i -> i * stride).toList();
        Map<Integer, String> tokens = new LinkedHashMap<>();
        try (LearnerTokens signed = new LearnerTokens(data, issuer.toString())) {
            List<String> each = signed.of(asked);
            for (int i = 0; i < asked.size(); i++) {
                tokens.put(asked.get(i), each.get(i));
            }
        }
        return tokens;
    }

    private Map<String, String> machine(StackDatabase owner, World.Size size)
            throws SQLException, IOException, InterruptedException {
        Map<String, String> machine = new LinkedHashMap<>();
        try (Connection connection = owner.connect()) {
            machine.put(
                    "PostgreSQL",
                    connection.getMetaData().getDatabaseProductVersion() + ", " + StackDatabase.durable(connection));
        }
        machine.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        machine.put("Java", Runtime.version().toString());
        machine.put("commit", said("git", "-C", home.toString(), "rev-parse", "--short", "HEAD"));
        machine.put(
                "world",
                size.skills() + " skills, " + size.roles() + " roles, " + size.modules() + " modules, " + population()
                        + " learners");
        return machine;
    }

    private static String said(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? said.strip() : "unknown";
    }
}
