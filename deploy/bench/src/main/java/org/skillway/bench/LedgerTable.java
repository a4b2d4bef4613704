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
 * What the ledger's run came to, for people and for programs.
 *
 * @param settings of PostgreSQL, by name
 * @param sizes in the order in which they were measured, on one growing database
 */
record LedgerTable(Map<String, String> settings, List<Size> sizes) {

    private static final double FLAT = 0.15;
    private static final int PROMISED_LEARNERS = 1_000_000;
    private static final double PROMISED_SECONDS = 60;
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /**
     * One size.
     *
     * @param records of all learners together
     * @param fillSeconds how long it took to add those that were not there
     * @param commits for each write that was answered, by connections
     * @param publicationSeconds how long each publication of cohorts took, the first of them alone, the others beside writes
     */
    record Size(
            int learners,
            long records,
            double fillSeconds,
            List<Row> rows,
            Map<Integer, Double> commits,
            List<Double> publicationSeconds) {}

    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("ledger.md"), markdown());
        JSON.writeValue(folder.resolve("ledger.json").toFile(), this);
    }

    String markdown() {
        StringBuilder text = new StringBuilder("# Ledgers against their floor\n\nPostgreSQL: " + settings + ".\n");
        for (Size size : sizes) {
            text.append(format("%n## %,d learners, %,d records%n%n", size.learners(), size.records()));
            text.append(format("Filled in %.0f s. ", size.fillSeconds()));
            if (!size.commits().isEmpty()) {
                text.append("Commits a write, by connections: ");
                size.commits().forEach((connections, each) -> text.append(format("%d: %.3f; ", connections, each)));
            }
            text.append("\n").append(Table.lines("request", size.rows()));
            text.append(publications(size));
        }
        flat(text);
        return text.toString();
    }

    private static String publications(Size size) {
        if (size.publicationSeconds().isEmpty()) {
            return "";
        }
        double most = size.publicationSeconds().stream().max(Double::compare).orElseThrow();
        String target = size.learners() < PROMISED_LEARNERS
                ? ""
                : format(" (target < %.0f s%s)", PROMISED_SECONDS, most < PROMISED_SECONDS ? ": met" : ": **missed**");
        return format(
                "%nCohorts published in %.1f s alone, in %.1f s at the most, beside writes or not%s.%n",
                size.publicationSeconds().get(0), most, target);
    }

    /** How the answers per second change from the first size to the others. */
    private void flat(StringBuilder text) {
        if (sizes.size() < 2) {
            text.append("\nMeasured for one size: whether it is flat is not said.\n");
            return;
        }
        text.append("""

                ## Flat

                | request | connections | learners | Skillway/s, of the first size | target |
                |---|--:|--:|--:|---|
                """);
        for (Size size : sizes.subList(1, sizes.size())) {
            for (int i = 0; i < size.rows().size(); i++) {
                Row row = size.rows().get(i);
                double share = perSecond(row) / perSecond(sizes.get(0).rows().get(i));
                text.append(format(
                        "| %s | %d | %d | **%.2f** | ≥ %.2f%s |%n",
                        row.name(),
                        row.connections(),
                        size.learners(),
                        share,
                        1 - FLAT,
                        share >= 1 - FLAT ? ": met" : ": **missed**"));
            }
        }
    }

    private static double perSecond(Row row) {
        return row.median(round -> round.skillway().perSecond());
    }

    private static String format(String pattern, Object... arguments) {
        return String.format(Locale.ROOT, pattern, arguments);
    }
}
