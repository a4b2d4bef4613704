package org.skillway.gateway.plan.solver;

import java.util.Arrays;
import java.util.BitSet;

/** The sum of the coefficients of the chosen columns is at least so much. */
public final class Row {

    private final int[] columns;
    private final long[] coefficients;
    private final long atLeast;

    /** The arrays are taken over, not copied. */
    public Row(int[] columns, long[] coefficients, long atLeast) {
        if (columns.length != coefficients.length) {
            throw new IllegalArgumentException("Each column has one coefficient");
        }
        this.columns = columns;
        this.coefficients = coefficients;
        this.atLeast = atLeast;
    }

    public int size() {
        return columns.length;
    }

    public int column(int index) {
        return columns[index];
    }

    public long coefficient(int index) {
        return coefficients[index];
    }

    public long atLeast() {
        return atLeast;
    }

    /** The coefficient of a column; nothing where it does not stand here. */
    long of(int column) {
        for (int index = 0; index < columns.length; index++) {
            if (columns[index] == column) {
                return coefficients[index];
            }
        }
        return 0;
    }

    /** The sum of the coefficients of what is chosen, less what the row asks for. */
    long slack(BitSet chosen) {
        long slack = -atLeast;
        for (int index = 0; index < columns.length; index++) {
            if (chosen.get(columns[index])) {
                slack += coefficients[index];
            }
        }
        return slack;
    }

    /** The same row says the same, wherever it stands: parts that have been solved are found again by it. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Row row
                && atLeast == row.atLeast
                && Arrays.equals(columns, row.columns)
                && Arrays.equals(coefficients, row.coefficients);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(columns) + Arrays.hashCode(coefficients) + Long.hashCode(atLeast);
    }
}
