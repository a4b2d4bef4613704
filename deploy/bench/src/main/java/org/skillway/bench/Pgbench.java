package org.skillway.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.skillway.bench.floor.FloorService;

/** Statements without a service before them, by <a href="https://www.postgresql.org/docs/17/pgbench.html">pgbench</a>. */
final class Pgbench {

    private static final Pattern PER_SECOND = Pattern.compile("tps = ([0-9.]+)");
    private static final Pattern FAILED = Pattern.compile("number of failed transactions: ([0-9]+)");
    private static final Pattern MILLIS = Pattern.compile("latency average = ([0-9.]+) ms");

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

    /**
     * @param script of one transaction
     * @return what it came to; it tells the mean of the times, which stands where the median does, and no other
     */
    Turns.Side side(Path script, int connections) {
        return time -> {
            try {
                return run(script, connections, time);
            } catch (IOException e) {
                throw new UncheckedIOException("pgbench cannot be run; Debian has it in postgresql-contrib", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        };
    }

    private Load.Result run(Path script, int connections, Duration time) throws IOException, InterruptedException {
        URI address = URI.create(database.url().substring("jdbc:".length()));
        List<String> command = new ArrayList<>(List.of(
                "pgbench",
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + connections,
                "--jobs=" + Math.min(connections, 2),
                "--time=" + Math.max(1, time.toSeconds()),
                "--host=" + address.getHost(),
                "--port=" + address.getPort(),
                "--username=" + database.user(),
                "--file=" + script));
        variables.forEach((name, value) -> command.add("--define=" + name + "=" + value));
        command.add(address.getPath().substring(1));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", database.password());
        builder.environment().put("PGOPTIONS", SETTINGS);
        Process pgbench = builder.start();
        String said = new String(pgbench.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (pgbench.waitFor() != 0 || number(FAILED, said) > 0) {
            throw new IllegalStateException("pgbench says " + said);
        }
        return new Load.Result(number(PER_SECOND, said), Math.round(1_000 * number(MILLIS, said)), 0);
    }

    private static double number(Pattern pattern, String said) {
        Matcher found = pattern.matcher(said);
        if (!found.find()) {
            throw new IllegalStateException("pgbench says " + said);
        }
        return Double.parseDouble(found.group(1));
    }
}
