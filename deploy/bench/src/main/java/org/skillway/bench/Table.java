package org.skillway.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What a run came to, for people and for programs.
 *
 * @param world how many entities of each kind there were
 * @param settings of PostgreSQL, by name
 * @param importedPerSecond entities that the import of the world created per second; null when they were there already
 */
record Table(World.Size world, Map<String, String> settings, Double importedPerSecond, List<Row> rows) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("result.md"), markdown());
        JSON.writeValue(folder.resolve("result.json").toFile(), this);
    }

    String markdown() {
        StringBuilder text = new StringBuilder("# Skillway against its floor\n\n");
        text.append(format(
                "%d skills, %d roles, %d modules. PostgreSQL: %s.%n",
                world.skills(), world.roles(), world.modules(), settings));
        if (importedPerSecond != null) {
            text.append(format("Imported in one change: %.0f a second.%n", importedPerSecond));
        }
        return text.append(lines("read", rows)).toString();
    }

    /** @param what the rows are called */
    static String lines(String what, List<Row> rows) {
        StringBuilder text = new StringBuilder("\n| " + what
                + " | connections | ratio (lowest–highest) | Skillway/s | floor/s |"
                + " p50 ms Skillway, floor | p99 ms Skillway, floor | target |\n|---|--:|--:|--:|--:|--:|--:|---|\n");
        rows.forEach(row -> text.append(line(row)));
        return text.toString();
    }

    private static String line(Row row) {
        return format(
                "| %s | %d | %s | %s | %s | %s | %s | %s |%n",
                row.name(),
                row.connections(),
                row.hasFloor()
                        ? format(
                                "**%.2f** (%.2f–%.2f)",
                                row.median(Row.Round::ratio),
                                row.lowest(Row.Round::ratio),
                                row.highest(Row.Round::ratio))
                        : "",
                format("%.0f", row.median(round -> round.skillway().perSecond()))
                        + (row.refused() == 0 ? "" : format(" (%d refused)", row.refused())),
                row.hasFloor()
                        ? format("%.0f", row.median(round -> round.floor().perSecond()))
                        : "",
                millis(row, Load.Result::p50Micros),
                millis(row, Load.Result::p99Micros),
                target(row));
    }

    private static String millis(Row row, ToDoubleFunction<Load.Result> micros) {
        String skillway = format("%.1f", row.median(round -> micros.applyAsDouble(round.skillway())) / 1000);
        return row.hasFloor()
                ? skillway + format(", %.1f", row.median(round -> micros.applyAsDouble(round.floor())) / 1000)
                : skillway;
    }

    private static String target(Row row) {
        if (row.met() == null) {
            return "";
        }
        String promise = row.target().ratio() == null
                ? format("p99 ≤ %d ms", row.target().p99Millis())
                : format("≥ %.2f", row.target().ratio()) + (row.target().p99AsFloor() ? ", p99 ≤ floor's" : "");
        return promise + (row.met() ? ": met" : ": **missed**");
    }

    private static String format(String pattern, Object... arguments) {
        return String.format(Locale.ROOT, pattern, arguments);
    }
}
