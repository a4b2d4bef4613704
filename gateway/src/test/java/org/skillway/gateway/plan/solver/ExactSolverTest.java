package org.skillway.gateway.plan.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ExactSolverTest {

    private static final long AMPLE = 60_000_000_000L;

    private final ExactSolver inJava = new ExactSolver(Optional.empty());

    /** Rows of all kinds: covers, several at once, needs and budgets; few different costs, so many ties. */
    private static BinaryProgram random(SplittableRandom random, int columns, int rowCount) {
        long[] costs = random.longs(columns, 0, 6).toArray();
        List<Row> rows = new ArrayList<>();
        for (int number = 0; number < rowCount; number++) {
            int[] among = IntStream.range(0, columns)
                    .filter(column -> random.nextInt(3) == 0)
                    .toArray();
            long[] coefficients = new long[among.length];
            boolean budget = random.nextInt(8) == 0;
            for (int index = 0; index < among.length; index++) {
                coefficients[index] =
                        budget ? -random.nextInt(1, 4) : random.nextInt(6) == 0 ? -1 : random.nextInt(1, 3);
            }
            rows.add(new Row(among, coefficients, budget ? -random.nextInt(2, 8) : random.nextInt(0, 3)));
        }
        return random.nextBoolean() ? new BinaryProgram(costs, rows) : inUnits(random, costs, rows);
    }

    /** The same costs count first, and beside them that it be few columns, or none of some. */
    private static BinaryProgram inUnits(SplittableRandom random, long[] costs, List<Row> rows) {
        long unit = costs.length + 1L;
        return new BinaryProgram(
                Arrays.stream(costs)
                        .map(cost -> cost * unit + random.nextInt(2))
                        .toArray(),
                unit,
                rows);
    }

    /** Covers that are no easy prey of rounding: equal in many ways, and costs near to each other. */
    private static BinaryProgram covering(SplittableRandom random, int columns, int rowCount) {
        long[] costs = random.longs(columns, 5, 12).toArray();
        List<Row> rows = new ArrayList<>();
        for (int number = 0; number < rowCount; number++) {
            int[] among = random.ints(7, 0, columns).distinct().sorted().toArray();
            long[] ones = new long[among.length];
            Arrays.fill(ones, 1);
            rows.add(new Row(among, ones, 1));
        }
        return random.nextBoolean() ? new BinaryProgram(costs, rows) : inUnits(random, costs, rows);
    }

    private static BitSet bits(long bits) {
        return BitSet.valueOf(new long[] {bits});
    }

    /** The first of the cheapest choices, or null. */
    private static BitSet tryAll(BinaryProgram program) {
        BitSet best = null;
        for (long choice = 0; choice < 1L << program.columnCount(); choice++) {
            BitSet one = bits(choice);
            if (program.allows(one) && (best == null || before(program, one, best))) {
                best = one;
            }
        }
        return best;
    }

    private static boolean before(BinaryProgram program, BitSet one, BitSet other) {
        if (program.cost(one) != program.cost(other)) {
            return program.cost(one) < program.cost(other);
        }
        BitSet differing = (BitSet) one.clone();
        differing.xor(other);
        return !differing.isEmpty() && one.get(differing.nextSetBit(0));
    }

    // Columns that cost nothing and stand in no row that asks for them are left out, whatever the order says.
    private static BinaryProgram priced(BinaryProgram program) {
        long[] costs = IntStream.range(0, program.columnCount())
                .mapToLong(column -> program.cost(column) + 1)
                .toArray();
        return new BinaryProgram(costs, program.rows());
    }

    private static void compare(ExactSolver solver, long seed, int rounds) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < rounds; round++) {
            BinaryProgram program = random(random, random.nextInt(1, 11), random.nextInt(0, 9));
            BitSet best = tryAll(program);
            Outcome cheapest = solver.cheapest(program, Effort.of(AMPLE));
            assertThat(cheapest.proven()).isTrue();
            assertThat(cheapest.lowerBound())
                    .as("%d/%d", seed, round)
                    .isEqualTo(best == null ? Long.MAX_VALUE : program.cost(best));
            BinaryProgram priced = priced(program);
            assertThat(first(solver, priced)).as("%d/%d", seed, round).isEqualTo(tryAll(priced));
        }
    }

    private static BitSet first(ExactSolver solver, BinaryProgram program) {
        BitSet cheapest = solver.cheapest(program, Effort.of(AMPLE)).chosen();
        if (cheapest == null) {
            return null;
        }
        Outcome first = solver.first(program, cheapest, Effort.of(AMPLE));
        assertThat(first.proven()).isTrue();
        return first.chosen();
    }

    @Nested
    class RandomPrograms {

        @Test
        @DisplayName("are solved by cases in Java as trying everything solves them")
        void inJava() {
            compare(inJava, 4, 2_000);
        }

        @Test
        @DisplayName("are solved by CP-SAT as trying everything solves them")
        void byCpSat() {
            compare(new ExactSolver(CpSatSolver.load(), 0), 5, 100);
        }

        @Test
        @DisplayName("too large to try everything have the same first of the best in Java and by CP-SAT")
        void sameAnswer() {
            SplittableRandom random = new SplittableRandom(6);
            ExactSolver cpSat = new ExactSolver(CpSatSolver.load(), 0);
            for (int round = 0; round < 5; round++) {
                BinaryProgram program = covering(random, 60, 40);
                assertThat(first(cpSat, program)).isEqualTo(first(inJava, program));
            }
        }
    }

    @Nested
    class Limits {

        private final BinaryProgram hard = covering(new SplittableRandom(9), 70, 70);

        @Test
        @DisplayName("on work give a bound that holds, and the same one each time")
        void work() {
            Outcome cut = inJava.cheapest(hard, Effort.of(300_000));
            Outcome whole = inJava.cheapest(hard, Effort.of(AMPLE));

            assertThat(whole.proven()).isTrue();
            assertThat(cut.proven()).isFalse();
            assertThat(cut.lowerBound()).isLessThanOrEqualTo(whole.lowerBound());
            assertThat(inJava.cheapest(hard, Effort.of(300_000))).isEqualTo(cut);
        }

        @Test
        @DisplayName("on time and waiting are told apart from those on work")
        void clock() {
            Effort byWork = Effort.of(300_000, () -> 0, Duration.ofSeconds(1), () -> false);
            inJava.cheapest(hard, byWork);
            assertThat(byWork.cutByClock()).isFalse();

            long[] now = {0};
            Effort byClock = Effort.of(AMPLE, () -> now[0] += 1_000_000, Duration.ofMillis(3), () -> false);
            assertThat(inJava.cheapest(hard, byClock).proven()).isFalse();
            assertThat(byClock.cutByClock()).isTrue();

            Effort cancelled = Effort.of(AMPLE, () -> 0, Duration.ofSeconds(1), () -> true);
            assertThat(inJava.cheapest(hard, cancelled).proven()).isFalse();
            assertThat(cancelled.cutByClock()).isTrue();
        }

        @Test
        @DisplayName("hold for CP-SAT in the middle of its work, too, when nobody waits any more")
        void cancelledInFull() {
            SplittableRandom random = new SplittableRandom(2);
            long[] costs = random.longs(3_000, 1, 101).toArray();
            List<Row> rows = new ArrayList<>();
            for (int number = 0; number < 300; number++) {
                int[] among =
                        random.ints(150, 0, costs.length).distinct().sorted().toArray();
                long[] ones = new long[among.length];
                Arrays.fill(ones, 1);
                rows.add(new Row(among, ones, 1));
            }
            // Nobody but who watches asks while CP-SAT works, and that for more than a second.
            Effort cancelled = Effort.of(AMPLE, () -> 0, Duration.ofHours(1), () -> true);

            Outcome outcome =
                    CpSatSolver.load().orElseThrow().cheapest(new BinaryProgram(costs, rows), null, cancelled);

            assertThat(outcome.proven()).isFalse();
            assertThat(cancelled.cutByClock()).isTrue();
        }
    }
}
