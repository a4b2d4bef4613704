package org.skillway.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is packaged, started by itself beside the local stack, with whose databases it is content. */
final class PackagedService implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path HOME = Path.of("..", "..").toAbsolutePath().normalize();

    /** As somebody would draw it. */
    private static final String SECRET = "vQ9sKt2LmPz0Xy4aHc7RwEd3";

    private final Process process;
    private final Path log;

    private PackagedService(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** @param environment what it is told; its databases and a secret it has of the stack */
    static PackagedService start(String module, Map<String, String> environment) throws IOException {
        Path log = Files.createTempFile("skillway-start", ".log");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx160m",
                "-jar",
                HOME.resolve(module)
                        .resolve("target/quarkus-app/quarkus-run.jar")
                        .toString()));
        Map<String, String> all = builder.environment();
        all.putAll(database(module));
        all.put("SKILLWAY_TOKEN_CLIENT_SECRET", SECRET);
        all.put("QUARKUS_HTTP_PORT", "0");
        all.put("QUARKUS_MANAGEMENT_PORT", "0");
        all.putAll(environment);
        return new PackagedService(
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start(), log);
    }

    private static Map<String, String> database(String module) throws IOException {
        if (module.equals("gateway")) {
            return Map.of();
        }
        String name = module.replace("-service", "");
        JsonNode users = JSON.readTree(
                        Path.of(Skillway.dataFolder(), "secrets.json").toFile())
                .path("databaseUsers");
        Map<String, String> database = new TreeMap<>();
        database.put(
                "QUARKUS_DATASOURCE_JDBC_URL",
                Skillway.status().path("urls").path(name + "Database").asText());
        database.put("QUARKUS_DATASOURCE_PASSWORD", users.path(name).asText());
        if (name.equals("progress")) {
            database.put("QUARKUS_FLYWAY_PASSWORD", users.path("progress_owner").asText());
        }
        return database;
    }

    Process process() {
        return process;
    }

    /** What it has printed so far. */
    List<String> lines() {
        try {
            return Files.readAllLines(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
