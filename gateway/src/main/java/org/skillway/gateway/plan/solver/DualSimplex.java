package org.skillway.gateway.plan.solver;

import java.util.Arrays;

/**
 * The linear program <em>max b·u, A'u ≤ c, u ≥ 0</em>, whose u are the prices of rows: textbook simplex on a condensed
 * tableau. Since no cost is negative, it begins at u = 0 and needs no first phase. Numbers are doubles; whoever takes a
 * bound from the prices adds it up in whole numbers.
 */
final class DualSimplex {

    private static final double TINY = 1e-9;

    /** Of a larger tableau hardly anything is still in the processor's cache when it is looked at again. */
    private static final long CACHED = 100_000;

    private static final int NOT_CACHED = 6;

    private final int columns;
    private final int rows;
    private final int each;
    private final double[][] tableau;
    private final double[] costs;
    private final double[] gains;
    // What is basic in each tableau row and what is not in each tableau column: prices from 0, slacks from `rows`.
    private final int[] basic;
    private final int[] free;
    private int ray = -1;
    private long work;

    /** @param matrix of each column the coefficients by row; taken over, as the costs and gains are */
    DualSimplex(double[][] matrix, double[] costs, double[] gains) {
        this.tableau = matrix;
        this.costs = costs;
        this.gains = gains;
        this.columns = costs.length;
        this.rows = gains.length;
        this.each = (long) columns * rows > CACHED ? NOT_CACHED : 1;
        this.basic = new int[columns];
        this.free = new int[rows];
        for (int column = 0; column < columns; column++) {
            basic[column] = rows + column;
        }
        for (int row = 0; row < rows; row++) {
            free[row] = row;
        }
    }

    /** Prices from here on can be raised for ever: the rows contradict each other. */
    boolean unbounded() {
        return ray >= 0;
    }

    long work() {
        return work;
    }

    void solve(Effort effort) {
        int standstill = 0;
        while (true) {
            int entering = standstill < 50 ? steepest() : first();
            if (entering < 0) {
                return;
            }
            int leaving = leaving(entering);
            if (leaving < 0) {
                ray = entering;
                return;
            }
            standstill = costs[leaving] <= TINY ? standstill + 1 : 0;
            pivot(leaving, entering);
            work += (long) each * columns + rows;
            if (effort.left() <= work) {
                return;
            }
        }
    }

    double[] prices() {
        double[] prices = new double[rows];
        for (int index = 0; index < columns; index++) {
            if (basic[index] < rows) {
                prices[basic[index]] = Math.max(0, costs[index]);
            }
        }
        return prices;
    }

    /** The direction in which prices can be raised for ever. */
    double[] ray() {
        double[] direction = new double[rows];
        for (int index = 0; index < columns; index++) {
            if (basic[index] < rows) {
                direction[basic[index]] = Math.max(0, -tableau[index][ray]);
            }
        }
        if (free[ray] < rows) {
            direction[free[ray]] = 1;
        }
        return direction;
    }

    /** How much of each column the linear program takes. */
    double[] shares() {
        double[] shares = new double[columns];
        for (int index = 0; index < rows; index++) {
            if (free[index] >= rows) {
                shares[free[index] - rows] = Math.max(0, -gains[index]);
            }
        }
        return shares;
    }

    private int steepest() {
        int best = -1;
        double most = TINY;
        for (int index = 0; index < rows; index++) {
            if (gains[index] > most) {
                most = gains[index];
                best = index;
            }
        }
        return best;
    }

    // Bland's rule: it never goes in a circle.
    private int first() {
        int best = -1;
        for (int index = 0; index < rows; index++) {
            if (gains[index] > TINY && (best < 0 || free[index] < free[best])) {
                best = index;
            }
        }
        return best;
    }

    private int leaving(int entering) {
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int index = 0; index < columns; index++) {
            double coefficient = tableau[index][entering];
            if (coefficient > TINY) {
                double ratio = costs[index] / coefficient;
                if (ratio < least - 1e-12 || (ratio <= least + 1e-12 && best >= 0 && basic[index] < basic[best])) {
                    least = Math.min(least, ratio);
                    best = index;
                }
            }
        }
        return best;
    }

    private void pivot(int leaving, int entering) {
        double[] source = tableau[leaving];
        double inverse = 1 / source[entering];
        for (int index = 0; index < rows; index++) {
            source[index] *= inverse;
        }
        source[entering] = inverse;
        costs[leaving] = Math.max(0, costs[leaving] * inverse);
        int[] filled = filled(source);
        for (int index = 0; index < columns; index++) {
            double factor = tableau[index][entering];
            if (index != leaving && factor != 0) {
                subtract(tableau[index], source, filled, factor, entering);
                costs[index] = Math.max(0, costs[index] - factor * costs[leaving]);
            }
        }
        subtract(gains, source, filled, gains[entering], entering);
        int left = basic[leaving];
        basic[leaving] = free[entering];
        free[entering] = left;
    }

    // Rows of covers are sparse, and stay so for a while.
    private static int[] filled(double[] source) {
        int[] filled = new int[source.length];
        int count = 0;
        for (int index = 0; index < source.length; index++) {
            if (source[index] != 0) {
                filled[count++] = index;
            }
        }
        return Arrays.copyOf(filled, count);
    }

    private void subtract(double[] target, double[] source, int[] filled, double factor, int entering) {
        for (int index : filled) {
            target[index] -= factor * source[index];
        }
        target[entering] = -factor * source[entering];
        work += filled.length;
    }
}
