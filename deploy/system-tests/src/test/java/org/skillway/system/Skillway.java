package org.skillway.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The system as a user has it: started once for all tests by {@code ./skillway up --detach} on free ports and an empty
 * data folder, stopped by {@code ./skillway down} at the end. Or one that runs already, at the base address that the system
 * property {@code skillway.url} names, with tokens from {@code skillway.tokens}: only what goes by {@link #gateway()} and
 * {@link #token} can be tested there.
 */
public final class Skillway implements BeforeAllCallback {

    /** For the services of a stack that ends before the better code would pay for what compiling it takes. */
    static final String SHORT_LIVED = "JAVA_TOOL_OPTIONS=-XX:TieredStopAtLevel=1";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path HOME = Path.of("..", "..").toAbsolutePath().normalize();

    private static final String RUNNING = System.getProperty("skillway.url");
    private static final String TOKENS = System.getProperty("skillway.tokens");

    /** From the gateway's port to the last management port. */
    private static final int PORTS = 13;

    private static Path data;
    private static int portBase;

    /** What a command printed, and how it ended. */
    public record Outcome(int exit, String out, String err) {}

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent("skillway", key -> start(), AutoCloseable.class);
    }

    private static AutoCloseable start() {
        if (RUNNING != null) {
            awaitRunning();
            return () -> {};
        }
        try {
            data = Files.createTempDirectory("skillway-system-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        portBase = freePorts();
        Outcome up = run(
                Duration.ofMinutes(5),
                "up",
                "--detach",
                "--port-base",
                Integer.toString(portBase),
                "--data",
                dataFolder(),
                "--env",
                SHORT_LIVED);
        System.out.println(up.out());
        if (up.exit() != 0) {
            throw new IllegalStateException("skillway up ended with " + up.exit() + ": " + up.out() + up.err());
        }
        return () -> run(Duration.ofMinutes(1), "down", "--data", dataFolder());
    }

    private static void awaitRunning() {
        try {
            waitUntil(RUNNING + " is ready", Duration.ofMinutes(3), Skillway::answers);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean answers() {
        HttpRequest ask = HttpRequest.newBuilder(URI.create(RUNNING + "/api/v1/roles"))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            return HttpClient.newHttpClient()
                            .send(ask, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Base address of the gateway. */
    public static String gateway() {
        return RUNNING != null ? RUNNING : "http://localhost:" + portBase;
    }

    /** Base address of catalog-service, which no client sees. */
    public static String catalog() {
        return "http://localhost:" + (portBase + 1);
    }

    /** Base address of progress-service, which no client sees. */
    public static String progress() {
        return "http://localhost:" + (portBase + 2);
    }

    /** The port of its PostgreSQL. */
    static int postgresql() {
        return portBase + 3;
    }

    /** The name in the stack's tokens, where its keys are too. */
    static String issuer() {
        return "http://localhost:" + (portBase + 4);
    }

    static String dataFolder() {
        return data.toString();
    }

    /** A token as {@code ./skillway token} prints it. */
    public static String token(String subject, String role) {
        if (RUNNING != null) {
            // The issuer answers by names of this machine only.
            return RestAssured.given()
                    .header("Host", "localhost:" + URI.create(TOKENS).getPort())
                    .post(TOKENS + "?subject={subject}&role={role}", subject, role)
                    .path("access_token");
        }
        Outcome printed =
                run(Duration.ofSeconds(30), "token", "--subject", subject, "--role", role, "--data", dataFolder());
        if (printed.exit() != 0) {
            throw new IllegalStateException(printed.err());
        }
        return printed.out().strip();
    }

    /** What {@code ./skillway status --json} prints. */
    public static JsonNode status() {
        try {
            return JSON.readTree(run(Duration.ofSeconds(30), "status", "--json", "--data", dataFolder())
                    .out());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean ready() {
        return status().path("state").asText().equals("ready");
    }

    /** The process id of one part. */
    static long pid(String part) {
        return runningPid(part).orElseThrow(() -> new IllegalStateException("No part " + part + " in " + status()));
    }

    /** The same; empty while the part does not run. */
    static OptionalLong runningPid(String part) {
        for (JsonNode process : status().path("processes")) {
            if (process.path("name").asText().equals(part) && process.hasNonNull("pid")) {
                return OptionalLong.of(process.path("pid").asLong());
            }
        }
        return OptionalLong.empty();
    }

    /** {@code kill -9}. */
    static void kill(long pid) {
        run(List.of("kill", "-9", Long.toString(pid)), Duration.ofSeconds(10));
    }

    /** {@code ./skillway} with these arguments. */
    static Outcome run(Duration atMost, String... arguments) {
        List<String> command = new ArrayList<>(List.of(HOME.resolve("skillway").toString()));
        command.addAll(List.of(arguments));
        return run(command, atMost);
    }

    /** The same, with these variables in its environment. */
    static Outcome run(Duration atMost, Map<String, String> environment, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(HOME.resolve("skillway").toString()));
        command.addAll(arguments);
        return run(command, environment, atMost);
    }

    private static Outcome run(List<String> command, Duration atMost) {
        return run(command, Map.of(), atMost);
    }

    private static Outcome run(List<String> command, Map<String, String> environment, Duration atMost) {
        try {
            Path out = Files.createTempFile("skillway", ".out");
            Path err = Files.createTempFile("skillway", ".err");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " took longer than " + atMost + ": " + Files.readString(out));
            }
            return new Outcome(
                    process.exitValue(),
                    Files.readString(out, StandardCharsets.UTF_8),
                    Files.readString(err, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Looks again until the condition holds; fails when it does not in time. */
    public static void waitUntil(String what, Duration atMost, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(what + ": not within " + atMost);
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    static int freePorts() {
        for (int base = 21_000; base < 32_000; base += 100) {
            if (allFree(base)) {
                return base;
            }
        }
        throw new IllegalStateException("No free ports");
    }

    private static boolean allFree(int base) {
        for (int port = base; port < base + PORTS; port++) {
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                socket.setReuseAddress(false);
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }
}
