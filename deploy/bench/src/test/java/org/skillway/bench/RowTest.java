package org.skillway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A row")
class RowTest {

    private static final Row ROW =
            new Row("read", 32, Question.Target.NONE, List.of(round(50, 100), round(90, 100), round(30, 20)));

    @Test
    @DisplayName("tells the median of the ratios within a round, and how far they spread")
    void ratios() {
        assertThat(ROW.median(Row.Round::ratio)).isEqualTo(0.9);
        assertThat(ROW.lowest(Row.Round::ratio)).isEqualTo(0.5);
        assertThat(ROW.highest(Row.Round::ratio)).isEqualTo(1.5);
        assertThat(new Row("even", 1, Question.Target.NONE, List.of(round(1, 1), round(3, 1))).median(Row.Round::ratio))
                .isEqualTo(2);
    }

    @Test
    @DisplayName("is one line of the table")
    void table() {
        assertThat(new Table(World.Size.SHORT, Map.of("fsync", "on"), 300.4, List.of(ROW)).markdown())
                .contains("700 skills, 45 roles, 1000 modules. PostgreSQL: {fsync=on}.")
                .contains("Imported in one change: 300 a second")
                .contains("| read | 32 | **0.90** (0.50–1.50) | 50 | 100 | 1.0, 1.0 | 2.0, 2.0 |  |");
    }

    private static Row.Round round(double skillway, double floor) {
        return new Row.Round(new Load.Result(skillway, 1_000, 2_000), new Load.Result(floor, 1_000, 2_000));
    }
}
