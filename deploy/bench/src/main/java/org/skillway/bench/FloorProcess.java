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
import java.util.concurrent.TimeUnit;

/** The floor in a process of its own, with the same settings of the JVM as a service. */
final class FloorProcess implements AutoCloseable {

    private static final int TRIES = 100;

    private final Process process;
    private final int port;

    private FloorProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** @param keys where the keys stand that tokens are checked with; null: it looks at no token */
    static FloorProcess start(StackDatabase database, URI keys) throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xms32m",
                "-Xmx160m",
                "-cp",
                System.getProperty("java.class.path"),
                Floor.class.getName(),
                Integer.toString(port),
                database.url(),
                database.user()));
        if (keys != null) {
            command.add(keys.toString());
        }
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("BENCH_DATABASE_PASSWORD", database.password());
        FloorProcess floor = new FloorProcess(builder.start(), port);
        floor.awaitListening();
        return floor;
    }

    int port() {
        return port;
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
