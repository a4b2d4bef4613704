package org.skillway.gateway.plan.solver;

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
    private int[][] rowsByColumn;

    /** @param costs of each column, none of them negative */
    public BinaryProgram(long[] costs, List<Row> rows) {
        this.costs = costs.clone();
        this.rows = List.copyOf(rows);
        if (Arrays.stream(costs).anyMatch(cost -> cost < 0)) {
            throw new IllegalArgumentException("A column costs less than nothing");
        }
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
