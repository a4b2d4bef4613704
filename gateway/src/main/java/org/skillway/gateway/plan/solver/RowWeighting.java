package org.skillway.gateway.plan.solver;

import java.util.BitSet;
import java.util.SplittableRandom;

/**
 * Makes a choice cheaper by local search: a column goes, others come into rows that are short, and a row that stays short
 * weighs more from step to step (C. Gao, X. Yao, T. Weise and J. Li, An efficient local search heuristic with row weighting
 * for the unicost set covering problem, EJOR 246, 2015), what a column brings being set against its cost. Random numbers
 * begin at a fixed seed, so that it comes to the same choice every time.
 */
final class RowWeighting {

    /** What a look at one row takes. */
    private static final long LOOK = 3;

    private final BinaryProgram program;
    private final Effort effort;
    private final SplittableRandom random = new SplittableRandom(1);
    private final BitSet choice;
    private final long[] slacks;
    private final long[] weights;
    /** Of each column in the rows that it stands in, in their order; made when it is first looked at. */
    private final long[][] coefficients;

    private final long[] changed;
    private final BitSet shortRows = new BitSet();
    private BitSet best;
    private long cost;
    private long limit;
    private long step;

    private RowWeighting(BinaryProgram program, BitSet first, Effort effort) {
        this.program = program;
        this.effort = effort;
        this.choice = (BitSet) first.clone();
        this.slacks = new long[program.rows().size()];
        this.weights = new long[slacks.length];
        this.coefficients = new long[program.columnCount()][];
        this.changed = new long[program.columnCount()];
        this.best = first;
        this.cost = program.cost(first);
        this.limit = cost;
        for (int row = 0; row < slacks.length; row++) {
            slacks[row] = program.rows().get(row).slack(first);
            weights[row] = 1;
        }
    }

    /**
     * @param first keeps all rows
     * @param effort what may be spent on it
     */
    static BitSet improved(BinaryProgram program, BitSet first, Effort effort) {
        RowWeighting search = new RowWeighting(program, first, effort);
        while (!effort.over() && search.step()) {
            search.step++;
        }
        return search.best;
    }

    private boolean step() {
        if (!remove()) {
            return false;
        }
        while (cost >= limit && remove()) {
            // Only what is cheaper is of interest.
        }
        while (!shortRows.isEmpty() && add()) {
            for (int row = shortRows.nextSetBit(0); row >= 0; row = shortRows.nextSetBit(row + 1)) {
                weights[row]++;
            }
        }
        if (shortRows.isEmpty() && cost < limit) {
            best = Rounding.withoutSpares(program, choice, new BitSet());
            limit = program.cost(best);
        }
        return true;
    }

    /** Takes out what is missed least for its cost, the longest untouched of equals, and nothing that has just come. */
    private boolean remove() {
        int least = -1;
        double leastMissed = 0;
        for (int column = choice.nextSetBit(0); column >= 0; column = choice.nextSetBit(column + 1)) {
            if (changed[column] == step && step > 0) {
                continue;
            }
            double missed = -(double) brought(column, -1) / Math.max(1, program.cost(column));
            if (least < 0 || missed < leastMissed || (missed == leastMissed && changed[column] < changed[least])) {
                least = column;
                leastMissed = missed;
            }
        }
        if (least >= 0) {
            flip(least, -1);
        }
        return least >= 0;
    }

    /** Takes what brings most for its cost into one of the rows that are short, as long as it all stays cheaper than the best. */
    private boolean add() {
        int row = shortRows.nextSetBit(random.nextInt(slacks.length));
        Row asked = program.rows().get(row < 0 ? shortRows.nextSetBit(0) : row);
        int most = -1;
        double mostBrought = 0;
        for (int index = 0; index < asked.size(); index++) {
            int column = asked.column(index);
            if (choice.get(column)
                    || asked.coefficient(index) <= 0
                    || cost + program.cost(column) >= limit
                    || changed[column] == step + 1) {
                continue;
            }
            double brought = (double) brought(column, 1) / Math.max(1, program.cost(column));
            if (most < 0 || brought > mostBrought || (brought == mostBrought && changed[column] < changed[most])) {
                most = column;
                mostBrought = brought;
            }
        }
        if (most >= 0) {
            flip(most, 1);
        }
        return most >= 0;
    }

    /** By how much less, weighed, the rows would be short with the column taken, or taken out. */
    private long brought(int column, int sign) {
        int[] rows = program.rowsOf(column);
        long[] each = coefficientsOf(column);
        effort.spend(LOOK * rows.length);
        long brought = 0;
        for (int index = 0; index < rows.length; index++) {
            long slack = slacks[rows[index]];
            brought += weights[rows[index]] * (Math.min(0, slack + sign * each[index]) - Math.min(0, slack));
        }
        return brought;
    }

    private void flip(int column, int sign) {
        int[] rows = program.rowsOf(column);
        long[] each = coefficientsOf(column);
        for (int index = 0; index < rows.length; index++) {
            slacks[rows[index]] += sign * each[index];
            shortRows.set(rows[index], slacks[rows[index]] < 0);
        }
        choice.set(column, sign > 0);
        cost += sign * program.cost(column);
        changed[column] = step + 1;
    }

    private long[] coefficientsOf(int column) {
        if (coefficients[column] == null) {
            int[] rows = program.rowsOf(column);
            coefficients[column] = new long[rows.length];
            for (int index = 0; index < rows.length; index++) {
                Row row = program.rows().get(rows[index]);
                effort.spend(row.size());
                coefficients[column][index] = row.of(column);
            }
        }
        return coefficients[column];
    }
}
