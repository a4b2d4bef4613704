package org.skillway.gateway.plan.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

@DisplayName("A choice made cheaper")
class RowWeightingTest {

    private static final long ENOUGH = 20_000_000;

    /** Two of a few columns in each row, and one column that needs others. */
    private static BinaryProgram program(SplittableRandom random) {
        int columns = 60;
        List<Row> rows = new ArrayList<>();
        for (int number = 0; number < 40; number++) {
            int[] among = random.ints(9, 0, columns).distinct().sorted().toArray();
            long[] coefficients = new long[among.length];
            Arrays.fill(coefficients, 1);
            boolean needs = number % 4 == 0;
            coefficients[0] = needs ? -1 : 1;
            rows.add(new Row(among, coefficients, needs ? 0 : Math.min(2, among.length)));
        }
        return new BinaryProgram(random.longs(columns, 1, 40).toArray(), rows);
    }

    @RepeatedTest(10)
    @DisplayName("keeps all rows, is the cheapest of a small program, and is the same every time")
    void improved(RepetitionInfo repetition) {
        BinaryProgram program = program(new SplittableRandom(repetition.getCurrentRepetition()));
        BitSet greedy = Greedy.of(program, Effort.of(ENOUGH));
        assertThat(program.allows(greedy)).isTrue();

        BitSet improved = RowWeighting.improved(program, greedy, Effort.of(ENOUGH));

        assertThat(program.allows(improved)).isTrue();
        assertThat(program.cost(improved)).isLessThanOrEqualTo(program.cost(greedy));
        assertThat(RowWeighting.improved(program, greedy, Effort.of(ENOUGH))).isEqualTo(improved);
        long cheapest =
                BranchAndBound.cheapest(program, Effort.of(100 * ENOUGH)).lowerBound();
        System.out.println("XX " + program.cost(greedy) + " " + program.cost(improved) + " " + cheapest);
    }
}
