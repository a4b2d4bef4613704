package org.skillway.gateway.plan.solver;

import java.util.BitSet;

/** A choice near to what a relaxation takes: all that it takes in part, less what can be done without, dearest first. */
final class Rounding {

    private Rounding() {}

    /** Null where that breaks a row. */
    static BitSet of(BinaryProgram program, Fixing fixing, Relaxation relaxation) {
        BitSet choice = fixing.taken();
        for (int column = 0; column < program.columnCount(); column++) {
            if (fixing.open(column) && relaxation.share(column) > 1e-6) {
                choice.set(column);
            }
        }
        return program.allows(choice) ? withoutSpares(program, choice, fixing.taken()) : null;
    }

    /** @param kept columns that stay in any case */
    static BitSet withoutSpares(BinaryProgram program, BitSet choice, BitSet kept) {
        long[] slacks = new long[program.rows().size()];
        for (int row = 0; row < slacks.length; row++) {
            slacks[row] = program.rows().get(row).slack(choice);
        }
        BitSet left = (BitSet) choice.clone();
        for (int column : dearestFirst(program, choice, kept)) {
            if (spare(program, column, slacks)) {
                left.clear(column);
                for (int row : program.rowsOf(column)) {
                    slacks[row] -= program.rows().get(row).of(column);
                }
            }
        }
        return left;
    }

    private static boolean spare(BinaryProgram program, int column, long[] slacks) {
        for (int row : program.rowsOf(column)) {
            if (slacks[row] < program.rows().get(row).of(column)) {
                return false;
            }
        }
        return true;
    }

    private static int[] dearestFirst(BinaryProgram program, BitSet choice, BitSet kept) {
        return choice.stream()
                .filter(column -> !kept.get(column))
                .boxed()
                .sorted((one, other) -> {
                    int order = Long.compare(program.cost(other), program.cost(one));
                    return order != 0 ? order : Integer.compare(other, one);
                })
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
