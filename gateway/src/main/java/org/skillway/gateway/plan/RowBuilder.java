package org.skillway.gateway.plan;

import java.util.Arrays;
import org.skillway.gateway.plan.solver.Row;

/** Collects what stands in a row; nothing that does not count. */
final class RowBuilder {

    private int[] columns = new int[8];
    private long[] coefficients = new long[8];
    private int size;

    /** @param column nothing is added for -1 */
    void add(int column, long coefficient) {
        if (column < 0 || coefficient == 0) {
            return;
        }
        if (size == columns.length) {
            columns = Arrays.copyOf(columns, size * 2);
            coefficients = Arrays.copyOf(coefficients, size * 2);
        }
        columns[size] = column;
        coefficients[size++] = coefficient;
    }

    Row atLeast(long atLeast) {
        return new Row(Arrays.copyOf(columns, size), Arrays.copyOf(coefficients, size), atLeast);
    }
}
