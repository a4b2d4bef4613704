package org.skillway.gateway.plan;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.skillway.gateway.plan.model.Goal;
import org.skillway.gateway.plan.model.IdSet;
import org.skillway.gateway.plan.model.PlanRequest;
import org.skillway.gateway.plan.model.PlanningProblem;
import org.skillway.gateway.plan.model.Requirement;
import org.skillway.gateway.plan.solver.CpSatSolver;
import org.skillway.gateway.plan.solver.Effort;
import org.skillway.gateway.plan.solver.ExactSolver;

/** Everything about many plans as text, certificates and what was cut short included: the same in every process. */
final class PlanTranscript {

    private PlanTranscript() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        out.print(write());
        out.flush();
    }

    static String write() {
        StringBuilder text = new StringBuilder();
        Planner planner = new Planner(new ExactSolver(CpSatSolver.load()));
        SplittableRandom random = new SplittableRandom(77);
        for (int round = 0; round < 150; round++) {
            RandomCatalog catalog = RandomCatalog.of(random).withWishes(random);
            text.append(planner.plan(catalog.problem(), catalog.request(), Effort.of(1_000_000_000L)))
                    .append('\n');
        }
        GeneratedCatalog catalog = new GeneratedCatalog(3, 400, 1_600);
        for (int role = 0; role < 10; role++) {
            PlanRequest request = PlanRequest.of(IdSet.NONE, catalog.role(30));
            text.append(planner.plan(catalog.problem(), request, Effort.of(1_000_000_000L)))
                    .append('\n');
        }
        PlanningProblem covering = GeneratedCatalog.covering(5, 60, 300, 0.05);
        PlanRequest all = PlanRequest.of(
                IdSet.NONE,
                IntStream.range(0, 60)
                        .mapToObj(row -> new Goal(Requirement.of(row), true, 1))
                        .toList());
        Planner byCpSat = new Planner(new ExactSolver(CpSatSolver.load(), 0));
        Planner inJava = new Planner(new ExactSolver(Optional.empty()));
        text.append(byCpSat.plan(covering, all, Effort.of(2_000_000_000L))).append('\n');
        text.append(byCpSat.plan(covering, all, Effort.of(5_000_000L))).append('\n');
        text.append(inJava.plan(covering, all, Effort.of(50_000L))).append('\n');
        return text.toString();
    }
}
