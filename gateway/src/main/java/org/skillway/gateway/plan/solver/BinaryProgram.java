package org.skillway.gateway.plan.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Choose columns so that every row holds, at the least total cost; of several such choices the one whose columns come
 * first: of two choices the one that has the lowest column in which they differ.
 */
public final class BinaryProgram {

    private final long[] costs;
    private final List<Row> rows;
    private final long unit;
    private final long step;
    private int[][] rowsByColumn;

    /** @param costs of each column, none of them negative */
    public BinaryProgram(long[] costs, List<Row> rows) {
        this(costs, 1, rows);
    }

    /**
     * @param costs of each column, none of them negative
     * @param unit of what counts first: what remains of all costs divided by it comes to less than it
     */
    public BinaryProgram(long[] costs, long unit, List<Row> rows) {
        this.costs = costs.clone();
        this.unit = unit;
        this.rows = List.copyOf(rows);
        if (Arrays.stream(costs).anyMatch(cost -> cost < 0)) {
            throw new IllegalArgumentException("A column costs less than nothing");
        }
        this.step = step(costs, unit);
    }

    private static long step(long[] costs, long unit) {
        long step = 0;
        for (int column = 0; column < costs.length && step != 1; column++) {
            long other = costs[column] / unit;
            while (other != 0) {
                long rest = step % other;
                step = other;
                other = rest;
            }
        }
        return Math.max(1, step);
    }

    /** The least that a choice can cost which costs at least so much: the units of all are multiples of a common divisor. */
    long roundedUp(long bound) {
        long units = Math.floorDiv(bound, unit);
        long rest = Math.floorMod(units, step);
        return rest == 0 ? bound : (units - rest + step) * unit;
    }

    /** Another program with costs of these columns. */
    BinaryProgram part(int[] columns, List<Row> renumbered) {
        long[] share = new long[columns.length];
        for (int column = 0; column < columns.length; column++) {
            share[column] = costs[columns[column]];
        }
        return new BinaryProgram(share, unit, renumbered);
    }

    /** The same with more rows. */
    public BinaryProgram with(List<Row> more) {
        List<Row> all = new ArrayList<>(rows);
        all.addAll(more);
        return new BinaryProgram(costs, unit, all);
    }

    /** Whether something counts first, so that columns cost units and a rest. */
    boolean hasUnits() {
        return unit > 1;
    }

    /** Whole units of a cost. */
    long units(long cost) {
        return Math.floorDiv(cost, unit);
    }

    /** A cost of so many units and no rest. */
    long ofUnits(long units) {
        return units * unit;
    }

    /** What counts first, alone. */
    BinaryProgram inUnits() {
        long[] units = new long[costs.length];
        Arrays.setAll(units, column -> costs[column] / unit);
        return new BinaryProgram(units, rows);
    }

    /** A row: no more than so much of what counts first. */
    Row unitsAtMost(long most) {
        int[] columns = new int[costs.length];
        long[] coefficients = new long[costs.length];
        for (int column = 0; column < costs.length; column++) {
            columns[column] = column;
            coefficients[column] = -(costs[column] / unit);
        }
        return new Row(columns, coefficients, -most);
    }

    public int columnCount() {
        return costs.length;
    }

    public long cost(int column) {
        return costs[column];
    }

    public List<Row> rows() {
        return rows;
    }

    /** The rows in which each column stands, in ascending order; made when it is first asked for. */
    int[] rowsOf(int column) {
        if (rowsByColumn == null) {
            rowsByColumn = byColumn();
        }
        return rowsByColumn[column];
    }

    private int[][] byColumn() {
        int[] sizes = new int[costs.length];
        for (Row row : rows) {
            for (int index = 0; index < row.size(); index++) {
                sizes[row.column(index)]++;
            }
        }
        int[][] found = new int[costs.length][];
        for (int column = 0; column < found.length; column++) {
            found[column] = new int[sizes[column]];
        }
        for (int number = rows.size() - 1; number >= 0; number--) {
            Row row = rows.get(number);
            for (int index = 0; index < row.size(); index++) {
                int column = row.column(index);
                found[column][--sizes[column]] = number;
            }
        }
        return found;
    }

    public long cost(BitSet chosen) {
        long cost = 0;
        for (int column = chosen.nextSetBit(0); column >= 0; column = chosen.nextSetBit(column + 1)) {
            cost += costs[column];
        }
        return cost;
    }

    public boolean allows(BitSet chosen) {
        for (Row row : rows) {
            if (row.slack(chosen) < 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BinaryProgram program
                && Arrays.equals(costs, program.costs)
                && rows.equals(program.rows);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(costs) + rows.hashCode();
    }
}
