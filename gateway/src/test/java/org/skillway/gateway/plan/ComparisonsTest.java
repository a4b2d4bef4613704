package org.skillway.gateway.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.gateway.plan.Comparisons.Distance;
import org.skillway.gateway.plan.Comparisons.Saving;
import org.skillway.gateway.plan.Comparisons.Worth;
import org.skillway.gateway.plan.model.Goal;
import org.skillway.gateway.plan.model.IdSet;
import org.skillway.gateway.plan.model.PlanModule;
import org.skillway.gateway.plan.model.PlanRequest;
import org.skillway.gateway.plan.model.PlanningProblem;
import org.skillway.gateway.plan.model.Requirement;
import org.skillway.gateway.plan.solver.Effort;
import org.skillway.gateway.plan.solver.ExactSolver;

class ComparisonsTest {

    private final Comparisons comparisons = new Comparisons(new ExactSolver(Optional.empty()));
    private final Effort ample = Effort.of(60_000_000_000L);

    private static Goal goal(int... skills) {
        return new Goal(new Requirement(1, IdSet.of(skills)), true, 1);
    }

    private static PlanModule module(String key, int minutes, int... teaches) {
        return new PlanModule(key, minutes, IdSet.of(teaches), List.of(), "en", "beginner");
    }

    private static BruteForce.Best best(PlanningProblem problem, IdSet held, List<Goal> goals) {
        return new BruteForce(problem, PlanRequest.of(held, goals)).best();
    }

    @Test
    @DisplayName("distances of random catalogs are those that trying everything finds")
    void distances() {
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < 300; round++) {
            RandomCatalog catalog = RandomCatalog.of(random);
            IdSet held = catalog.request().held();
            List<Goal> goals = catalog.request().goals();
            // Each goal by itself, all of them, and none: one call.
            List<List<Goal>> roles = IntStream.range(0, goals.size() + 2)
                    .mapToObj(role -> role < goals.size()
                            ? List.of(goals.get(role))
                            : role == goals.size() ? goals : List.<Goal>of())
                    .toList();
            List<Distance> expected = roles.stream()
                    .map(role -> best(catalog.problem(), held, role))
                    .map(best -> new Distance(best.minutes(), best.minutes(), List.copyOf(best.unteachable())))
                    .toList();

            assertThat(comparisons.distances(catalog.problem(), held, roles, ample))
                    .isEqualTo(expected);
        }
    }

    @Test
    @DisplayName("where the work allowed does not suffice, distances are bounded by estimates and skills are left out")
    void ended() {
        SplittableRandom random = new SplittableRandom(13);
        int bounded = 0;
        for (int round = 0; round < 300; round++) {
            RandomCatalog catalog = RandomCatalog.of(random);
            IdSet held = catalog.request().held();
            List<Goal> goals = catalog.request().goals();
            BruteForce.Best best = best(catalog.problem(), held, goals);

            Distance distance = comparisons
                    .distances(catalog.problem(), held, List.of(goals), Effort.of(0))
                    .get(0);

            assertThat(distance.minutes()).isGreaterThanOrEqualTo(best.minutes());
            assertThat(distance.atLeast()).isLessThanOrEqualTo(best.minutes());
            assertThat(distance.unteachable()).containsExactlyElementsOf(best.unteachable());
            bounded += distance.exact() ? 0 : 1;
            assertThat(comparisons.worthMost(catalog.problem(), held, List.of(goals), 9, Effort.of(0)))
                    .isEmpty();
        }
        assertThat(bounded).isPositive();
    }

    @Test
    @DisplayName("what a new module saves is the difference of two distances")
    void saving() {
        SplittableRandom random = new SplittableRandom(12);
        for (int round = 0; round < 200; round++) {
            PlanningProblem problem = RandomCatalog.of(random).problem();
            IdSet missing = IdSet.of(random.ints(3, 0, problem.skillCount()).toArray());
            PlanModule module = module("another", random.nextInt(5), missing.get(0));
            BitSet held = new BitSet();
            held.set(0, problem.skillCount());
            held.andNot(missing.bits());
            List<Goal> goals = missing.stream().mapToObj(ComparisonsTest::goal).toList();

            Saving saving = comparisons.saving(problem, missing, module, ample);

            BruteForce.Best without = best(problem, IdSet.of(held), goals);
            BruteForce.Best with = best(problem.with(List.of(module)), IdSet.of(held), goals);
            assertThat(saving.minutes()).isEqualTo(without.minutes() - with.minutes());
            assertThat(saving.without().unteachable()).containsExactlyElementsOf(without.unteachable());
            assertThat(saving.with().unteachable()).containsExactlyElementsOf(with.unteachable());
        }
    }

    @Test
    @DisplayName("the skills worth most serve the most goals for each minute of the way to them")
    void worthMost() {
        PlanningProblem problem = PlanningProblem.of(
                List.of(IdSet.NONE, IdSet.of(0), IdSet.NONE, IdSet.NONE),
                List.of(module("a", 10, 0), module("b", 20, 1), module("c", 15, 2)));
        List<List<Goal>> roles =
                List.of(List.of(goal(1), goal(2)), List.of(goal(1, 2), goal(3)), List.of(goal(0), goal(1)));

        assertThat(comparisons.worthMost(problem, IdSet.NONE, roles, 9, ample))
                .containsExactly(new Worth(2, 2, 15), new Worth(0, 1, 10), new Worth(1, 3, 30));
        assertThat(comparisons.worthMost(problem, IdSet.of(0), roles, 1, ample)).containsExactly(new Worth(1, 3, 20));
    }
}
