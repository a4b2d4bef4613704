package org.skillway.bench;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A gateway of the bench's own, with nothing behind it: it has a saved graph, or none. */
final class OwnGateway implements AutoCloseable {

    private static final Pattern LOADED = Pattern.compile("loaded in (\\d+) ms");
    private static final int TRIES = 300;

    private final Process process;
    private final Path log;
    private final int management;

    private OwnGateway(Process process, Path log, int management) {
        this.process = process;
        this.log = log;
        this.management = management;
    }

    /** @param graph null: it has none, and is never ready */
    static OwnGateway start(Path application, Path graph, String issuer) throws IOException {
        int management = FloorProcess.freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FloorProcess.JVM);
        command.addAll(List.of("-jar", application.toString()));
        Path log = Files.createTempFile("bench-gateway", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        Map<String, String> environment = builder.environment();
        environment.put("QUARKUS_PROFILE", "local");
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(FloorProcess.freePort()));
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(management));
        environment.put("MP_JWT_VERIFY_ISSUER", issuer);
        environment.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", issuer + "/jwks");
        environment.put("MALLOC_ARENA_MAX", "2");
        // Nobody listens there.
        environment.put("SKILLWAY_CATALOG_URL", "http://127.0.0.1:1");
        environment.put("SKILLWAY_PROGRESS_URL", "http://127.0.0.1:1");
        environment.put("SKILLWAY_TOKEN_URL", "http://127.0.0.1:1/token");
        environment.put("SKILLWAY_TOKEN_CLIENT_SECRET", "of no use");
        if (graph != null) {
            environment.put("SKILLWAY_GRAPH_FILE", graph.toString());
        }
        return new OwnGateway(builder.start(), log, management);
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    void awaitStarted() throws IOException, InterruptedException {
        await("live");
    }

    /** Milliseconds from the first byte of the file that is read to the graph with which it is ready, by its own word. */
    double loadedMillis() throws IOException, InterruptedException {
        await("ready");
        Matcher loaded = LOADED.matcher(Files.readString(log));
        if (!loaded.find()) {
            throw new IllegalStateException("It does not say how long it took: " + Files.readString(log));
        }
        return Double.parseDouble(loaded.group(1));
    }

    private void await(String what) throws IOException, InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            if (answers("http://127.0.0.1:" + management + "/q/health/" + what)) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IllegalStateException("The gateway does not start: " + Files.readString(log));
    }

    private static boolean answers(String address) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(address).toURL().openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(1_000);
            return connection.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        Files.delete(log);
    }
}
