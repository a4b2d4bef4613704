package org.skillway.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a whole run came to, as it is written down and read again.
 *
 * @param machine what it ran on and with, by name
 * @param lines ratios, in the order in which they were measured
 * @param figures single numbers
 * @param uses what a request costs in each process
 * @param shares where the time goes in rows that miss what was promised; null in what was written before there were any
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Report(Map<String, String> machine, List<Line> lines, List<Figure> figures, List<Use> uses, List<Share> shares) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /**
     * Skillway against one of the others.
     *
     * @param row what was asked, and of whom
     * @param other who was asked the same in turn
     * @param ratio median over all rounds of Skillway's answers per second to the other's within the same round
     * @param lowest ratio of a round
     * @param highest ratio of a round
     * @param p50Millis of Skillway; of the other {@code otherP50Millis}
     * @param p99Millis of Skillway; of the other {@code otherP99Millis}, 0 where it does not tell
     * @param refused how many requests to Skillway were refused, of all rounds together; none may be where something was promised
     * @param atLeast the ratio that was promised; null: nothing was
     * @param p99AsOther whether no longer p99 was promised too
     * @param met null where nothing was promised
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            String row,
            String other,
            int connections,
            double ratio,
            double lowest,
            double highest,
            double perSecond,
            double otherPerSecond,
            double p50Millis,
            double otherP50Millis,
            double p99Millis,
            double otherP99Millis,
            long refused,
            Double atLeast,
            boolean p99AsOther,
            Boolean met) {

        static Line of(String name, String other, Row row) {
            return new Line(
                    name,
                    other,
                    row.connections(),
                    row.median(Row.Round::ratio),
                    row.lowest(Row.Round::ratio),
                    row.highest(Row.Round::ratio),
                    row.median(round -> round.skillway().perSecond()),
                    row.median(round -> round.floor().perSecond()),
                    row.median(round -> round.skillway().p50Micros() / 1e3),
                    row.median(round -> round.floor().p50Micros() / 1e3),
                    row.median(round -> round.skillway().p99Micros() / 1e3),
                    row.median(round -> round.floor().p99Micros() / 1e3),
                    row.refused(),
                    row.target().ratio(),
                    row.target().p99AsFloor(),
                    row.met());
        }

        /** Whether it is the same line of another run. */
        boolean isOf(Line earlier) {
            return row.equals(earlier.row) && other.equals(earlier.other) && connections == earlier.connections;
        }
    }

    /**
     * @param atMost what was promised; null: nothing was
     * @param met null where nothing was promised
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Figure(String name, double value, String unit, Double atMost, Boolean met) {

        static Figure of(String name, double value, String unit) {
            return new Figure(name, value, unit, null, null);
        }

        static Figure of(String name, double value, String unit, double atMost) {
            return new Figure(name, value, unit, atMost, value <= atMost);
        }
    }

    /**
     * @param row what was asked
     * @param of who was asked
     * @param userMicros time of a process in programs for each request, in microseconds
     * @param systemMicros time in the kernel for each request, in microseconds
     * @param memoryMebibytes resident at the end (PSS), in MiB
     */
    record Use(String row, String of, String process, double userMicros, double systemMicros, double memoryMebibytes) {}

    /**
     * @param row what was asked
     * @param kind of code
     * @param share of the samples of all services
     */
    record Share(String row, String process, String kind, double share) {}

    Report {
        shares = shares == null ? List.of() : List.copyOf(shares);
        machine = Map.copyOf(machine);
        lines = List.copyOf(lines);
        figures = List.copyOf(figures);
        uses = List.copyOf(uses);
    }

    static Report read(Path file) throws IOException {
        return JSON.readValue(file.toFile(), Report.class);
    }

    void write(Path folder, String markdown) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("run.md"), markdown);
        JSON.writeValue(folder.resolve("run.json").toFile(), this);
    }
}
