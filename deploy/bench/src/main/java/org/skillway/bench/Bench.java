package org.skillway.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures a running stack against the floor and prints the table. */
@Command(name = "bench", mixinStandardHelpOptions = true, description = "Measures Skillway against its floor.")
public final class Bench implements Callable<Integer> {

    private static final long SEED = 8;
    private static final String DATABASE = "catalog";
    private static final int COMPARED = 200;

    @Option(names = "--port-base", required = true, description = "That of the stack (./skillway up --port-base).")
    private int portBase;

    @Option(names = "--data", required = true, description = "Data folder of the stack (./skillway up --data).")
    private Path data;

    @Option(names = "--token", required = true, description = "An admin's (./skillway token --role admin).")
    private String token;

    @Option(names = "--out", required = true, description = "Folder for result.md and result.json.")
    private Path out;

    @Option(names = "--short", description = "A small world and short rounds.")
    private boolean brief;

    @Option(names = "--rounds", defaultValue = "5", description = "Rounds of each row (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--only", defaultValue = "", description = "Only rows whose name contains this.")
    private String only;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        World.Size size = brief ? World.Size.SHORT : World.Size.FULL;
        StackDatabase database = StackDatabase.of(portBase, data, DATABASE, DATABASE);
        Map<String, String> settings;
        try (Connection connection = database.connect()) {
            settings = StackDatabase.durable(connection);
        }
        Double perSecond = load(size);
        try (FloorProcess floor = FloorProcess.start(database);
                Load load = new Load(null)) {
            List<Question> questions = new Questions(SEED, size)
                    .all().stream()
                            .filter(question -> question.name().contains(only))
                            .toList();
            SameAnswers same = new SameAnswers(portBase + 1, floor.port(), null);
            for (Question question : questions) {
                for (int i = 0; question.onFloor() && i < COMPARED; i++) {
                    same.check(question.paths().get());
                }
            }
            List<Row> rows = new ArrayList<>();
            for (Question question : questions) {
                for (int connections : brief ? List.of(32) : List.of(1, 32)) {
                    rows.add(measure(question, connections, load, floor.port()));
                }
            }
            Table table = new Table(size, settings, perSecond, rows);
            table.write(out);
            System.out.println(table.markdown());
        }
        return 0;
    }

    /** Entities imported per second; null when all were there. */
    private Double load(World.Size size) throws IOException, InterruptedException {
        World world = World.of(SEED, size);
        long begun = System.nanoTime();
        int created = new CatalogImport("http://localhost:" + (portBase + 1), token).run(world);
        return created == 0 ? null : created * 1e9 / (System.nanoTime() - begun);
    }

    private Row measure(Question question, int connections, Load load, int floorPort) {
        return Turns.of(brief, rounds)
                .row(
                        question.name(),
                        connections,
                        question.target(),
                        time -> load.run(portBase + 1, question.requests(), connections, time),
                        question.onFloor()
                                ? time -> load.run(floorPort, question.requests(), connections, time)
                                : null);
    }
}
