package org.skillway.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a run came to, for people and for programs.
 *
 * @param world how many entities of each kind there were
 * @param settings of PostgreSQL, by name
 * @param loadedPerSecond entities published per second; null when they were there already
 */
record Table(World.Size world, Map<String, String> settings, Double loadedPerSecond, List<Row> rows) {

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
        if (loadedPerSecond != null) {
            text.append(format("Published one by one, each with a durable commit: %.0f a second.%n", loadedPerSecond));
        }
        text.append("\n| read | connections | ratio (lowest–highest) | Skillway/s | floor/s |"
                + " p50 ms Skillway, floor | p99 ms Skillway, floor |\n|---|--:|--:|--:|--:|--:|--:|\n");
        rows.forEach(row -> text.append(line(row)));
        return text.toString();
    }

    private static String line(Row row) {
        return format(
                "| %s | %d | **%.2f** (%.2f–%.2f) | %.0f | %.0f | %.1f, %.1f | %.1f, %.1f |%n",
                row.name(),
                row.connections(),
                row.median(Row.Round::ratio),
                row.lowest(Row.Round::ratio),
                row.highest(Row.Round::ratio),
                row.median(round -> round.skillway().perSecond()),
                row.median(round -> round.floor().perSecond()),
                row.median(round -> round.skillway().p50Micros()) / 1000,
                row.median(round -> round.floor().p50Micros()) / 1000,
                row.median(round -> round.skillway().p99Micros()) / 1000,
                row.median(round -> round.floor().p99Micros()) / 1000);
    }

    private static String format(String pattern, Object... arguments) {
        return String.format(Locale.ROOT, pattern, arguments);
    }
}
