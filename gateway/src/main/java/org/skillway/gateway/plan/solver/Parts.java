package org.skillway.gateway.plan.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

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
        int[] active = IntStream.range(0, program.rows().size())
                .filter(row -> fixing.active(program.rows().get(row)))
                .toArray();
        Map<Integer, Row> rests = new HashMap<>();
        BitSet used = new BitSet();
        for (int row : active) {
            Row rest = rest(program.rows().get(row));
            rests.put(row, rest);
            join(rest);
            mark(rest, used);
        }
        Map<Integer, List<Integer>> rows = new LinkedHashMap<>();
        Map<Integer, List<Integer>> columns = new LinkedHashMap<>();
        used.stream().forEach(column -> {
            rows.computeIfAbsent(root(column), unused -> new ArrayList<>());
            columns.computeIfAbsent(root(column), unused -> new ArrayList<>()).add(column);
        });
        for (int row : active) {
            rows.get(root(rests.get(row).column(0))).add(row);
        }
        return rows.keySet().stream()
                .map(root -> part(rows.get(root), ints(columns.get(root)), rests))
                .toList();
    }

    private static int[] ints(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    private Part part(List<Integer> rows, int[] columns, Map<Integer, Row> rests) {
        int[] numbers = new int[program.columnCount()];
        for (int column = 0; column < columns.length; column++) {
            numbers[columns[column]] = column;
        }
        List<Row> renumbered =
                rows.stream().map(row -> renumbered(rests.get(row), numbers)).toList();
        return new Part(program.part(columns, renumbered), columns, ints(rows));
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
