package org.skillway.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
    private static final String DATABASE_USER = "catalog";
    private static final List<String> DURABLE = List.of("fsync", "synchronous_commit", "full_page_writes");
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

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        World.Size size = brief ? World.Size.SHORT : World.Size.FULL;
        String database = "jdbc:postgresql://localhost:" + (portBase + 3) + "/catalog";
        String password = password();
        Map<String, String> settings = durable(database, password);
        Double perSecond = load(size);
        try (FloorProcess floor = FloorProcess.start(database, DATABASE_USER, password);
                Load load = new Load()) {
            List<Question> questions = new Questions(SEED, size).all();
            SameAnswers same = new SameAnswers(portBase + 1, floor.port());
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

    private String password() throws IOException {
        return new ObjectMapper()
                .readTree(data.resolve("secrets.json").toFile())
                .path("databaseUsers")
                .path(DATABASE_USER)
                .asText();
    }

    /** Entities imported per second; null when all were there. */
    private Double load(World.Size size) throws IOException, InterruptedException {
        World world = World.of(SEED, size);
        long begun = System.nanoTime();
        int created = new CatalogImport("http://localhost:" + (portBase + 1), token).run(world);
        return created == 0 ? null : created * 1e9 / (System.nanoTime() - begun);
    }

    private Row measure(Question question, int connections, Load load, int floorPort) {
        int skillwayPort = portBase + 1;
        Duration warmUp = Duration.ofSeconds(brief ? 3 : 10);
        Duration time = Duration.ofSeconds(brief ? 1 : 3);
        load.run(skillwayPort, question.paths(), connections, warmUp);
        if (question.onFloor()) {
            load.run(floorPort, question.paths(), connections, warmUp);
        }
        List<Row.Round> measured = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            Load.Result skillway = load.run(skillwayPort, question.paths(), connections, time);
            Load.Result floor = question.onFloor() ? load.run(floorPort, question.paths(), connections, time) : null;
            measured.add(new Row.Round(skillway, floor));
        }
        return new Row(question.name(), connections, question.target(), measured);
    }

    /** @throws IllegalStateException when PostgreSQL could lose what it has confirmed */
    private static Map<String, String> durable(String database, String password) throws SQLException {
        Map<String, String> settings = new LinkedHashMap<>();
        try (Connection connection = DriverManager.getConnection(database, DATABASE_USER, password);
                Statement statement = connection.createStatement()) {
            for (String name : DURABLE) {
                try (ResultSet value = statement.executeQuery("show " + name)) {
                    value.next();
                    settings.put(name, value.getString(1));
                }
            }
        }
        if (!settings.values().stream().allMatch("on"::equals)) {
            throw new IllegalStateException("PostgreSQL is not set to keep what it confirms: " + settings);
        }
        return settings;
    }
}
