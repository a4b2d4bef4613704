package org.skillway.gateway.plan.solver;

import java.util.Arrays;
import java.util.BitSet;

/** Which columns of a program are decided, and what follows from that row by row. */
public final class Fixing {

    static final byte OPEN = -1;
    public static final byte OUT = 0;
    public static final byte IN = 1;

    private final BinaryProgram program;
    private final byte[] values;

    private Fixing(BinaryProgram program, byte[] values) {
        this.program = program;
        this.values = values;
    }

    public static Fixing none(BinaryProgram program) {
        byte[] values = new byte[program.columnCount()];
        Arrays.fill(values, OPEN);
        return new Fixing(program, values);
    }

    Fixing copy() {
        return new Fixing(program, values.clone());
    }

    public Fixing with(int column, byte value) {
        Fixing copy = copy();
        copy.values[column] = value;
        return copy;
    }

    void set(int column, byte value) {
        values[column] = value;
    }

    public byte get(int column) {
        return values[column];
    }

    public boolean open(int column) {
        return values[column] == OPEN;
    }

    /** The first column that is not decided, or -1. */
    int firstOpen() {
        for (int column = 0; column < values.length; column++) {
            if (values[column] == OPEN) {
                return column;
            }
        }
        return -1;
    }

    BitSet taken() {
        BitSet taken = new BitSet();
        for (int column = 0; column < values.length; column++) {
            if (values[column] == IN) {
                taken.set(column);
            }
        }
        return taken;
    }

    long cost() {
        long cost = 0;
        for (int column = 0; column < values.length; column++) {
            if (values[column] == IN) {
                cost += program.cost(column);
            }
        }
        return cost;
    }

    /** What a row still asks for, of the columns that are open. */
    long missing(Row row) {
        long missing = row.atLeast();
        for (int index = 0; index < row.size(); index++) {
            if (values[row.column(index)] == IN) {
                missing -= row.coefficient(index);
            }
        }
        return missing;
    }

    /** Whether some choice of the open columns breaks the row. */
    boolean active(Row row) {
        long least = -row.atLeast();
        for (int index = 0; index < row.size(); index++) {
            byte value = values[row.column(index)];
            long coefficient = row.coefficient(index);
            if (value == IN || (value == OPEN && coefficient < 0)) {
                least += coefficient;
            }
        }
        return least < 0;
    }

    /** Decides what the rows leave no choice about; false when a row cannot hold any more. */
    boolean propagate() {
        boolean again = true;
        while (again) {
            again = false;
            for (Row row : program.rows()) {
                long slack = slack(row);
                if (slack < 0) {
                    return false;
                }
                again |= decide(row, slack);
            }
        }
        return true;
    }

    private long slack(Row row) {
        long most = -row.atLeast();
        for (int index = 0; index < row.size(); index++) {
            byte value = values[row.column(index)];
            long coefficient = row.coefficient(index);
            if (value == IN || (value == OPEN && coefficient > 0)) {
                most += coefficient;
            }
        }
        return most;
    }

    private boolean decide(Row row, long slack) {
        boolean decided = false;
        for (int index = 0; index < row.size(); index++) {
            int column = row.column(index);
            if (values[column] == OPEN && Math.abs(row.coefficient(index)) > slack) {
                values[column] = row.coefficient(index) > 0 ? IN : OUT;
                decided = true;
            }
        }
        return decided;
    }
}
