package org.skillway.gateway.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.gateway.plan.check.PlanChecker;
import org.skillway.gateway.plan.model.IdSet;
import org.skillway.gateway.plan.model.PlanAnswer.Plan;
import org.skillway.gateway.plan.model.PlanAnswer.Step;
import org.skillway.gateway.plan.model.PlanModule;
import org.skillway.gateway.plan.solver.Effort;
import org.skillway.gateway.plan.solver.ExactSolver;

@DisplayName("Of a random catalog, a plan")
class CorruptedAtRandomTest {

    private static final int ROUNDS = 2_000;

    private final Planner planner = new Planner(new ExactSolver(Optional.empty()));

    /** One that has steps, with the catalog that it is for. */
    private record Made(RandomCatalog catalog, Plan plan) {

        boolean isAccepted(List<Step> steps, long minutes) {
            Plan other = new Plan(
                    plan.status(),
                    plan.tiesSettled(),
                    steps,
                    minutes,
                    Math.min(minutes, plan.lowerBound()),
                    plan.unteachable(),
                    plan.leftOut(),
                    plan.leftOutAtLeast(),
                    true,
                    plan.certificate());
            return PlanChecker.check(catalog.problem(), catalog.request(), other)
                    .accepted();
        }

        /** The steps of these modules in this order, true in all but what it takes to be a plan. */
        List<Step> steps(List<Integer> modules) {
            BitSet have = catalog.request().held().bits();
            List<Step> steps = new ArrayList<>();
            long total = 0;
            for (int number : modules) {
                PlanModule module = catalog.problem().module(number);
                BitSet fresh = module.teaches().bits();
                fresh.andNot(have);
                have.or(fresh);
                total += module.minutes();
                steps.add(new Step(number, IdSet.of(fresh), List.of(), module.minutes(), total));
            }
            return steps;
        }
    }

    private List<Made> plans() {
        SplittableRandom random = new SplittableRandom(233);
        List<Made> plans = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            RandomCatalog catalog = RandomCatalog.of(random);
            Plan plan = (Plan) planner.plan(catalog.problem(), catalog.request(), Effort.of(60_000_000_000L));
            if (!plan.steps().isEmpty()) {
                plans.add(new Made(catalog, plan));
            }
        }
        assertThat(plans).hasSizeGreaterThan(ROUNDS / 4);
        return plans;
    }

    @Test
    @DisplayName("is not accepted without any one of its modules, nor with one of them twice")
    void modules() {
        for (Made made : plans()) {
            List<Integer> modules = made.plan().modules();
            assertThat(made.isAccepted(made.steps(modules), made.plan().minutes()))
                    .as("%s", made)
                    .isTrue();
            for (int place = 0; place < modules.size(); place++) {
                List<Integer> fewer = new ArrayList<>(modules);
                int module = fewer.remove(place);
                List<Step> less = made.steps(fewer);
                assertThat(made.isAccepted(
                                less,
                                made.plan().minutes()
                                        - made.plan().steps().get(place).minutes()))
                        .as("%s without %d", made, module)
                        .isFalse();
                List<Integer> more = new ArrayList<>(modules);
                more.add(module);
                assertThat(made.isAccepted(
                                made.steps(more),
                                made.plan().minutes()
                                        + made.plan().steps().get(place).minutes()))
                        .as("%s with %d twice", made, module)
                        .isFalse();
            }
        }
    }

    @Test
    @DisplayName("is not accepted where a step or the whole says other minutes or skills")
    void figures() {
        for (Made made : plans()) {
            Plan plan = made.plan();
            for (int place = 0; place < plan.steps().size(); place++) {
                Step step = plan.steps().get(place);
                BitSet skills = step.newSkills().bits();
                skills.flip(0);
                List<Step> wrong = List.of(
                        new Step(step.module(), step.newSkills(), List.of(), step.minutes() + 1, step.total()),
                        new Step(step.module(), step.newSkills(), List.of(), step.minutes(), step.total() - 1),
                        new Step(step.module(), IdSet.of(skills), List.of(), step.minutes(), step.total()));
                for (Step one : wrong) {
                    List<Step> steps = new ArrayList<>(plan.steps());
                    steps.set(place, one);
                    assertThat(made.isAccepted(steps, plan.minutes()))
                            .as("%s with %s", made, one)
                            .isFalse();
                }
            }
            assertThat(made.isAccepted(plan.steps(), plan.minutes() + 1)).isFalse();
        }
    }
}
