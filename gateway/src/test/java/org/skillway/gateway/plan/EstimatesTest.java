package org.skillway.gateway.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.gateway.plan.model.IdSet;
import org.skillway.gateway.plan.model.PlanModule;
import org.skillway.gateway.plan.model.PlanRequest;
import org.skillway.gateway.plan.model.PlanningProblem;
import org.skillway.gateway.plan.model.Requirement;

class EstimatesTest {

    @Test
    @DisplayName("in random catalogs give a plan that meets all that can be met, and minutes that no plan goes below")
    void feasible() {
        SplittableRandom random = new SplittableRandom(29);
        int sharp = 0;
        for (int round = 0; round < 2_000; round++) {
            RandomCatalog catalog = RandomCatalog.of(random);
            PlanningProblem problem = catalog.problem();
            PlanRequest request =
                    PlanRequest.of(catalog.request().held(), catalog.request().goals());
            Outlook outlook = new Outlook(problem, request.held(), request.allowed(problem));
            List<Requirement> requirements = Planner.targets(outlook, request.goals(), request.insisted()).stream()
                    .map(Task.Target::requirement)
                    .toList();
            Estimates estimates = new Estimates(outlook);

            BitSet modules = estimates.modules(requirements);

            assertThat(requirements).allMatch(new Outlook(problem, request.held(), modules)::canMeet);
            long best = new BruteForce(problem, request).best().minutes();
            assertThat(problem.minutes(modules)).isGreaterThanOrEqualTo(best);
            assertThat(estimates.atLeast(requirements)).isLessThanOrEqualTo(best);
            sharp += best > 0 && estimates.atLeast(requirements) == best && problem.minutes(modules) == best ? 1 : 0;
        }
        // Where one module or one chain is all that there is, nothing is left to be estimated.
        assertThat(sharp).isGreaterThan(200);
    }

    @Test
    @DisplayName(
            "take of several teachers the one that is cheapest with all that it needs, and of a choice the cheapest")
    void cheapest() {
        PlanningProblem problem = PlanningProblem.of(
                List.of(IdSet.NONE, IdSet.NONE, IdSet.NONE),
                List.of(
                        module("a", 50, 1, List.of()),
                        module("b", 10, 0, List.of()),
                        module("c", 25, 1, List.of(Requirement.of(0))),
                        module("d", 20, 2, List.of())));
        Estimates estimates = new Estimates(
                new Outlook(problem, IdSet.NONE, IdSet.of(0, 1, 2, 3).bits()));
        Requirement choice = new Requirement(1, IdSet.of(1, 2));

        assertThat(estimates.modules(List.of(Requirement.of(1)))).hasToString("{1, 2}");
        assertThat(estimates.modules(List.of(choice))).hasToString("{3}");
        assertThat(estimates.atLeast(List.of(Requirement.of(1)))).isEqualTo(35);
        assertThat(estimates.atLeast(List.of(choice))).isEqualTo(20);
        assertThat(estimates.atLeast(List.of(choice, Requirement.of(1)))).isEqualTo(35);
    }

    private static PlanModule module(String key, int minutes, int teaches, List<Requirement> assumes) {
        return new PlanModule(key, minutes, IdSet.of(teaches), assumes, "en", "beginner");
    }
}
