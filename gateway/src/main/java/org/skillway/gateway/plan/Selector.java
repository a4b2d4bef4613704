package org.skillway.gateway.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.skillway.gateway.plan.solver.BinaryProgram;
import org.skillway.gateway.plan.solver.Effort;
import org.skillway.gateway.plan.solver.ExactSolver;
import org.skillway.gateway.plan.solver.Outcome;
import org.skillway.gateway.plan.solver.Row;

/** Chooses modules of a task: fewest minutes, then fewest modules, then the first in the order of ties. */
final class Selector {

    private final ExactSolver solver;
    private final Effort effort;
    private final Task task;
    private final Reach reach;

    Selector(ExactSolver solver, Effort effort, Task task) {
        this.solver = solver;
        this.effort = effort;
        this.task = task;
        this.reach = new Reach(task);
    }

    /** Meets all targets, which is possible. */
    Selection all() {
        Formulation formulation = new Formulation(task, reach, false);
        Outcome outcome = refine(formulation, fully(formulation), List.of(), true);
        BitSet modules = feasible(outcome);
        long lowerBound = outcome.lowerBound() / scale();
        return new Selection(
                modules,
                new BitSet(),
                minutes(modules),
                lowerBound,
                0,
                minutes(modules) == lowerBound,
                outcome.proven());
    }

    /** What was chosen, or, where it is no feasible plan, one that is near to it. */
    private BitSet feasible(Outcome outcome) {
        BitSet known = outcome.chosen() == null ? new BitSet() : outcome.chosen();
        return reach.meetsAll(known) ? known : reach.withoutSpares(everything(), known, effort);
    }

    long minutesOf(Outcome outcome) {
        return minutes(feasible(outcome));
    }

    /** The fewest minutes that meet all targets, whatever the modules. */
    Outcome fewestMinutes() {
        Formulation formulation = new Formulation(task, reach, false);
        return refine(formulation, priced(minutes(formulation), 1), List.of(), false);
    }

    /**
     * Meets targets of as much weight as the budget allows; null where no choice within the budget is found that has
     * everything insisted on.
     */
    Selection within(long budget) {
        Formulation formulation = new Formulation(task, reach, true);
        Row inBudget = atMost(budget, minutes(formulation));
        long[] weights = new long[formulation.columnCount()];
        for (int target = 0; target < task.targets().size(); target++) {
            weights[task.modules().size() + target] = task.targets().get(target).weight();
        }
        Outcome most = refine(formulation, priced(weights, 1), List.of(inBudget), false);
        if (most.chosen() == null || formulation.exclude(most.chosen(), effort)) {
            return null;
        }
        long left = new BinaryProgram(weights, List.of()).cost(most.chosen());
        Row asMuch = atMost(left, weights);
        Outcome best = most.proven()
                ? refine(formulation, fully(formulation), List.of(inBudget, asMuch), true)
                : new Outcome(null, 0, false);
        boolean usable = best.chosen() != null && !formulation.exclude(best.chosen(), effort);
        BitSet chosen = usable ? best.chosen() : most.chosen();
        BitSet modules = (BitSet) chosen.clone();
        modules.clear(task.modules().size(), formulation.columnCount());
        long lowerBound = best.lowerBound() / scale();
        return new Selection(
                modules,
                leftOut(chosen),
                minutes(modules),
                lowerBound,
                most.lowerBound(),
                most.proven() && minutes(modules) == lowerBound,
                most.proven() && best.proven());
    }

    private BitSet leftOut(BitSet chosen) {
        BitSet leftOut = new BitSet();
        for (int target = 0; target < task.targets().size(); target++) {
            leftOut.set(target, chosen.get(task.modules().size() + target));
        }
        return leftOut;
    }

    private static Row atMost(long sum, long[] shares) {
        RowBuilder row = new RowBuilder();
        for (int column = 0; column < shares.length; column++) {
            row.add(column, -shares[column]);
        }
        return row.atLeast(-sum);
    }

    /**
     * Solves, and adds the rows that the solution breaks, until it breaks none: then it is a feasible plan.
     *
     * @param first whether of the cheapest the first is looked for; where the effort ends before that is proven, what was
     *     found is one of the cheapest
     */
    private Outcome refine(Formulation formulation, BinaryProgram priced, List<Row> besides, boolean first) {
        Outcome outcome;
        // Most parts stay as they are when rows are added to others.
        Map<BinaryProgram, Outcome> known = new HashMap<>();
        do {
            outcome = solver.cheapest(program(formulation, priced, besides), effort, known);
        } while (broken(formulation, outcome));
        if (!first || !outcome.proven() || outcome.chosen() == null) {
            return outcome;
        }
        Outcome cheapest = outcome;
        do {
            outcome = solver.first(program(formulation, priced, besides), cheapest.chosen(), effort);
        } while (broken(formulation, outcome));
        return outcome.proven() || !formulation.exclude(outcome.chosen(), effort)
                ? outcome
                : new Outcome(cheapest.chosen(), cheapest.lowerBound(), false);
    }

    private static BinaryProgram program(Formulation formulation, BinaryProgram priced, List<Row> besides) {
        List<Row> rows = new ArrayList<>(formulation.rows());
        rows.addAll(besides);
        return priced.with(rows);
    }

    /** A program without rows. */
    private static BinaryProgram priced(long[] costs, long unit) {
        return new BinaryProgram(costs, unit, List.of());
    }

    private boolean broken(Formulation formulation, Outcome outcome) {
        return outcome.proven() && outcome.chosen() != null && formulation.exclude(outcome.chosen(), effort);
    }

    /** Fewest minutes, then fewest modules. */
    private BinaryProgram fully(Formulation formulation) {
        long[] costs = new long[formulation.columnCount()];
        for (int module = 0; module < task.modules().size(); module++) {
            costs[module] = task.modules().get(module).minutes() * scale() + 1;
        }
        return priced(costs, scale());
    }

    // Minutes count for more than any number of modules.
    private long scale() {
        return task.modules().size() + 1L;
    }

    private long[] minutes(Formulation formulation) {
        long[] minutes = new long[formulation.columnCount()];
        for (int module = 0; module < task.modules().size(); module++) {
            minutes[module] = task.modules().get(module).minutes();
        }
        return minutes;
    }

    private long minutes(BitSet modules) {
        return modules.stream()
                .mapToLong(module -> task.modules().get(module).minutes())
                .sum();
    }

    private BitSet everything() {
        BitSet everything = new BitSet();
        everything.set(0, task.modules().size());
        return everything;
    }
}
