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

    public long cost(BitSet chosen) {
        return chosen.stream().mapToLong(column -> costs[column]).sum();
    }

    public boolean allows(BitSet chosen) {
        for (Row row : rows) {
            long sum = 0;
            for (int index = 0; index < row.size(); index++) {
                if (chosen.get(row.column(index))) {
                    sum += row.coefficient(index);
                }
            }
            if (sum < row.atLeast()) {
                return false;
            }
        }
        return true;
    }
}
