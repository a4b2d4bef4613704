package org.skillway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skillway.bench.Question.Target;

@DisplayName("The report of a whole run")
class ReportTest {

    private static Report report(double... ratios) {
        List<Row.Round> rounds = Arrays.stream(ratios)
                .mapToObj(ratio ->
                        new Row.Round(new Load.Result(1_000 * ratio, 900, 4_000), new Load.Result(1_000, 1_100, 5_000)))
                .toList();
        Row row = new Row("page", 32, new Target(1.0, null, true), rounds);
        return new Report(
                Map.of("Java", "17"),
                List.of(Report.Line.of("page", "F", row)),
                List.of(Report.Figure.of("memory", 1.5, "times", 1.0)),
                List.of(new Report.Use("page", "Skillway", "gateway", 12, 5, 200)),
                List.of(new Report.Share("page", "gateway", "JSON", 0.253)));
    }

    @Test
    @DisplayName("says the ratio first, and whether each target is met")
    void text() {
        assertThat(ReportText.markdown(report(1.2, 1.1, 1.4), null))
                .contains(
                        "| page | 32 | F | **1.20** (1.10–1.40) | ≥ 1.00, p99 ≤: met | 1200, 1000 | 0.90, 1.10 | 4.00, 5.00 |")
                .contains("| memory | **1.50** times | ≤ 1.00: **missed** |")
                .contains("| page | Skillway | gateway | 12 | 5 | 200 |")
                .contains("| page | gateway | JSON | 25 % |");
    }

    @Test
    @DisplayName("is read as it was written")
    void again(@TempDir Path folder) throws IOException {
        Report report = report(0.9, 1.1);
        report.write(folder, "text");
        assertThat(Report.read(folder.resolve("run.json"))).isEqualTo(report);
    }

    @Test
    @DisplayName("calls a difference one where no round of one run is like a round of the other")
    void against() {
        Report now = report(1.2, 1.1, 1.4);
        assertThat(ReportText.markdown(now, report(0.8, 1.0))).contains("| page | 32 | F | 0.90 | 1.20 | **better** |");
        assertThat(ReportText.markdown(now, report(1.5, 1.6))).contains("| **worse** |");
        assertThat(ReportText.markdown(now, report(1.0, 1.2)))
                .contains("| page | 32 | F | 1.10 | 1.20 |  |")
                .doesNotContain("**better**", "**worse**");
    }
}
