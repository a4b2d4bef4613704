package org.skillway.gateway.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.skillway.gateway.plan.check.Patience;
import org.skillway.gateway.plan.check.PlanChecker;
import org.skillway.gateway.plan.check.Verdict;
import org.skillway.gateway.plan.check.Verdict.Fault;
import org.skillway.gateway.plan.check.Verdict.Rule;
import org.skillway.gateway.plan.model.Certificate;
import org.skillway.gateway.plan.model.Certificate.Bound;
import org.skillway.gateway.plan.model.Certificate.Cases;
import org.skillway.gateway.plan.model.Certificate.Domination;
import org.skillway.gateway.plan.model.Certificate.NeedIsMet;
import org.skillway.gateway.plan.model.Certificate.OneOpensTheRest;
import org.skillway.gateway.plan.model.Certificate.Priced;
import org.skillway.gateway.plan.model.Certificate.TargetIsMet;
import org.skillway.gateway.plan.model.Goal;
import org.skillway.gateway.plan.model.IdSet;
import org.skillway.gateway.plan.model.PlanAnswer.Plan;
import org.skillway.gateway.plan.model.PlanAnswer.Status;
import org.skillway.gateway.plan.model.PlanAnswer.Step;
import org.skillway.gateway.plan.model.PlanAnswer.Unteachable;
import org.skillway.gateway.plan.model.PlanModule;
import org.skillway.gateway.plan.model.PlanRequest;
import org.skillway.gateway.plan.model.PlanningProblem;
import org.skillway.gateway.plan.model.Requirement;
import org.skillway.gateway.plan.model.Wish;
import org.skillway.gateway.plan.solver.Effort;
import org.skillway.gateway.plan.solver.ExactSolver;

/** Skill 1 rests on skill 0; a and b teach the one, c and d the other, both together e; nobody teaches skill 2. */
class CorruptedPlanTest {

    private static final int A = 0;
    private static final int B = 1;
    private static final int C = 2;
    private static final int D = 3;
    private static final int E = 4;

    private final PlanningProblem problem = PlanningProblem.of(
            List.of(IdSet.NONE, IdSet.of(0), IdSet.NONE),
            List.of(
                    module("a", 10, 0),
                    module("b", 20, 0),
                    module("c", 30, 1),
                    module("d", 35, 1),
                    module("e", 60, 0, 1)));
    private final PlanRequest request = PlanRequest.of(IdSet.NONE, List.of(goal(1), goal(2)));
    private final Plan plan = plan(request);

    private static PlanModule module(String key, int minutes, int... teaches) {
        return new PlanModule(key, minutes, IdSet.of(teaches), List.of(), "en", "beginner");
    }

    private static Goal goal(int skill) {
        return new Goal(Requirement.of(skill), true, 1);
    }

    private Plan plan(PlanRequest asked) {
        Planner planner = new Planner(new ExactSolver(Optional.empty()));
        return (Plan) planner.plan(problem, asked, Effort.of(1_000_000_000L));
    }

    private List<Fault> faults(Plan corrupted) {
        return faults(request, corrupted);
    }

    private List<Fault> faults(PlanRequest asked, Plan corrupted) {
        Verdict verdict = PlanChecker.check(problem, asked, corrupted);
        if (!verdict.accepted()) {
            assertThat(verdict.provenMinutes()).isZero();
            assertThat(verdict.provenOptimal()).isFalse();
        }
        return verdict.faults();
    }

    @Test
    @DisplayName("a check that may do no more says so, and shows nothing that takes a look at the whole catalog")
    void outOfPatience() {
        Verdict verdict = PlanChecker.check(problem, request, plan, Patience.of(100, () -> false));

        assertThat(verdict.accepted()).isTrue();
        assertThat(verdict.complete()).isFalse();
        assertThat(verdict.provenMinutes()).isZero();
        assertThat(verdict.provenOptimal()).isFalse();
        assertThat(PlanChecker.check(problem, request, plan, Patience.of(20_000_000, () -> false)))
                .isEqualTo(PlanChecker.check(problem, request, plan));
    }

    private Plan with(List<Step> steps, long minutes) {
        return new Plan(
                Status.BOUNDED,
                false,
                steps,
                minutes,
                0,
                plan.unteachable(),
                List.of(),
                0,
                true,
                new Certificate(List.of(), List.of()));
    }

    private Plan with(Certificate certificate) {
        return new Plan(
                plan.status(),
                plan.tiesSettled(),
                plan.steps(),
                plan.minutes(),
                plan.lowerBound(),
                plan.unteachable(),
                plan.leftOut(),
                0,
                true,
                certificate);
    }

    private static Step step(int module, int minutes, long total, int... fresh) {
        return new Step(module, IdSet.of(fresh), List.of(), minutes, total);
    }

    @Test
    @DisplayName("the plan itself is accepted and proven")
    void sound() {
        assertThat(plan.modules()).containsExactly(A, C);
        assertThat(PlanChecker.check(problem, request, plan)).isEqualTo(new Verdict(List.of(), 40, true));
    }

    @Nested
    class Steps {

        @Test
        @DisplayName("in another order: the second one's needs are not met")
        void order() {
            assertThat(faults(with(List.of(step(C, 30, 30, 1), step(A, 10, 40, 0)), 40)))
                    .containsExactly(new Fault(Rule.NEEDS_NOT_MET, C));
        }

        @Test
        @DisplayName("one is missing, stands twice, or does not exist")
        void others() {
            assertThat(faults(with(List.of(step(A, 10, 10, 0)), 10))).containsExactly(new Fault(Rule.GOAL_NOT_MET, 0));
            assertThat(faults(with(List.of(step(A, 10, 10, 0), step(A, 10, 20)), 20)))
                    .containsExactly(new Fault(Rule.MODULE_TWICE, A));
            assertThat(faults(with(List.of(step(9, 10, 10, 0)), 10)))
                    .containsExactly(new Fault(Rule.UNKNOWN_MODULE, 9));
        }

        @Test
        @DisplayName("minutes, totals or skills other than the catalog's")
        void figures() {
            Step a = step(A, 10, 10, 0);
            assertThat(faults(with(List.of(a, step(C, 29, 39, 1)), 40)))
                    .containsExactly(new Fault(Rule.WRONG_MINUTES, C));
            assertThat(faults(with(List.of(a, step(C, 30, 40, 1)), 39)))
                    .containsExactly(new Fault(Rule.WRONG_TOTAL, -1));
            assertThat(faults(with(List.of(a, step(C, 30, 40, 1, 2)), 40)))
                    .containsExactly(new Fault(Rule.WRONG_SKILLS, C));
        }
    }

    @Nested
    class Wishes {

        @Test
        @DisplayName("that the plan does not keep are named")
        void broken() {
            PlanRequest wishing = request.withWishes(List.of(
                    new Wish.Exclude(A), new Wish.Insist(B), new Wish.Languages(Set.of("en")), new Wish.Budget(39)));

            assertThat(faults(wishing, with(plan.steps(), 40)))
                    .containsExactly(
                            new Fault(Rule.MODULE_NOT_WANTED, A),
                            new Fault(Rule.INSISTED_MODULE_MISSING, B),
                            new Fault(Rule.OVER_BUDGET, -1));
        }
    }

    @Nested
    class Claims {

        @Test
        @DisplayName("that a goal cannot be met, or was left out for no budget")
        void goals() {
            Plan none = new Plan(
                    Status.BOUNDED,
                    false,
                    List.of(),
                    0,
                    0,
                    List.of(new Unteachable(0, IdSet.NONE, List.of()), new Unteachable(1, IdSet.NONE, List.of())),
                    List.of(),
                    0,
                    true,
                    new Certificate(List.of(), List.of()));
            assertThat(faults(none)).containsExactly(new Fault(Rule.GOAL_CAN_BE_TAUGHT, 0));
            Plan left = new Plan(
                    Status.BOUNDED,
                    false,
                    List.of(),
                    0,
                    0,
                    plan.unteachable(),
                    List.of(0),
                    0,
                    true,
                    new Certificate(List.of(), List.of()));
            assertThat(faults(left)).containsExactly(new Fault(Rule.GOAL_NOT_LEFT_OUT, 0));
            Plan unknown = new Plan(
                    Status.BOUNDED,
                    false,
                    plan.steps(),
                    40,
                    0,
                    plan.unteachable(),
                    List.of(7),
                    0,
                    true,
                    plan.certificate());
            assertThat(faults(unknown)).containsExactly(new Fault(Rule.UNKNOWN_GOAL, 7));
        }

        @Test
        @DisplayName("of being optimal with a bound below")
        void optimal() {
            Plan claimed = new Plan(
                    Status.OPTIMAL,
                    true,
                    plan.steps(),
                    40,
                    39,
                    plan.unteachable(),
                    List.of(),
                    0,
                    true,
                    plan.certificate());
            assertThat(faults(claimed)).containsExactly(new Fault(Rule.CONTRADICTS_ITSELF, -1));
        }

        @Test
        @DisplayName("of being optimal without evidence are accepted as a plan, and nothing is proven")
        void withoutEvidence() {
            assertThat(PlanChecker.check(problem, request, with(new Certificate(List.of(), List.of()))))
                    .isEqualTo(new Verdict(List.of(), 0, false));
        }
    }

    @Nested
    class Evidence {

        private Certificate bound(Priced... priced) {
            return new Certificate(List.of(), List.of(new Bound(List.of(priced))));
        }

        private Priced teacherOf(long price, int... skills) {
            return new Priced(price * Certificate.PRICES_PER_MINUTE, new OneOpensTheRest(0, IdSet.of(skills)));
        }

        @Test
        @DisplayName("is added up: whatever is priced too high comes off again")
        void overpriced() {
            assertThat(PlanChecker.check(problem, request, with(bound(teacherOf(10, 0), teacherOf(30, 1)))))
                    .isEqualTo(new Verdict(List.of(), 40, true));
            // Module a is paid 4 minutes too much; 14 + 21 - 4 is 31, and all modules take fives.
            assertThat(PlanChecker.check(problem, request, with(bound(teacherOf(14, 0), teacherOf(21, 1)))))
                    .isEqualTo(new Verdict(List.of(), 35, false));
        }

        @Test
        @DisplayName("with an inequality that some plan breaks is rejected")
        void falseInequalities() {
            assertThat(faults(with(bound(teacherOf(1, 2))))).containsExactly(new Fault(Rule.FALSE_INEQUALITY, 0));
            assertThat(faults(with(bound(teacherOf(-1, 0))))).containsExactly(new Fault(Rule.FALSE_INEQUALITY, -1));
            assertThat(faults(with(bound(new Priced(1, new TargetIsMet(1))))))
                    .containsExactly(new Fault(Rule.FALSE_INEQUALITY, 1));
            assertThat(faults(with(bound(new Priced(1, new NeedIsMet(A, Requirement.of(1)))))))
                    .containsExactly(new Fault(Rule.FALSE_INEQUALITY, A));
        }

        @Test
        @DisplayName("with a module dominated by a longer one, or by one that teaches less, is rejected")
        void falseDominations() {
            List<Domination> longer = List.of(new Domination(A, B));
            assertThat(faults(with(new Certificate(longer, List.of()))))
                    .containsExactly(new Fault(Rule.FALSE_DOMINATION, A));
            List<Domination> less = List.of(new Domination(E, A));
            assertThat(faults(with(new Certificate(less, List.of()))))
                    .containsExactly(new Fault(Rule.FALSE_DOMINATION, E));
        }

        @Test
        @DisplayName("that counts a module in two parts is rejected")
        void overlap() {
            Bound one = new Bound(List.of(teacherOf(10, 0)));
            List<Fault> faults = faults(with(new Certificate(List.of(), List.of(one, one))));
            assertThat(faults).extracting(Fault::rule).containsExactly(Rule.PARTS_OVERLAP);
        }

        @Test
        @DisplayName("by cases counts for the worse of the two")
        void cases() {
            Bound full = new Bound(List.of(teacherOf(10, 0), teacherOf(30, 1)));
            Bound poor = new Bound(List.of(teacherOf(5, 0)));
            assertThat(PlanChecker.check(
                            problem, request, with(new Certificate(List.of(), List.of(new Cases(D, full, poor))))))
                    .isEqualTo(new Verdict(List.of(), 5, false));
            assertThat(faults(with(new Certificate(List.of(), List.of(new Cases(D, new Cases(D, full, full), full))))))
                    .containsExactly(new Fault(Rule.FALSE_INEQUALITY, D));
        }

        @Test
        @DisplayName("of a plan that is not the shortest proves what it proves, and not that")
        void longer() {
            List<Step> steps = new ArrayList<>(List.of(step(B, 20, 20, 0), step(C, 30, 50, 1)));
            Plan longer = new Plan(
                    Status.BOUNDED, false, steps, 50, 40, plan.unteachable(), List.of(), 0, true, plan.certificate());
            assertThat(PlanChecker.check(problem, request, longer)).isEqualTo(new Verdict(List.of(), 40, false));
        }
    }
}
