package org.skillway.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.skillway.bench.floor.Floor;

/** A floor in a process of its own, with the same settings of the JVM as a service where nothing else is said. */
final class FloorProcess implements AutoCloseable {

    /** What the local stack starts its services with. */
    static final List<String> JVM = List.of(
            "-XX:+UseSerialGC",
            "-Xms32m",
            "-Xmx160m",
            "-Xss512k",
            "-XX:MaxMetaspaceSize=160m",
            "-XX:ReservedCodeCacheSize=64m");

    /** Ten times a second: Spring takes its time. */
    private static final int TRIES = 300;

    private final Process process;
    private final int port;

    private FloorProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Of the catalog alone, which looks at no token. */
    static FloorProcess start(StackDatabase database) throws IOException, InterruptedException {
        return start(Floor.class, database);
    }

    /**
     * @param floor its main class takes a port, a database, a user of it and more
     * @param more such as where the keys stand that tokens are checked with, and whom to ask
     */
    static FloorProcess start(Class<?> floor, StackDatabase database, URI... more)
            throws IOException, InterruptedException {
        int port = freePort();
        List<String> program = new ArrayList<>(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                floor.getName(),
                Integer.toString(port),
                database.url(),
                database.user()));
        for (URI each : more) {
            program.add(each.toString());
        }
        return start(program, Map.of("BENCH_DATABASE_PASSWORD", database.password()), port);
    }

    /** @param jar of an application of Quarkus */
    static FloorProcess start(Path jar) throws IOException, InterruptedException {
        int port = freePort();
        Map<String, String> environment =
                Map.of("QUARKUS_HTTP_HOST", "127.0.0.1", "QUARKUS_HTTP_PORT", Integer.toString(port));
        return start(List.of("-jar", jar.toString()), environment, port);
    }

    /**
     * With the JVM's own settings, as a team would start it.
     *
     * @param jar of the floor on Spring Boot
     * @param database as a user of its tables
     * @param keys where the keys stand that tokens are checked with
     */
    static FloorProcess startSpring(Path jar, StackDatabase database, URI keys)
            throws IOException, InterruptedException {
        int port = freePort();
        Map<String, String> environment = Map.of(
                "SERVER_PORT", Integer.toString(port),
                "SPRING_DATASOURCE_URL", database.url(),
                "SPRING_DATASOURCE_USERNAME", database.user(),
                "SPRING_DATASOURCE_PASSWORD", database.password(),
                "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_JWKSETURI", keys.toString());
        return start(List.of(), List.of("-jar", jar.toString()), environment, port);
    }

    private static FloorProcess start(List<String> program, Map<String, String> environment, int port)
            throws IOException, InterruptedException {
        return start(JVM, program, environment, port);
    }

    private static FloorProcess start(
            List<String> settings, List<String> program, Map<String, String> environment, int port)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(settings);
        command.addAll(program);
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(environment);
        // As the local stack has it for its services.
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        FloorProcess floor = new FloorProcess(builder.start(), port);
        floor.awaitListening();
        return floor;
    }

    static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    private void awaitListening() throws InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
                return;
            } catch (IOException e) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        close();
        throw new IllegalStateException("The floor does not listen");
    }

    @Override
    public void close() {
        process.destroy();
    }
}
