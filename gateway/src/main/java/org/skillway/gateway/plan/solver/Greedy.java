package org.skillway.gateway.plan.solver;

import java.util.BitSet;

/**
 * A cheap choice, found fast: always the column that brings most for what it costs (V. Chvátal, A greedy heuristic for the
 * set-covering problem, 1979), less what can be done without.
 */
final class Greedy {

    /** What a look at one row takes. */
    private static final long LOOK = 40;

    private final BinaryProgram program;
    private final Effort effort;

    private Greedy(BinaryProgram program, Effort effort) {
        this.program = program;
        this.effort = effort;
    }

    /** Null where it comes to no choice that keeps all rows. */
    static BitSet of(BinaryProgram program, Effort effort) {
        return new Greedy(program, effort).choice();
    }

    private BitSet choice() {
        BitSet choice = new BitSet();
        long[] slacks = new long[program.rows().size()];
        for (int row = 0; row < slacks.length; row++) {
            slacks[row] = program.rows().get(row).slack(choice);
        }
        while (true) {
            BitSet open = open(slacks);
            if (open.isEmpty()) {
                return Rounding.withoutSpares(program, choice, new BitSet());
            }
            int best = best(choice, slacks, open);
            if (best < 0) {
                return null;
            }
            choice.set(best);
            for (int row : program.rowsOf(best)) {
                slacks[row] += program.rows().get(row).of(best);
            }
        }
    }

    private static BitSet open(long[] slacks) {
        BitSet open = new BitSet();
        for (int row = 0; row < slacks.length; row++) {
            open.set(row, slacks[row] < 0);
        }
        return open;
    }

    /** Of the columns that stand in an open row the one that brings most for its cost, the first of equals; else -1. */
    private int best(BitSet choice, long[] slacks, BitSet open) {
        BitSet candidates = new BitSet();
        for (int row = open.nextSetBit(0); row >= 0; row = open.nextSetBit(row + 1)) {
            Row asked = program.rows().get(row);
            for (int index = 0; index < asked.size(); index++) {
                candidates.set(asked.column(index));
            }
        }
        candidates.andNot(choice);
        int best = -1;
        long mostBrought = 0;
        for (int column = candidates.nextSetBit(0); column >= 0; column = candidates.nextSetBit(column + 1)) {
            long brought = brought(column, slacks);
            // Crosswise, since a cost may be nothing: brought / cost > most brought / its cost.
            if (brought > 0
                    && (best < 0
                            || (double) brought * program.cost(best) > (double) mostBrought * program.cost(column))) {
                best = column;
                mostBrought = brought;
            }
        }
        return best;
    }

    /** By how much less the rows would be short, all together. */
    private long brought(int column, long[] slacks) {
        int[] rows = program.rowsOf(column);
        effort.spend(LOOK * rows.length);
        long brought = 0;
        for (int row : rows) {
            long slack = slacks[row];
            brought += Math.min(0, slack + program.rows().get(row).of(column)) - Math.min(0, slack);
        }
        return brought;
    }
}
