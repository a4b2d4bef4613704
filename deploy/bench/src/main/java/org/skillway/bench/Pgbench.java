package org.skillway.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.skillway.bench.floor.FloorService;

/** Statements without a service before them, by <a href="https://www.postgresql.org/docs/17/pgbench.html">pgbench</a>. */
final class Pgbench {

    /**
     * How long it runs before what it does counts: each of its sessions connects, plans and compiles anew, which the pools of
     * services have long behind them.
     */
    private static final Duration BEFORE = Duration.ofSeconds(4);

    /** Places in a line of its log: the transaction's duration, and when it ended in seconds and microseconds since 1970. */
    private static final int DURATION = 2;

    private static final int SECONDS = 4;
    private static final int MICROS = 5;

    /** Those of {@link FloorService}. */
    private static final String SETTINGS = "-c plan_cache_mode=force_generic_plan -c jit=off -c enable_seqscan=off"
            + " -c enable_hashjoin=off -c enable_mergejoin=off";

    private final StackDatabase database;
    private final Map<String, Long> variables;

    /** @param variables of the scripts */
    Pgbench(StackDatabase database, Map<String, Long> variables) {
        this.database = database;
        this.variables = Map.copyOf(variables);
    }

    /** @param script of one transaction */
    Turns.Side side(Path script, int connections) {
        return new Turns.Side() {
            @Override
            public Load.Result run(Duration time) {
                try {
                    return Pgbench.this.run(script, connections, time);
                } catch (IOException e) {
                    throw new UncheckedIOException("pgbench cannot be run; Debian has it in postgresql-contrib", e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public boolean isAlwaysNew() {
                return true;
            }
        };
    }

    private Load.Result run(Path script, int connections, Duration time) throws IOException, InterruptedException {
        Path logs = Files.createTempDirectory("pgbench");
        try {
            Process pgbench =
                    command(script, connections, BEFORE.plus(time), logs).start();
            String said = new String(pgbench.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (pgbench.waitFor() != 0 || !said.contains("number of failed transactions: 0 ")) {
                throw new IllegalStateException("pgbench says " + said);
            }
            return result(logs, time, said);
        } finally {
            delete(logs);
        }
    }

    private ProcessBuilder command(Path script, int connections, Duration time, Path logs) {
        URI address = URI.create(database.url().substring("jdbc:".length()));
        List<String> command = new ArrayList<>(List.of(
                "pgbench",
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + connections,
                "--jobs=" + Math.min(connections, 2),
                "--time=" + Math.max(1, time.toSeconds()),
                "--log",
                "--log-prefix=" + logs.resolve("transactions"),
                "--host=" + address.getHost(),
                "--port=" + address.getPort(),
                "--username=" + database.user(),
                "--file=" + script));
        variables.forEach((name, value) -> command.add("--define=" + name + "=" + value));
        command.add(address.getPath().substring(1));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", database.password());
        builder.environment().put("PGOPTIONS", SETTINGS);
        return builder;
    }

    /** What ended within so long before the last of all. */
    private static Load.Result result(Path logs, Duration time, String said) throws IOException {
        List<long[]> ended = new ArrayList<>();
        try (Stream<Path> files = Files.list(logs)) {
            for (Path file : files.toList()) {
                for (String line : Files.readAllLines(file)) {
                    String[] fields = line.split(" ", -1);
                    ended.add(new long[] {
                        Long.parseLong(fields[SECONDS]) * 1_000_000 + Long.parseLong(fields[MICROS]),
                        Long.parseLong(fields[DURATION])
                    });
                }
            }
        }
        long last = ended.stream().mapToLong(each -> each[0]).max().orElseThrow(() -> new IllegalStateException(said));
        long micros = TimeUnit.NANOSECONDS.toMicros(time.toNanos());
        long[] durations = ended.stream()
                .filter(each -> each[0] > last - micros)
                .mapToLong(each -> each[1])
                .sorted()
                .toArray();
        return new Load.Result(
                durations.length * 1e6 / micros,
                durations[durations.length / 2],
                durations[(int) (durations.length * 99L / 100)]);
    }

    private static void delete(Path logs) throws IOException {
        try (Stream<Path> files = Files.list(logs)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(logs);
    }
}
