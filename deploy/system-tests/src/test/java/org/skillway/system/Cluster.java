package org.skillway.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Two of each part behind haproxy on a PostgreSQL with a standby, as docs/operations/growing.md has it. Tokens are those of the
 * stack that all tests share.
 */
final class Cluster implements AutoCloseable {

    /** What is built here. */
    static final Path THIS = Path.of("..", "..").toAbsolutePath().normalize();

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRET = "secret-of-a-test";

    private final Path folder;
    private final PostgresPair postgres;
    private final Map<String, ClusterProcess> parts = new LinkedHashMap<>();
    private final Map<String, String> addresses = new TreeMap<>();
    private final ClusterProcess haproxy;
    private final int entry = Ports.free();
    private final int catalog = Ports.free();
    private final int progress = Ports.free();

    /** @param release a checkout in which the parts are packaged that are started at first */
    Cluster(Path folder, Path release) throws IOException, SQLException, InterruptedException {
        this.folder = folder;
        postgres = new PostgresPair(folder);
        postgres.createDatabases();
        postgres.addStandby();
        address("ENTRY", entry);
        address("CATALOG", catalog);
        address("PROGRESS", progress);
        for (String number : List.of("1", "2")) {
            part("catalog-" + number, release, database("catalog"));
            part("progress-" + number, release, progressEnvironment());
            part("gateway-" + number, release, gatewayEnvironment(number));
        }
        haproxy = new ClusterProcess(
                List.of(
                        "haproxy",
                        "-db",
                        "-f",
                        THIS.resolve("deploy/growing/haproxy.cfg").toString()),
                addresses,
                folder.resolve("haproxy.log"),
                null);
        haproxy.start();
        // One of each first: the other would only wait while the first makes the tables.
        for (String number : List.of("1", "2")) {
            List<ClusterProcess> started = parts.entrySet().stream()
                    .filter(part -> part.getKey().endsWith(number))
                    .map(Map.Entry::getValue)
                    .toList();
            started.forEach(ClusterProcess::start);
            for (ClusterProcess part : started) {
                part.awaitReady();
            }
        }
    }

    private void address(String name, int port) {
        addresses.put(name, "127.0.0.1:" + port);
    }

    private void part(String name, Path release, Map<String, String> own) {
        int port = Ports.free();
        int management = Ports.free();
        String variable = name.toUpperCase(Locale.ROOT).replace('-', '_');
        address(variable, port);
        addresses.put(variable + "_READY", Integer.toString(management));
        Map<String, String> environment = new TreeMap<>(own);
        environment.put("QUARKUS_PROFILE", "local");
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(management));
        environment.put("QUARKUS_SHUTDOWN_DELAY", "3S");
        // What each release has since, and the previous one has to be told (docs/operations/upgrade.md).
        environment.put("QUARKUS_FLYWAY_IGNORE_MIGRATION_PATTERNS", "*:future");
        environment.put("MP_JWT_VERIFY_ISSUER", Skillway.issuer());
        environment.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", Skillway.issuer() + "/jwks");
        environment.put("MALLOC_ARENA_MAX", "2");
        parts.put(
                name,
                new ClusterProcess(
                        command(name, release),
                        environment,
                        folder.resolve(name + ".log"),
                        URI.create("http://127.0.0.1:" + management + "/q/health/ready")));
    }

    private static List<String> command(String name, Path release) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-Xss512k",
                "-jar",
                jar(name.substring(0, name.indexOf('-')), release).toString());
    }

    private static Path jar(String part, Path release) {
        return release.resolve(part.equals("gateway") ? part : part + "-service")
                .resolve("target/quarkus-app/quarkus-run.jar");
    }

    /** Stops a part as an operator would, and starts that of a release in its place. */
    void replace(String name, Path release) throws InterruptedException {
        ClusterProcess part = parts.get(name);
        part.stop();
        part.replace(command(name, release));
        part.start();
        part.awaitReady();
    }

    private Map<String, String> database(String name) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", postgres.url(name));
        environment.put("QUARKUS_DATASOURCE_USERNAME", name);
        environment.put("QUARKUS_DATASOURCE_PASSWORD", SECRET);
        return environment;
    }

    private Map<String, String> progressEnvironment() throws IOException {
        Map<String, String> environment = follower("progress-service");
        environment.putAll(database("progress"));
        environment.put("QUARKUS_FLYWAY_USERNAME", "progress_owner");
        environment.put("QUARKUS_FLYWAY_PASSWORD", SECRET);
        return environment;
    }

    private Map<String, String> gatewayEnvironment(String number) throws IOException {
        Map<String, String> environment = follower("gateway");
        environment.put("SKILLWAY_PROGRESS_URL", "http://127.0.0.1:" + progress);
        environment.put(
                "SKILLWAY_GRAPH_FILE",
                folder.resolve("graph-" + number + ".ndjson").toString());
        environment.put("SKILLWAY_RATE_LIMITS_TRUSTED_PROXIES", "127.0.0.1");
        // Eight processes start and answer on two processors here, and a part that has just begun is slow.
        environment.put("SKILLWAY_WAITS_STANDING", "8S");
        environment.put("SKILLWAY_WAITS_NEWER", "8S");
        return environment;
    }

    private Map<String, String> follower(String client) throws IOException {
        JsonNode clients = JSON.readTree(
                        Path.of(Skillway.dataFolder(), "secrets.json").toFile())
                .path("clients");
        Map<String, String> environment = new TreeMap<>();
        environment.put("SKILLWAY_CATALOG_URL", "http://127.0.0.1:" + catalog);
        environment.put("SKILLWAY_TOKEN_URL", Skillway.issuer() + "/token");
        environment.put("SKILLWAY_TOKEN_CLIENT_ID", client);
        environment.put("SKILLWAY_TOKEN_CLIENT_SECRET", clients.path(client).asText());
        return environment;
    }

    String entry() {
        return "http://127.0.0.1:" + entry;
    }

    PostgresPair postgres() {
        return postgres;
    }

    ClusterProcess part(String name) {
        return parts.get(name);
    }

    List<String> names() {
        return List.copyOf(parts.keySet());
    }

    /** A command of operators, with these variables beside those of progress-service. */
    Process command(Map<String, String> more, String name) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar("progress", THIS).toString(),
                name);
        builder.environment().putAll(database("progress"));
        builder.environment().putAll(more);
        return builder.redirectErrorStream(true).start();
    }

    @Override
    public void close() {
        haproxy.close();
        parts.values().forEach(ClusterProcess::close);
        postgres.close();
    }
}
