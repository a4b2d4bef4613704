package org.skillway.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One process of a cluster, which can be stopped as an operator would, killed, and started again. */
final class ClusterProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(90);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private final URI ready;
    private Process process;

    /** @param ready answers 200 when it is; null where nobody can be asked */
    ClusterProcess(List<String> command, Map<String, String> environment, Path log, URI ready) {
        this.command = command;
        this.environment = environment;
        this.log = log;
        this.ready = ready;
    }

    /** What the next start runs instead. */
    void replace(List<String> next) {
        command = next;
    }

    void start() {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        try {
            process = builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitReady() throws InterruptedException {
        Skillway.waitUntil(log + " tells of a start", START, () -> {
            if (!process.isAlive()) {
                throw new AssertionError("It ended by itself; " + log + " says why");
            }
            return isReady();
        });
    }

    boolean isReady() {
        try {
            return HTTP.send(
                                    HttpRequest.newBuilder(ready)
                                            .timeout(Duration.ofSeconds(5))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** SIGTERM, and whatever it has to do before it ends. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(40, TimeUnit.SECONDS)) {
            throw new AssertionError("It does not end; " + log + " may say why");
        }
    }

    /** {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }
}
