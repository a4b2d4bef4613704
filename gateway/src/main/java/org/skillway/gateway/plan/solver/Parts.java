package org.skillway.gateway.plan.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** A program whose rows fall into groups that share no open column, as a program for each group. */
public final class Parts {

    /** One group. */
    public static final class Part {

        private final BinaryProgram program;
        // Of the whole program, in ascending order, as the part numbers them.
        private final int[] columns;

        private final int[] rows;

        private Part(BinaryProgram program, int[] columns, int[] rows) {
            this.program = program;
            this.columns = columns;
            this.rows = rows;
        }

        /** The number in the whole program. */
        public int column(int column) {
            return columns[column];
        }

        /** The number in the whole program. */
        public int row(int row) {
            return rows[row];
        }

        public BinaryProgram program() {
            return program;
        }

        public BitSet whole(BitSet chosen) {
            BitSet whole = new BitSet();
            chosen.stream().forEach(column -> whole.set(columns[column]));
            return whole;
        }

        public BitSet share(BitSet whole) {
            BitSet share = new BitSet();
            for (int column = 0; column < columns.length; column++) {
                share.set(column, whole.get(columns[column]));
            }
            return share;
        }
    }

    private final BinaryProgram program;
    private final Fixing fixing;
    private final int[] parents;

    private Parts(BinaryProgram program, Fixing fixing) {
        this.program = program;
        this.fixing = fixing;
        this.parents = new int[program.columnCount()];
        Arrays.setAll(parents, column -> column);
    }

    public static List<Part> of(BinaryProgram program, Fixing fixing) {
        return new Parts(program, fixing).split();
    }

    private List<Part> split() {
        int[] active = new int[program.rows().size()];
        List<Row> rests = new ArrayList<>(active.length);
        for (int row = 0; row < program.rows().size(); row++) {
            if (fixing.active(program.rows().get(row))) {
                Row rest = rest(program.rows().get(row));
                active[rests.size()] = row;
                rests.add(rest);
                join(rest);
            }
        }
        Group[] groups = new Group[parents.length];
        List<Group> inOrder = groups(rests, groups);
        for (int index = 0; index < rests.size(); index++) {
            groups[root(rests.get(index).column(0))].rows.add(index);
        }
        int[] numbers = new int[parents.length];
        List<Part> parts = new ArrayList<>(inOrder.size());
        for (Group group : inOrder) {
            parts.add(part(group, rests, active, numbers));
        }
        return parts;
    }

    /** Rows and columns that hang together, in ascending order. */
    private static final class Group {

        private final List<Integer> columns = new ArrayList<>();
        private final List<Integer> rows = new ArrayList<>();
    }

    /** @param groups filled by their roots */
    private List<Group> groups(List<Row> rests, Group[] groups) {
        BitSet used = new BitSet();
        for (Row rest : rests) {
            mark(rest, used);
        }
        List<Group> inOrder = new ArrayList<>();
        for (int column = used.nextSetBit(0); column >= 0; column = used.nextSetBit(column + 1)) {
            int root = root(column);
            if (groups[root] == null) {
                groups[root] = new Group();
                inOrder.add(groups[root]);
            }
            groups[root].columns.add(column);
        }
        return inOrder;
    }

    /** @param numbers room for the numbers that columns have in the part */
    private Part part(Group group, List<Row> rests, int[] active, int[] numbers) {
        int[] columns = ints(group.columns);
        for (int column = 0; column < columns.length; column++) {
            numbers[columns[column]] = column;
        }
        int[] rows = ints(group.rows);
        List<Row> renumbered = new ArrayList<>(rows.length);
        for (int index = 0; index < rows.length; index++) {
            renumbered.add(renumbered(rests.get(rows[index]), numbers));
            rows[index] = active[rows[index]];
        }
        return new Part(program.part(columns, renumbered), columns, rows);
    }

    private static int[] ints(List<Integer> numbers) {
        int[] ints = new int[numbers.size()];
        for (int index = 0; index < ints.length; index++) {
            ints[index] = numbers.get(index);
        }
        return ints;
    }

    private Row rest(Row row) {
        int[] columns = new int[row.size()];
        long[] coefficients = new long[row.size()];
        int count = 0;
        for (int index = 0; index < row.size(); index++) {
            if (fixing.open(row.column(index))) {
                columns[count] = row.column(index);
                coefficients[count++] = row.coefficient(index);
            }
        }
        return new Row(Arrays.copyOf(columns, count), Arrays.copyOf(coefficients, count), fixing.missing(row));
    }

    private static Row renumbered(Row row, int[] numbers) {
        int[] columns = new int[row.size()];
        long[] coefficients = new long[row.size()];
        for (int index = 0; index < row.size(); index++) {
            columns[index] = numbers[row.column(index)];
            coefficients[index] = row.coefficient(index);
        }
        return new Row(columns, coefficients, row.atLeast());
    }

    private void join(Row row) {
        for (int index = 1; index < row.size(); index++) {
            parents[root(row.column(index))] = root(row.column(0));
        }
    }

    private static void mark(Row row, BitSet used) {
        for (int index = 0; index < row.size(); index++) {
            used.set(row.column(index));
        }
    }

    private int root(int column) {
        int root = column;
        while (parents[root] != root) {
            parents[root] = parents[parents[root]];
            root = parents[root];
        }
        return root;
    }
}
