package org.skillway.gateway.plan.solver;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * From a cheapest choice to the first one, column by column: a column that the choice at hand has stays; for another it is
 * asked whether some choice that is as cheap takes it, all that was settled before being kept.
 */
final class Walk {

    private final BinaryProgram program;
    private final long cost;
    private final Fixing fixing;
    private BitSet known;

    Walk(BinaryProgram program, BitSet known) {
        this.program = program;
        this.known = known;
        this.cost = program.cost(known);
        this.fixing = Fixing.none(program);
    }

    BitSet known() {
        return known;
    }

    /** False when the effort did not suffice. */
    boolean go(Effort effort) {
        leaveOutWhatCostsTooMuch(effort);
        for (int column = fixing.firstOpen(); column >= 0; column = fixing.firstOpen()) {
            if (effort.over()) {
                return false;
            }
            if (known.get(column)) {
                fixing.set(column, Fixing.IN);
            } else {
                Outcome outcome = BranchAndBound.any(program, fixing.with(column, Fixing.IN), cost, effort);
                if (!outcome.proven() && outcome.chosen() == null) {
                    return false;
                }
                fixing.set(column, outcome.chosen() == null ? Fixing.OUT : Fixing.IN);
                if (outcome.chosen() != null) {
                    known = outcome.chosen();
                }
            }
            fixing.propagate();
            leaveOutWhatCostsTooMuch(effort);
        }
        return true;
    }

    private void leaveOutWhatCostsTooMuch(Effort effort) {
        Relaxation relaxation = Relaxation.of(program, fixing, cost + 1, effort);
        for (int column = 0; column < program.columnCount(); column++) {
            if (fixing.open(column) && relaxation.boundWith(column) > cost) {
                fixing.set(column, Fixing.OUT);
            }
        }
        fixing.propagate();
    }

    /** Takes a choice that is as cheap and comes before the one at hand. */
    void know(BitSet better) {
        known = better;
    }

    /** The program with a row for each column that is settled. */
    BinaryProgram narrowed() {
        List<Row> settled = new ArrayList<>();
        for (int column = 0; column < program.columnCount(); column++) {
            if (fixing.get(column) == Fixing.IN) {
                settled.add(new Row(new int[] {column}, new long[] {1}, 1));
            } else if (fixing.get(column) == Fixing.OUT) {
                settled.add(new Row(new int[] {column}, new long[] {-1}, 0));
            }
        }
        return program.with(settled);
    }
}
