package org.skillway.progress.storm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged service as a process of its own, which is started again whenever it has ended. */
final class StormService {

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private final Path log;
    private final int port = StormPostgres.freePort();
    private final int managementPort = StormPostgres.freePort();
    private final Map<String, String> settings;
    private final Thread keeper = new Thread(this::keep, "storm-keeper");
    private volatile boolean stopped;
    private volatile Process process;

    StormService(Path folder, String name, Map<String, String> settings) {
        this.log = folder.resolve(name + ".log");
        this.settings = settings;
    }

    void start() {
        process = launched();
        keeper.setDaemon(true);
        keeper.start();
    }

    /** {@code kill -9}. */
    void kill() {
        process.destroyForcibly();
    }

    void stop() throws InterruptedException {
        stopped = true;
        process.destroy();
        keeper.join(Duration.ofSeconds(20).toMillis());
        process.destroyForcibly();
    }

    /** Told to stop, as whoever runs it does; whether it has ended within that time. */
    boolean endsWithin(Duration patience) throws InterruptedException {
        stopped = true;
        process.destroy();
        return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    int port() {
        return port;
    }

    URI api() {
        return URI.create("http://localhost:" + port + "/api/v1/learners/");
    }

    boolean ready() {
        try {
            HttpRequest ask = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + managementPort + "/q/health/ready"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return HTTP.send(ask, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void keep() {
        try {
            while (!stopped) {
                process.waitFor();
                // One that cannot start, since its database is being killed, would take the whole processor.
                TimeUnit.MILLISECONDS.sleep(100);
                if (!stopped) {
                    process = launched();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Process launched() {
        // A short life is not worth the second compiler.
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.management.port=" + managementPort));
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-jar", JAR.toString()));
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
