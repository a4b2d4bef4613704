package org.skillway.gateway.plan.solver;

import java.util.BitSet;

/**
 * Columns that some cheapest choice does without, because another column does as well in every row: whoever has the one can
 * have the other in its place, or has it already and can do without. Where rows have been decided there are many of them.
 */
final class Replaceable {

    private final BinaryProgram program;
    private final Effort effort;
    private final long[] owed;
    private final BitSet out = new BitSet();

    private Replaceable(BinaryProgram program, Effort effort) {
        this.program = program;
        this.effort = effort;
        this.owed = new long[program.rows().size()];
        for (int number = 0; number < owed.length; number++) {
            Row row = program.rows().get(number);
            owed[number] = row.atLeast();
            for (int index = 0; index < row.size(); index++) {
                owed[number] -= Math.min(0, row.coefficient(index));
            }
        }
    }

    /** Fewer where the effort ends: to leave one in is never wrong. */
    static BitSet of(BinaryProgram program, Effort effort) {
        Replaceable search = new Replaceable(program, effort);
        for (int column = 0; column < program.columnCount() && !effort.over(); column++) {
            if (search.isReplaceable(column)) {
                search.out.set(column);
            }
        }
        return search.out;
    }

    private boolean isReplaceable(int column) {
        Row rarest = null;
        for (int number : program.rowsOf(column)) {
            Row row = program.rows().get(number);
            if (row.of(column) > 0 && (rarest == null || row.size() < rarest.size())) {
                rarest = row;
            }
        }
        if (rarest == null) {
            // It serves nothing: left out, no row is worse off.
            return true;
        }
        for (int index = 0; index < rarest.size(); index++) {
            int other = rarest.column(index);
            if (other != column
                    && !out.get(other)
                    && program.cost(other) <= program.cost(column)
                    && doesAsWell(other, column)) {
                return true;
            }
        }
        return false;
    }

    private boolean doesAsWell(int one, int other) {
        effort.spend(20L * (program.rowsOf(one).length + program.rowsOf(other).length));
        for (int number : program.rowsOf(other)) {
            Row row = program.rows().get(number);
            long given = row.of(other);
            long instead = row.of(one);
            // With the one the row has to hold whatever else is taken, since the other may have come on top of it.
            if (instead < given || (given > 0 && instead < owed[number] + Math.min(0, instead))) {
                return false;
            }
        }
        for (int number : program.rowsOf(one)) {
            if (program.rows().get(number).of(one) < 0
                    && program.rows().get(number).of(other)
                            > program.rows().get(number).of(one)) {
                return false;
            }
        }
        return true;
    }
}
