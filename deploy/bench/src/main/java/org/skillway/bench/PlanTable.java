package org.skillway.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What a run of plans came to, for people and for programs. */
record PlanTable(PlanWorld.Size world, List<Line> lines, List<Row> beside) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    PlanTable {
        lines = List.copyOf(lines);
        beside = List.copyOf(beside);
    }

    /**
     * The same question some times.
     *
     * @param optimal how many of the answers, or of the roles in each, were proven optimal
     * @param of how many there were
     * @param found what the plan takes; null where the answers differ
     * @param targets of some share of the answers, in milliseconds
     */
    record Line(String name, List<Double> millis, int optimal, int of, Long found, List<Target> targets) {

        Line {
            millis = millis.stream().sorted().toList();
            targets = List.copyOf(targets);
        }

        /** What so many of a hundred answers take at the most. */
        double percentile(int percent) {
            return millis.get(Math.min(millis.size() - 1, (millis.size() * percent + 99) / 100 - 1));
        }

        /** Whether all of it is optimal and as fast as promised. */
        boolean met() {
            return optimal == of
                    && targets.stream().allMatch(target -> percentile(target.percent()) <= target.millis());
        }
    }

    /** So many of a hundred answers take so long at the most. */
    record Target(int percent, int millis) {}

    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("plan.md"), markdown());
        JSON.writeValue(folder.resolve("plan.json").toFile(), this);
    }

    String markdown() {
        StringBuilder text = new StringBuilder(format(
                "# Plans%n%n%d skills, %d roles of 40 requirements, %d modules.%n%n",
                world.topics() * PlanWorld.TOPIC, world.roles(), world.modules()));
        text.append("| answer of the gateway | answers | p50 ms | p99 ms | most ms | optimal | minutes | target |\n");
        text.append("|---|--:|--:|--:|--:|--:|--:|---|\n");
        for (Line line : lines) {
            text.append(format(
                    "| %s | %d | **%.0f** | %.0f | %.0f | %d of %d | %s | %s |%n",
                    line.name(),
                    line.millis().size(),
                    line.percentile(50),
                    line.percentile(99),
                    line.percentile(100),
                    line.optimal(),
                    line.of(),
                    line.found() == null ? "" : line.found(),
                    promise(line)));
        }
        text.append("\n## Beside plans\n\n")
                .append(
                        "| read | connections | alone p50 ms | p99 ms | beside four who plan p50 ms | p99 ms | p99 beside ÷ alone | answers beside ÷ alone |\n")
                .append("|---|--:|--:|--:|--:|--:|--:|--:|\n");
        for (Row row : beside) {
            text.append(format(
                    "| %s | %d | %.1f | %.1f | **%.1f** | **%.1f** | %.2f (%.2f–%.2f) | %.2f (%.2f–%.2f) |%n",
                    row.name(),
                    row.connections(),
                    row.median(round -> round.floor().p50Micros() / 1e3),
                    row.median(round -> round.floor().p99Micros() / 1e3),
                    row.median(round -> round.skillway().p50Micros() / 1e3),
                    row.median(round -> round.skillway().p99Micros() / 1e3),
                    row.median(Row.Round::p99Ratio),
                    row.lowest(Row.Round::p99Ratio),
                    row.highest(Row.Round::p99Ratio),
                    row.median(Row.Round::ratio),
                    row.lowest(Row.Round::ratio),
                    row.highest(Row.Round::ratio)));
        }
        return text.toString();
    }

    private static String promise(Line line) {
        StringBuilder promise = new StringBuilder();
        for (Target target : line.targets()) {
            promise.append(promise.isEmpty() ? "" : ", ")
                    .append(format("p%d ≤ %d ms", target.percent(), target.millis()));
        }
        return promise.append(line.met() ? ": met" : ": **missed**").toString();
    }

    private static String format(String pattern, Object... arguments) {
        return String.format(Locale.ROOT, pattern, arguments);
    }
}
