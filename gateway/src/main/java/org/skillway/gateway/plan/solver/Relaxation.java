package org.skillway.gateway.plan.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A lower bound on what a program costs, some columns being decided, by prices of its rows. The prices come from a linear
 * program in doubles; the bound is added up from them in whole numbers and holds whatever the rounding did: it is what
 * the rows ask for at these prices, less what each column's rows pay beyond its cost.
 */
public final class Relaxation {

    /** Prices are whole numbers of these to one unit of cost. */
    public static final long SCALE = 1_000_000;

    private static final int WHOLE = 400;

    private final BinaryProgram program;
    private final Fixing fixing;
    private final List<Row> rows = new ArrayList<>();
    private final List<Integer> rowNumbers = new ArrayList<>();
    private final long[] missing;
    private final int[] columns;
    private final int[] place;
    private final double[] shares;
    private long[] prices;
    private long[] slacks;
    private long bound;

    private Relaxation(BinaryProgram program, Fixing fixing) {
        this.program = program;
        this.fixing = fixing;
        for (int number = 0; number < program.rows().size(); number++) {
            Row row = program.rows().get(number);
            if (fixing.active(row)) {
                rows.add(row);
                rowNumbers.add(number);
            }
        }
        this.missing = rows.stream().mapToLong(fixing::missing).toArray();
        this.place = new int[program.columnCount()];
        Arrays.fill(place, -1);
        this.columns = openColumns();
        this.shares = new double[program.columnCount()];
    }

    /** @param enough a bound that is as good as any higher one */
    public static Relaxation of(BinaryProgram program, Fixing fixing, long enough, Effort effort) {
        Relaxation relaxation = new Relaxation(program, fixing);
        relaxation.solve(enough, effort);
        return relaxation;
    }

    private int[] openColumns() {
        int[] found = new int[place.length];
        int count = 0;
        for (Row row : rows) {
            for (int index = 0; index < row.size(); index++) {
                int column = row.column(index);
                if (fixing.open(column) && place[column] < 0) {
                    place[column] = count;
                    found[count++] = column;
                }
            }
        }
        return Arrays.copyOf(found, count);
    }

    /** The least that the program can cost, in whole units. */
    public long bound() {
        return whole(bound);
    }

    private long whole(long bound) {
        return program.roundedUp(-Math.floorDiv(-bound, SCALE));
    }

    /** The least that it can cost with that column taken, which is open. */
    long boundWith(int column) {
        if (place[column] < 0) {
            return bound() + program.cost(column);
        }
        return whole(bound + Math.max(0, slacks[place[column]]));
    }

    /** Whether some row that is not sure to hold asks about the column. */
    public boolean matters(int column) {
        return place[column] >= 0;
    }

    public double share(int column) {
        return shares[column];
    }

    /** The price of each row of the program, in {@link #SCALE} parts of a unit of cost. */
    public long[] prices() {
        long[] all = new long[program.rows().size()];
        for (int index = 0; index < prices.length; index++) {
            all[rowNumbers.get(index)] = prices[index];
        }
        return all;
    }

    private void solve(long enough, Effort effort) {
        boolean[] used = new boolean[columns.length];
        int count = begin(used);
        while (true) {
            int[] chosen = chosen(used, count);
            DualSimplex simplex = simplex(chosen);
            simplex.solve(effort);
            effort.spend(simplex.work() + 1000L + (long) rows.size() * chosen.length);
            price(simplex, enough);
            takeShares(simplex, chosen);
            int added = effort.left() == 0 ? 0 : addOverpaid(used);
            if (added == 0) {
                return;
            }
            count += added;
        }
    }

    // A few columns of each row are enough to begin with; the others come in when rows would pay more than they cost.
    private int begin(boolean[] used) {
        if (columns.length <= WHOLE) {
            Arrays.fill(used, true);
            return columns.length;
        }
        int count = 0;
        double[] merit = new double[columns.length];
        for (Row row : rows) {
            for (int index = 0; index < row.size(); index++) {
                int at = place[row.column(index)];
                if (at >= 0 && fixing.open(row.column(index))) {
                    merit[at] += Math.max(0, row.coefficient(index));
                    if (row.coefficient(index) < 0 && !used[at]) {
                        used[at] = true;
                        count++;
                    }
                }
            }
        }
        for (Row row : rows) {
            List<Integer> best = new ArrayList<>();
            for (int index = 0; index < row.size(); index++) {
                if (fixing.open(row.column(index))) {
                    best.add(place[row.column(index)]);
                }
            }
            best.sort((one, other) -> {
                int order = Double.compare(
                        program.cost(columns[one]) / Math.max(1e-3, merit[one]),
                        program.cost(columns[other]) / Math.max(1e-3, merit[other]));
                return order != 0 ? order : Integer.compare(one, other);
            });
            for (int at : best.subList(0, Math.min(6, best.size()))) {
                if (!used[at]) {
                    used[at] = true;
                    count++;
                }
            }
        }
        return count;
    }

    private static int[] chosen(boolean[] used, int count) {
        int[] chosen = new int[count];
        int next = 0;
        for (int index = 0; index < used.length; index++) {
            if (used[index]) {
                chosen[next++] = index;
            }
        }
        return chosen;
    }

    private DualSimplex simplex(int[] chosen) {
        int[] position = new int[columns.length];
        Arrays.fill(position, -1);
        double[] costs = new double[chosen.length];
        for (int index = 0; index < chosen.length; index++) {
            position[chosen[index]] = index;
            costs[index] = program.cost(columns[chosen[index]]);
        }
        double[][] matrix = new double[chosen.length][rows.size()];
        for (int number = 0; number < rows.size(); number++) {
            Row row = rows.get(number);
            for (int index = 0; index < row.size(); index++) {
                int at = fixing.open(row.column(index)) ? position[place[row.column(index)]] : -1;
                if (at >= 0) {
                    matrix[at][number] = row.coefficient(index);
                }
            }
        }
        return new DualSimplex(
                matrix, costs, Arrays.stream(missing).asDoubleStream().toArray());
    }

    private void price(DualSimplex simplex, long enough) {
        double[] exact = simplex.prices();
        prices = new long[exact.length];
        for (int index = 0; index < exact.length; index++) {
            prices[index] = Math.round(exact[index] * SCALE);
        }
        addUp();
        if (simplex.unbounded()) {
            raise(simplex.ray(), enough);
        }
    }

    // Rows that contradict each other are paid for until that alone is dearer than anything that would do.
    private void raise(double[] ray, long enough) {
        double gain = 0;
        for (int index = 0; index < ray.length; index++) {
            gain += ray[index] * missing[index];
        }
        long[] before = prices;
        long boundBefore = bound;
        double step = ((double) enough * SCALE - bound) / Math.max(gain, 1e-6) + SCALE;
        prices = before.clone();
        for (int index = 0; index < ray.length; index++) {
            prices[index] += Math.round(ray[index] * step);
        }
        addUp();
        if (bound < boundBefore) {
            prices = before;
            addUp();
        }
    }

    private void addUp() {
        slacks = new long[columns.length];
        for (int index = 0; index < columns.length; index++) {
            slacks[index] = program.cost(columns[index]) * SCALE;
        }
        bound = fixing.cost() * SCALE;
        for (int number = 0; number < rows.size(); number++) {
            Row row = rows.get(number);
            if (prices[number] != 0) {
                bound += prices[number] * missing[number];
                for (int index = 0; index < row.size(); index++) {
                    if (fixing.open(row.column(index))) {
                        slacks[place[row.column(index)]] -= prices[number] * row.coefficient(index);
                    }
                }
            }
        }
        for (long slack : slacks) {
            bound += Math.min(0, slack);
        }
    }

    private void takeShares(DualSimplex simplex, int[] chosen) {
        Arrays.fill(shares, 0);
        double[] found = simplex.shares();
        for (int index = 0; index < chosen.length; index++) {
            shares[columns[chosen[index]]] = found[index];
        }
    }

    private int addOverpaid(boolean[] used) {
        int added = 0;
        long tolerance = SCALE / 1000;
        for (int index = 0; index < used.length; index++) {
            if (!used[index] && slacks[index] < -tolerance) {
                used[index] = true;
                added++;
            }
        }
        return added;
    }
}
