package org.skillway.gateway.plan.solver;

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
}
