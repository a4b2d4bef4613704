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
    // What has been decided since rows were last looked at; null where none has been looked at yet.
    private BitSet fresh;

    private Fixing(BinaryProgram program, byte[] values, BitSet fresh) {
        this.program = program;
        this.values = values;
        this.fresh = fresh;
    }

    public static Fixing none(BinaryProgram program) {
        byte[] values = new byte[program.columnCount()];
        Arrays.fill(values, OPEN);
        return new Fixing(program, values, null);
    }

    Fixing copy() {
        return new Fixing(program, values.clone(), fresh == null ? null : (BitSet) fresh.clone());
    }

    public Fixing with(int column, byte value) {
        Fixing copy = copy();
        copy.set(column, value);
        return copy;
    }

    void set(int column, byte value) {
        values[column] = value;
        if (fresh != null) {
            fresh.set(column);
        }
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
        BitSet rows = new BitSet();
        if (fresh == null) {
            fresh = new BitSet();
            rows.set(0, program.rows().size());
        }
        wake(rows);
        for (int number = rows.nextSetBit(0); number >= 0; number = rows.nextSetBit(0)) {
            rows.clear(number);
            Row row = program.rows().get(number);
            long slack = slack(row);
            if (slack < 0) {
                // Looked at whole by whoever goes on from here.
                fresh = null;
                return false;
            }
            if (decide(row, slack)) {
                wake(rows);
            }
        }
        return true;
    }

    /** Adds the rows that have to be looked at for what has been decided. */
    private void wake(BitSet rows) {
        for (int column = fresh.nextSetBit(0); column >= 0; column = fresh.nextSetBit(column + 1)) {
            for (int row : program.rowsOf(column)) {
                rows.set(row);
            }
        }
        fresh.clear();
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
                set(column, row.coefficient(index) > 0 ? IN : OUT);
                decided = true;
            }
        }
        return decided;
    }
}
