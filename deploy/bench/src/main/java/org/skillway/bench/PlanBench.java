package org.skillway.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures plans and distances of a running stack: in a catalog like real ones, and for coverings as they are published. */
@Command(name = "plan-bench", mixinStandardHelpOptions = true, description = "Measures plans against their targets.")
public final class PlanBench implements Callable<Integer> {

    private static final long SEED = 6;
    private static final int WARM_UP = 60;

    /** Of whom the pages are that are read beside plans. */
    private static final int LEARNERS = 500;

    private static final int PLANNERS = 4;

    /** Connections that keep all processors busy. */
    private static final int MANY = 32;

    @Option(names = "--port-base", required = true, description = "That of the stack (./skillway up --port-base).")
    private int portBase;

    @Option(names = "--token", required = true, description = "An admin's (./skillway token --role admin).")
    private String token;

    @Option(names = "--data", required = true, description = "Data folder of the stack (./skillway up --data).")
    private Path data;

    @Option(names = "--wrk-script", required = true, description = "Builds the requests for wrk (wrk.lua).")
    private Path script;

    @Option(names = "--out", required = true, description = "Folder for plan.md and plan.json.")
    private Path out;

    @Option(names = "--short", description = "A small catalog and few answers: whether it works.")
    private boolean brief;

    @Option(names = "--plans", defaultValue = "300", description = "How many roles are planned for (${DEFAULT-VALUE}).")
    private int plans;

    @Option(names = "--repeats", defaultValue = "3", description = "Answers of each other row (${DEFAULT-VALUE}).")
    private int repeats;

    @Option(names = "--only-beside", description = "Only what others wait for while plans are made.")
    private boolean onlyBeside;

    @Option(
            names = "--instances",
            description = "A folder with set covering files of the OR-Library (scp*.txt); generated ones unless said.")
    private Path instances;

    private CatalogImport catalog;
    private PlanRequests gateway;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new PlanBench()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        catalog = new CatalogImport("http://localhost:" + (portBase + 1), token);
        gateway = new PlanRequests("http://localhost:" + portBase, token);
        PlanWorld.Size size = brief ? PlanWorld.Size.SHORT : PlanWorld.Size.FULL;
        catalog.run(PlanWorld.of(SEED, size));
        gateway.awaitRole(PlanWorld.role(size.roles() - 1));
        List<PlanTable.Line> lines = new ArrayList<>();
        if (!onlyBeside) {
            lines.add(roles(size.roles()));
            lines.add(distances(size.roles()));
            for (Covering covering : coverings()) {
                lines.add(covering(covering));
            }
        }
        PlanTable table = new PlanTable(size, lines, beside(size.roles()));
        table.write(out);
        System.out.println(table.markdown());
        return 0;
    }

    private PlanTable.Line roles(int roles) throws IOException, InterruptedException {
        for (int number = 0; number < WARM_UP; number++) {
            gateway.plan(PlanWorld.role(roles - 1 - number % roles));
        }
        int asked = Math.min(plans, roles);
        List<Double> millis = new ArrayList<>();
        int optimal = 0;
        for (int number = 0; number < asked; number++) {
            PlanRequests.Answer answer = gateway.plan(PlanWorld.role(number));
            millis.add(answer.millis());
            optimal += isOptimal(answer.body()) ? 1 : 0;
        }
        return new PlanTable.Line(
                "plan for a role of 40",
                millis,
                optimal,
                asked,
                null,
                List.of(new PlanTable.Target(50, 50), new PlanTable.Target(99, 250)));
    }

    private PlanTable.Line distances(int roles) throws IOException, InterruptedException {
        gateway.distances();
        List<Double> millis = new ArrayList<>();
        int optimal = roles;
        for (int number = 0; number < repeats; number++) {
            PlanRequests.Answer answer = gateway.distances();
            millis.add(answer.millis());
            int exact = 0;
            for (JsonNode item : answer.body().path("items")) {
                exact += isOptimal(item)
                                && item.path("role").path("key").asText().startsWith("plan-")
                        ? 1
                        : 0;
            }
            optimal = Math.min(optimal, exact);
        }
        return new PlanTable.Line(
                roles + " distances", millis, optimal, roles, null, List.of(new PlanTable.Target(50, 3_000)));
    }

    private List<Covering> coverings() throws IOException {
        if (instances != null) {
            try (Stream<Path> files = Files.list(instances)) {
                List<Covering> found = new ArrayList<>();
                for (Path file : files.sorted().toList()) {
                    found.add(Covering.read(file));
                }
                return List.copyOf(found);
            }
        }
        if (brief) {
            return List.of(Covering.random("covering-short", 50, 200, 0.02, 1));
        }
        List<Covering> made = new ArrayList<>();
        for (int seed = 1; seed <= 3; seed++) {
            made.add(Covering.random("covering-4-" + seed, 200, 1_000, 0.02, seed));
            made.add(Covering.random("covering-5-" + seed, 200, 2_000, 0.02, seed));
            made.add(Covering.random("covering-6-" + seed, 200, 1_000, 0.05, seed));
            made.add(Covering.random("covering-a-" + seed, 300, 3_000, 0.02, seed));
            made.add(Covering.random("covering-b-" + seed, 300, 3_000, 0.05, seed));
        }
        return List.copyOf(made);
    }

    private PlanTable.Line covering(Covering covering) throws IOException, InterruptedException {
        catalog.run(covering.world());
        gateway.awaitRole(covering.role());
        // The first plan of a revision finds the catalog put into the planner's terms by nobody.
        gateway.plan(PlanWorld.role(0));
        List<Double> millis = new ArrayList<>();
        int optimal = 0;
        Set<Long> found = new HashSet<>();
        int promised = covering.rows() > 200 ? 2_000 : 1_000;
        for (int number = 0; number < repeats; number++) {
            PlanRequests.Answer answer = gateway.plan(covering.role(), promised * 3 / 4);
            millis.add(answer.millis());
            optimal += isOptimal(answer.body()) ? 1 : 0;
            found.add(answer.body().path("minutes").asLong());
        }
        return new PlanTable.Line(
                "covering %s, %d × %d".formatted(covering.name(), covering.rows(), covering.columns()),
                millis,
                optimal,
                repeats,
                found.size() == 1 ? found.iterator().next() : null,
                List.of(new PlanTable.Target(100, promised)));
    }

    /** What others wait for while plans are made as fast as they can be. */
    private List<Row> beside(int roles) throws IOException, InterruptedException {
        Covering covering = brief
                ? Covering.random("beside-short", 50, 200, 0.02, SEED)
                : Covering.random("beside", 300, 3_000, 0.05, SEED);
        catalog.run(covering.world());
        gateway.awaitRole(covering.role());
        Planners planners = new Planners("http://localhost:" + portBase, token, covering, PLANNERS);
        Turns turns = new Turns(brief ? 1 : 7, Duration.ofSeconds(brief ? 2 : 20), Duration.ofSeconds(brief ? 1 : 5));
        List<Row> rows = new ArrayList<>();
        try (Wrk wrk = new Wrk(script)) {
            Map<String, Wrk.Requests> pages = new LinkedHashMap<>();
            pages.put("role page", wrk.reads(pages(roles, "/api/v1/roles/%s")));
            pages.put("role of a learner", wrk.reads(pages(roles, "/api/v1/learners/beside-%2$d/roles/%1$s")));
            for (int connections : List.of(1, MANY)) {
                pages.forEach((name, page) ->
                        rows.add(beside(planners, turns, name, connections, wrk.side(portBase, page, connections))));
            }
            OwnProcessor.giveToGateway(new StackProcesses(data));
            pages.forEach((name, page) -> rows.add(beside(
                    planners,
                    turns,
                    name + ", the gateway on a processor of its own",
                    MANY,
                    wrk.side(portBase, page, MANY))));
        }
        return rows;
    }

    private List<Load.Request> pages(int roles, String page) {
        return IntStream.range(0, Math.max(roles, LEARNERS))
                .mapToObj(number -> Load.Request.read(page.formatted(PlanWorld.role(number % roles), number % LEARNERS))
                        .by(token))
                .toList();
    }

    private static Row beside(Planners planners, Turns turns, String name, int connections, Turns.Side alone) {
        return turns.row(name, connections, Question.Target.NONE, planners.beside(alone), alone);
    }

    private static boolean isOptimal(JsonNode answer) {
        return answer.path("status").asText().equals("optimal")
                && answer.path("reproducible").asBoolean(true);
    }
}
