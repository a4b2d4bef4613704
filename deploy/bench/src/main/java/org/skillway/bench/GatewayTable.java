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
 * What the gateway's run came to, for people and for programs.
 *
 * @param world how many entities of each kind there were
 * @param settings of PostgreSQL, by name
 * @param costs where the time of some of the rows goes
 */
record GatewayTable(
        World.Size world,
        int learners,
        Map<String, String> settings,
        List<Row> rows,
        List<Figure> figures,
        List<Cost> costs) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /**
     * A single number.
     *
     * @param below what was promised; null: nothing was
     */
    record Figure(String name, double value, String unit, Double below) {

        /** Null where nothing was promised. */
        Boolean met() {
            return below == null ? null : value < below;
        }
    }

    /**
     * What a request costs in each process, in microseconds of user and system time.
     *
     * @param side who was asked
     */
    record Cost(String row, String side, Map<String, Double> micros) {}

    GatewayTable {
        rows = List.copyOf(rows);
        figures = List.copyOf(figures);
        costs = List.copyOf(costs);
    }

    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("gateway.md"), markdown());
        JSON.writeValue(folder.resolve("gateway.json").toFile(), this);
    }

    String markdown() {
        StringBuilder text = new StringBuilder("# The gateway against its floors\n\n");
        text.append(format(
                "%,d skills, %,d roles, %,d modules, %,d learners. PostgreSQL: %s.%n",
                world.skills(), world.roles(), world.modules(), learners, settings));
        text.append(Table.lines("request; floor", rows));
        text.append("\n| | | target |\n|---|--:|---|\n");
        figures.forEach(figure -> text.append(format(
                "| %s | **%s** %s | %s |%n", figure.name(), number(figure.value()), figure.unit(), target(figure))));
        if (!costs.isEmpty()) {
            text.append(
                    "\nMicroseconds of CPU for each request, by process:\n\n| request | of | all |  |\n|---|---|--:|---|\n");
            costs.forEach(cost -> text.append(format(
                    "| %s | %s | **%.0f** | %s |%n",
                    cost.row(),
                    cost.side(),
                    cost.micros().values().stream()
                            .mapToDouble(Double::doubleValue)
                            .sum(),
                    each(cost.micros()))));
        }
        return text.toString();
    }

    private static String each(Map<String, Double> micros) {
        StringBuilder text = new StringBuilder();
        micros.forEach((process, each) ->
                text.append(text.length() == 0 ? "" : ", ").append(format("%s %.0f", process, each)));
        return text.toString();
    }

    private static String target(Figure figure) {
        return figure.met() == null ? "" : "< " + number(figure.below()) + (figure.met() ? ": met" : ": **missed**");
    }

    private static String number(double value) {
        return Math.abs(value) >= 100 ? format("%.0f", value) : format("%.2f", value);
    }

    private static String format(String pattern, Object... arguments) {
        return String.format(Locale.ROOT, pattern, arguments);
    }
}
