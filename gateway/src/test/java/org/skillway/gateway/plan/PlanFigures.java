package org.skillway.gateway.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.skillway.gateway.plan.check.PlanChecker;
import org.skillway.gateway.plan.check.Verdict;
import org.skillway.gateway.plan.model.Goal;
import org.skillway.gateway.plan.model.IdSet;
import org.skillway.gateway.plan.model.PlanAnswer.Plan;
import org.skillway.gateway.plan.model.PlanAnswer.Status;
import org.skillway.gateway.plan.model.PlanRequest;
import org.skillway.gateway.plan.model.PlanningProblem;
import org.skillway.gateway.plan.model.Requirement;
import org.skillway.gateway.plan.solver.CpSatSolver;
import org.skillway.gateway.plan.solver.Effort;
import org.skillway.gateway.plan.solver.ExactSolver;
import org.skillway.gateway.plan.solver.FullSolver;

/** How long planning takes; a program, no test. Run it with the test classes on the class path and nothing else running. */
final class PlanFigures {

    private static final long AMPLE = 20_000_000_000L;

    private final Optional<FullSolver> full = CpSatSolver.load();
    private final Planner planner = new Planner(new ExactSolver(full));
    private final Comparisons comparisons = new Comparisons(new ExactSolver(full));

    private PlanFigures() {}

    public static void main(String[] arguments) {
        PlanFigures figures = new PlanFigures();
        print("full solver: " + (figures.full.isPresent() ? "CP-SAT" : "none"));
        figures.roles(Integer.getInteger("roles", 300));
        figures.coverings();
    }

    @SuppressWarnings("SystemOut")
    private static void print(String line) {
        System.out.println("FIGURE " + line);
    }

    private void roles(int count) {
        GeneratedCatalog catalog = new GeneratedCatalog(7, 5_000, 20_000);
        List<List<Goal>> roles =
                IntStream.range(0, 900).mapToObj(number -> catalog.role(40)).toList();
        List<Long> micros = new ArrayList<>();
        int proven = 0;
        int optimal = 0;
        for (int number = -30; number < count; number++) {
            PlanRequest request = PlanRequest.of(IdSet.NONE, roles.get(Math.floorMod(number, 900)));
            long begun = System.nanoTime();
            Plan plan = (Plan) planner.plan(catalog.problem(), request, Effort.of(AMPLE));
            if (number >= 0) {
                micros.add((System.nanoTime() - begun) / 1000);
                optimal += plan.status() == Status.OPTIMAL ? 1 : 0;
                Verdict verdict = number % 10 == 0 ? PlanChecker.check(catalog.problem(), request, plan) : null;
                if (verdict != null) {
                    proven += verdict.provenOptimal() ? 1 : 0;
                    if (!verdict.accepted()) {
                        print("NOT ACCEPTED " + verdict);
                    }
                }
            }
        }
        micros.sort(null);
        print(
                "role of 40, %d plans: median %.1f ms, p99 %.1f ms, most %.1f ms; optimal %d; proven by certificate %d of %d"
                        .formatted(
                                count,
                                micros.get(count / 2) / 1e3,
                                micros.get(count * 99 / 100) / 1e3,
                                micros.get(count - 1) / 1e3,
                                optimal,
                                proven,
                                (count + 9) / 10));
        timed("900 distances", () -> comparisons.distances(catalog.problem(), IdSet.NONE, roles, Effort.of(AMPLE)));
        beside(catalog, roles, 20_000_000);
        beside(catalog, roles, 5_000_000);
        timed(
                "worth most over 900 roles",
                () -> comparisons.worthMost(catalog.problem(), IdSet.NONE, roles, 20, Effort.of(AMPLE)));
    }

    /** Distances that stand beside other things, each with so much work of its own: pages of 50. */
    private void beside(GeneratedCatalog catalog, List<List<Goal>> roles, long work) {
        for (int page = 0; page < 3; page++) {
            List<List<Goal>> asked = roles.subList(300 + 50 * page, 350 + 50 * page);
            timed("page of 50 distances with %d ms of work each".formatted(work / 1_000_000), () -> {
                Comparisons.Start start = comparisons.from(catalog.problem(), IdSet.NONE);
                return asked.stream()
                                .filter(goals ->
                                        start.to(goals, Effort.of(work)).exact())
                                .count()
                        + " exact";
            });
        }
    }

    private void coverings() {
        covering(200, 1_000, 0.02);
        covering(200, 1_000, 0.05);
        covering(200, 2_000, 0.02);
        covering(300, 3_000, 0.02);
        covering(300, 3_000, 0.05);
    }

    private void covering(int rows, int columns, double density) {
        List<Goal> goals = IntStream.range(0, rows)
                .mapToObj(row -> new Goal(Requirement.of(row), true, 1))
                .toList();
        for (long seed = 1; seed <= Integer.getInteger("coverings", 4); seed++) {
            PlanningProblem problem = GeneratedCatalog.covering(seed, rows, columns, density);
            timed("covering %d x %d, %.2f".formatted(rows, columns, density), () -> {
                Plan plan = (Plan) planner.plan(problem, PlanRequest.of(IdSet.NONE, goals), Effort.of(AMPLE));
                return plan.status() + " " + plan.minutes() + " by "
                        + plan.steps().size();
            });
        }
    }

    private static void timed(String what, Supplier<?> work) {
        long begun = System.nanoTime();
        Object result = work.get();
        print("%s: %.3f s%s"
                .formatted(what, (System.nanoTime() - begun) / 1e9, result instanceof String text ? ", " + text : ""));
    }
}
