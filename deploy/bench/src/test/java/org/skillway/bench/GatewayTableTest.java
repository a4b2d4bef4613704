package org.skillway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.bench.GatewayTable.Cost;
import org.skillway.bench.GatewayTable.Figure;

@DisplayName("The gateway's table")
class GatewayTableTest {

    private static final Question.Target JOIN = new Question.Target(1.0, null, true);

    @Test
    @DisplayName("holds figures against what was promised")
    void figures() {
        String text = table(
                        List.of(),
                        List.of(
                                new Figure("heap", 99.5, "MiB", 100.0),
                                new Figure("ready", 2_000, "ms", 2_000.0),
                                new Figure("event", 1.234, "ms", null)),
                        List.of())
                .markdown();
        assertThat(text)
                .contains("14,000 skills, 900 roles, 20,000 modules, 10,000 learners. PostgreSQL: {fsync=on}.")
                .contains("| heap | **99.50** MiB | < 100: met |")
                .contains("| ready | **2000** ms | < 2000: **missed** |")
                .contains("| event | **1.23** ms |  |");
    }

    @Test
    @DisplayName("adds up what a request costs in all processes")
    void costs() {
        Map<String, Double> micros = new TreeMap<>(Map.of("gateway", 400.4, "progress", 100.2));
        assertThat(table(List.of(), List.of(), List.of(new Cost("role", "Skillway", micros)))
                        .markdown())
                .contains("| role | Skillway | **501** | gateway 400, progress 100 |");
    }

    @Test
    @DisplayName("finds a target met only where the slowest answers are no slower than the floor's")
    void slowest() {
        Row met =
                new Row("role", 32, JOIN, List.of(round(200, 100, 5, 5), round(90, 100, 9, 8), round(101, 100, 4, 5)));
        Row slow = new Row("role", 32, JOIN, List.of(round(200, 100, 6, 5), round(200, 100, 6, 5)));
        Row few = new Row("role", 32, JOIN, List.of(round(99, 100, 5, 5)));
        assertThat(met.met()).isTrue();
        assertThat(slow.met()).isFalse();
        assertThat(few.met()).isFalse();
        assertThat(table(List.of(met, slow), List.of(), List.of()).markdown())
                .contains("≥ 1.00, p99 ≤ floor's: met |")
                .contains("≥ 1.00, p99 ≤ floor's: **missed** |");
    }

    @Test
    @DisplayName("tells what passing on adds from the medians of the same round")
    void added() {
        Row row = new Row(
                "list",
                1,
                Question.Target.NONE,
                List.of(round(1, 1, 1_000, 800), round(1, 1, 9_000, 8_650), round(1, 1, 700, 600)));
        Figure added = GatewayRows.added(row);
        assertThat(added.value()).isEqualTo(0.2);
        assertThat(added.met()).isTrue();
    }

    private static GatewayTable table(List<Row> rows, List<Figure> figures, List<Cost> costs) {
        return new GatewayTable(World.Size.FULL, 10_000, Map.of("fsync", "on"), rows, figures, costs);
    }

    /** @param skillway the microseconds within which half of the answers and 99 of 100 came */
    private static Row.Round round(double perSecond, double floorPerSecond, long skillway, long floor) {
        return new Row.Round(
                new Load.Result(perSecond, skillway, skillway), new Load.Result(floorPerSecond, floor, floor));
    }
}
