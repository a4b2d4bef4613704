package org.skillway.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures imports into a running stack: how long, how much memory, for how long others could not change the catalog, and
 * how long PostgreSQL alone needs for the same rows in tables with the same indexes.
 */
@Command(name = "import-bench", mixinStandardHelpOptions = true, description = "Measures imports against COPY.")
public final class ImportBench implements Callable<Integer> {

    private static final String DATABASE = "catalog";
    private static final Duration LONGEST = Duration.ofMinutes(30);

    /** What an import of entities that were not there before fills, and which of its rows those are. */
    private static final Map<String, String> TABLES = Map.of(
            "entity", "(kind, key) in (select kind, key from entity_state where from_revision = %d)",
            "entity_state", "from_revision = %d",
            "entity_reference",
                    "(from_kind, from_key) in (select kind, key from entity_state where from_revision = %d)",
            "search_entry", "(kind, key) in (select kind, key from entity_state where from_revision = %d)",
            "import_source", "(kind, key) in (select kind, key from entity_state where from_revision = %d)");

    @Option(names = "--port-base", required = true, description = "That of the stack (./skillway up --port-base).")
    private int portBase;

    @Option(names = "--data", required = true, description = "Data folder of the stack (./skillway up --data).")
    private Path data;

    @Option(names = "--token", required = true, description = "An admin's (./skillway token --role admin).")
    private String token;

    @Option(names = "--out", required = true, description = "Folder for import.md and import.json.")
    private Path out;

    @Option(names = "--modules", split = ",", defaultValue = "10000,100000", description = "Sizes (${DEFAULT-VALUE}).")
    private List<Integer> sizes;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper json = new ObjectMapper();

    /**
     * One size.
     *
     * @param seconds from the first byte that is sent to the end of the job
     * @param againSeconds the same for the same file once more, which takes no revision
     * @param lockMillis for how long nobody else could change the catalog
     * @param peakHeapMib the most that the service was seen to use, garbage included
     * @param copySeconds PostgreSQL alone, one COPY a table, in one transaction
     */
    record Result(
            int modules,
            int entities,
            double seconds,
            double againSeconds,
            long lockMillis,
            long peakHeapMib,
            double copySeconds) {}

    private record Run(JsonNode job, double seconds, long peakHeapMib) {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ImportBench()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        Files.createDirectories(out);
        StringBuilder text =
                new StringBuilder("# Imports\n\n| modules | seconds | entities/s | seconds of COPY | ratio |"
                        + " again, seconds | lock, ms | peak heap, MiB |\n|--:|--:|--:|--:|--:|--:|--:|--:|\n");
        Map<String, Result> results = new LinkedHashMap<>();
        for (int modules : sizes) {
            Result result = measure(modules);
            results.put(Integer.toString(modules), result);
            text.append(String.format(
                    Locale.ROOT,
                    "| %d | **%.1f** | %.0f | %.1f | %.2f | %.1f | %d | %d |%n",
                    modules,
                    result.seconds(),
                    result.entities() / result.seconds(),
                    result.copySeconds(),
                    result.seconds() / result.copySeconds(),
                    result.againSeconds(),
                    result.lockMillis(),
                    result.peakHeapMib()));
        }
        Files.writeString(out.resolve("import.md"), text);
        json.writerWithDefaultPrettyPrinter()
                .writeValue(out.resolve("import.json").toFile(), results);
        System.out.println(text);
        return 0;
    }

    private Result measure(int modules) throws IOException, SQLException, InterruptedException {
        Path file = Files.createTempFile("skillway-import", ".ndjson");
        try {
            String mark = "import-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
            int entities = ImportFile.write(file, mark, modules);
            Run first = run(file);
            long revision = first.job().path("revision").asLong();
            Run again = run(file);
            if (again.job().path("revision").asLong() != revision) {
                throw new IllegalStateException("The same file took another revision: " + again.job());
            }
            return new Result(
                    modules,
                    entities,
                    first.seconds(),
                    again.seconds(),
                    first.job().path("lockMillis").asLong(),
                    first.peakHeapMib(),
                    copy(revision));
        } finally {
            Files.delete(file);
        }
    }

    private Run run(Path file) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        HttpResponse<String> accepted = http.send(
                request(portBase + 1, "/api/v1/imports?format=ndjson")
                        .header("Content-Type", "application/x-ndjson")
                        .POST(HttpRequest.BodyPublishers.ofFile(file))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (accepted.statusCode() != 202) {
            throw new IllegalStateException(accepted.statusCode() + ": " + accepted.body());
        }
        String location = accepted.headers().firstValue("Location").orElseThrow();
        long peak = 0;
        JsonNode job = json.readTree(get(portBase + 1, location));
        while (!job.has("endedAt")) {
            if (System.nanoTime() - begun > LONGEST.toNanos()) {
                throw new IllegalStateException("Not over yet: " + job);
            }
            TimeUnit.MILLISECONDS.sleep(200);
            peak = Math.max(peak, heap());
            job = json.readTree(get(portBase + 1, location));
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (!job.path("state").asText().equals("done")) {
            throw new IllegalStateException("The import did not go in: " + job);
        }
        return new Run(job, seconds, peak >> 20);
    }

    /** Bytes of the service's heap that are in use, garbage included. */
    private long heap() throws IOException, InterruptedException {
        return get(portBase + 11, "/q/metrics")
                .lines()
                .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private String get(int port, String path) throws IOException, InterruptedException {
        return http.send(request(port, path).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + token);
    }

    /** Seconds that PostgreSQL needs for the rows of a revision in empty tables with the same indexes and checks. */
    private double copy(long revision) throws IOException, SQLException {
        Path rows = Files.createTempDirectory("skillway-import-rows");
        try (Connection connection =
                        StackDatabase.of(portBase, data, DATABASE, DATABASE).connect();
                Statement statement = connection.createStatement()) {
            CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
            statement.execute("create schema import_floor");
            for (Map.Entry<String, String> table : TABLES.entrySet()) {
                statement.execute(
                        "create table import_floor." + table.getKey() + " (like " + table.getKey() + " including all)");
                String query = "select * from " + table.getKey() + " where "
                        + String.format(Locale.ROOT, table.getValue(), revision);
                try (OutputStream to = Files.newOutputStream(rows.resolve(table.getKey()))) {
                    copies.copyOut("copy (" + query + ") to stdout", to);
                }
            }
            long begun = System.nanoTime();
            connection.setAutoCommit(false);
            for (String table : TABLES.keySet()) {
                try (InputStream from = Files.newInputStream(rows.resolve(table))) {
                    copies.copyIn("copy import_floor." + table + " from stdin", from);
                }
            }
            connection.commit();
            double seconds = (System.nanoTime() - begun) / 1e9;
            statement.execute("drop schema import_floor cascade");
            connection.commit();
            return seconds;
        } finally {
            for (String table : TABLES.keySet()) {
                Files.deleteIfExists(rows.resolve(table));
            }
            Files.delete(rows);
        }
    }
}
