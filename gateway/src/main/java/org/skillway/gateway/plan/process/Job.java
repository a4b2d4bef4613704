package org.skillway.gateway.plan.process;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.skillway.gateway.plan.Comparisons;
import org.skillway.gateway.plan.Comparisons.Distance;
import org.skillway.gateway.plan.Planner;
import org.skillway.gateway.plan.check.Patience;
import org.skillway.gateway.plan.check.PlanChecker;
import org.skillway.gateway.plan.check.Verdict;
import org.skillway.gateway.plan.model.IdSet;
import org.skillway.gateway.plan.model.PlanAnswer;
import org.skillway.gateway.plan.model.PlanModule;
import org.skillway.gateway.plan.model.PlanRequest;
import org.skillway.gateway.plan.model.PlanningProblem;
import org.skillway.gateway.plan.solver.Effort;
import org.skillway.gateway.plan.solver.ExactSolver;

/** Something that the process that plans can be asked for, in the numbers of one catalog. */
public sealed interface Job<T> extends Serializable {

    /**
     * What came of it.
     *
     * @param complete false where the work allowed did not suffice for all of it
     * @param cutByClock whether the clock, or whoever waited, ended what the count would not have
     */
    record Found<T>(T found, boolean complete, boolean cutByClock) implements Serializable {

        private static <T> Found<T> of(T found, Effort effort) {
            boolean complete = !effort.over();
            return new Found<>(found, complete, effort.cutByClock());
        }
    }

    /**
     * How much may be spent.
     *
     * @param units of work, a unit being about a nanosecond of one core
     * @param longest when the clock ends it, from when it is begun
     */
    record Allowance(long units, Duration longest) implements Serializable {

        private Effort effort(BooleanSupplier cancelled) {
            return Effort.of(units, System::nanoTime, longest, cancelled);
        }
    }

    Found<T> perform(PlanningProblem problem, ExactSolver solver, BooleanSupplier cancelled);

    Allowance allowance();

    /** How long it may take by the clock; only a process in trouble, or one that gets no processor, takes longer. */
    default Duration longest() {
        return allowance().longest();
    }

    /** {@link Planner#plan}. */
    record Plan(PlanRequest request, boolean proof, Allowance allowance) implements Job<PlanAnswer> {

        @Override
        public Found<PlanAnswer> perform(PlanningProblem problem, ExactSolver solver, BooleanSupplier cancelled) {
            Effort effort = allowance.effort(cancelled);
            return Found.of(new Planner(solver).plan(problem, request, effort, proof), effort);
        }
    }

    /** {@link Comparisons#distances}: one allowance for all of them. */
    record Distances(IdSet held, GoalLists roles, Allowance allowance) implements Job<List<Distance>> {

        @Override
        public Found<List<Distance>> perform(PlanningProblem problem, ExactSolver solver, BooleanSupplier cancelled) {
            Effort effort = allowance.effort(cancelled);
            return Found.of(new Comparisons(solver).distances(problem, held, roles.lists(), effort), effort);
        }
    }

    /**
     * The same with an allowance for each, so that none depends on the others. Found are those up to the one that the clock cut.
     *
     * @param allowance of each; its clock is one for all
     */
    record DistancesOneByOne(IdSet held, GoalLists roles, Allowance allowance) implements Job<List<Distance>> {

        @Override
        public Found<List<Distance>> perform(PlanningProblem problem, ExactSolver solver, BooleanSupplier cancelled) {
            Effort clock = allowance.effort(cancelled);
            Comparisons.Start start = new Comparisons(solver).from(problem, held);
            List<Distance> found = new ArrayList<>();
            for (var goals : roles.lists()) {
                Effort effort = clock.besides(allowance.units());
                Distance distance = start.to(goals, effort);
                if (effort.cutByClock()) {
                    return new Found<>(found, false, true);
                }
                found.add(distance);
            }
            return new Found<>(found, true, false);
        }
    }

    /** {@link Comparisons#worthMost}. */
    record WorthMost(IdSet held, GoalLists roles, int most, Allowance allowance)
            implements Job<List<Comparisons.Worth>> {

        @Override
        public Found<List<Comparisons.Worth>> perform(
                PlanningProblem problem, ExactSolver solver, BooleanSupplier cancelled) {
            Effort effort = allowance.effort(cancelled);
            return Found.of(new Comparisons(solver).worthMost(problem, held, roles.lists(), most, effort), effort);
        }
    }

    /** {@link Comparisons#saving}. */
    record Saving(IdSet missing, PlanModule module, Allowance allowance) implements Job<Comparisons.Saving> {

        @Override
        public Found<Comparisons.Saving> perform(
                PlanningProblem problem, ExactSolver solver, BooleanSupplier cancelled) {
            Effort effort = allowance.effort(cancelled);
            return Found.of(new Comparisons(solver).saving(problem, missing, module, effort), effort);
        }
    }

    /** {@link PlanChecker#check}: its work is counted in full, and the clock is for a process in trouble alone. */
    record Check(PlanRequest request, PlanAnswer.Plan plan, Allowance allowance) implements Job<Verdict> {

        @Override
        public Found<Verdict> perform(PlanningProblem problem, ExactSolver solver, BooleanSupplier cancelled) {
            return new Found<>(
                    PlanChecker.check(problem, request, plan, Patience.of(allowance.units(), cancelled)), true, false);
        }
    }
}
