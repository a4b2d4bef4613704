package org.skillway.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Closed loops by <a href="https://github.com/wg/wrk">wrk</a>, which costs far less than a client in Java: what it costs weighs
 * on both sides. Its times count for what waits behind a slow answer too (it corrects coordinated omission).
 */
final class Wrk implements AutoCloseable {

    private static final int GRACE_SECONDS = 30;

    private final Path script;
    private final ObjectMapper json = new ObjectMapper();
    private final List<Path> files = new ArrayList<>();

    /** @param script that builds the requests ({@code wrk.lua}) */
    Wrk(Path script) {
        this.script = script;
    }

    /** Requests in a file, and how many of them were asked for by now, by whatever side. */
    static final class Requests {
        private final String kind;
        private final Path file;
        private long next;

        private Requests(String kind, Path file) {
            this.kind = kind;
            this.file = file;
        }
    }

    /** Reads, again and again from the first to the last. */
    Requests reads(List<Load.Request> requests) throws IOException {
        return requests(
                "list",
                requests.stream()
                        .map(each -> each.path() + "\t" + blank(each.token()) + "\t" + blank(each.known()))
                        .toList());
    }

    /**
     * Completions, each of another skill that the learner has not yet.
     *
     * @param learners lines of a learner's id and token
     */
    Requests writes(List<String> learners) throws IOException {
        return requests("writes", learners);
    }

    private Requests requests(String kind, List<String> lines) throws IOException {
        Path file = Files.createTempFile("bench", ".requests");
        files.add(file);
        Files.write(file, lines);
        return new Requests(kind, file);
    }

    private static String blank(String value) {
        return value == null ? "" : value;
    }

    /**
     * Answers with a status from 400 on count as refused.
     *
     * @throws IllegalStateException when a request was not answered, or more than every second one refused
     */
    Turns.Side side(int port, Requests requests, int connections) {
        return time -> {
            try {
                return run(port, requests, connections, time);
            } catch (IOException e) {
                throw new UncheckedIOException("wrk cannot be run; Debian has it as a package of this name", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        };
    }

    private Load.Result run(int port, Requests requests, int connections, Duration time)
            throws IOException, InterruptedException {
        Process wrk = new ProcessBuilder(
                        "wrk",
                        "--threads=1",
                        "--connections=" + connections,
                        "--duration=" + Math.max(1, time.toSeconds()) + "s",
                        "--timeout=" + GRACE_SECONDS + "s",
                        "--script=" + script,
                        "http://127.0.0.1:" + port,
                        "--",
                        requests.kind,
                        requests.file.toString(),
                        Long.toString(requests.next))
                .redirectErrorStream(true)
                .start();
        String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!wrk.waitFor(GRACE_SECONDS, TimeUnit.SECONDS) || wrk.exitValue() != 0) {
            throw new IllegalStateException("wrk says " + said);
        }
        JsonNode result = json.readTree(said.substring(said.lastIndexOf('{')));
        requests.next = result.path("next").asLong();
        long refused = result.path("refused").asLong();
        long answered = result.path("requests").asLong() - refused;
        if (result.path("failed").asLong() > 0 || answered <= refused) {
            throw new IllegalStateException("Not everything was answered as it should be: " + result);
        }
        return new Load.Result(
                answered * 1e6 / result.path("micros").asLong(),
                result.path("p50Micros").asLong(),
                result.path("p99Micros").asLong(),
                refused);
    }

    @Override
    public void close() throws IOException {
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
