package org.skillway.gateway.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.gateway.plan.model.IdSet;
import org.skillway.gateway.plan.model.PlanAnswer.Plan;
import org.skillway.gateway.plan.model.PlanAnswer.Unteachable;
import org.skillway.gateway.plan.model.PlanModule;
import org.skillway.gateway.plan.model.PlanningProblem;
import org.skillway.gateway.plan.solver.Effort;
import org.skillway.gateway.plan.solver.ExactSolver;

@DisplayName("Skills for which modules would have to exist")
class UntaughtTest {

    private static final int ROUNDS = 300;

    private final Planner planner = new Planner(new ExactSolver(Optional.empty()));

    @Test
    @DisplayName("are enough for the goal that nobody teaches, and none of them is needless")
    void enoughAndNotMore() {
        SplittableRandom random = new SplittableRandom(377);
        int found = 0;
        for (int round = 0; round < ROUNDS; round++) {
            RandomCatalog catalog = RandomCatalog.of(random);
            Plan plan = (Plan) planner.plan(catalog.problem(), catalog.request(), Effort.of(60_000_000_000L));
            for (Unteachable goal : plan.unteachable()) {
                found++;
                BitSet untaught = goal.untaught().bits();
                assertThat(isMet(catalog, goal.goal(), untaught))
                        .as("%d", round)
                        .isTrue();
                for (int skill = untaught.nextSetBit(0); skill >= 0; skill = untaught.nextSetBit(skill + 1)) {
                    BitSet fewer = (BitSet) untaught.clone();
                    fewer.clear(skill);
                    assertThat(isMet(catalog, goal.goal(), fewer))
                            .as("%d without %d", round, skill)
                            .isFalse();
                }
            }
        }
        assertThat(found).isGreaterThan(ROUNDS / 4);
    }

    /** Whether some choice meets the goal where there is a module more for each of these skills. */
    private static boolean isMet(RandomCatalog catalog, int goal, BitSet taught) {
        List<PlanModule> modules = taught.stream()
                .mapToObj(skill -> new PlanModule("new" + skill, 1, IdSet.of(skill), List.of(), "en", "beginner"))
                .toList();
        PlanningProblem more = catalog.problem().with(modules);
        return !new BruteForce(more, catalog.request()).best().unteachable().contains(goal);
    }
}
