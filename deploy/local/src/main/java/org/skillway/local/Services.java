package org.skillway.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The three services of the stack, as this launcher configures them. */
final class Services {

    static final String CATALOG = "catalog";
    static final String PROGRESS = "progress";
    static final String GATEWAY = "gateway";

    static final String PROGRESS_CLIENT = "progress-service";
    static final String GATEWAY_CLIENT = "gateway";

    // Three services on one small machine: the serial collector and small stacks cost no throughput there and save
    // memory.
    private static final List<String> JVM = List.of(
            "-XX:+UseSerialGC",
            "-Xms32m",
            "-Xss512k",
            "-XX:MaxMetaspaceSize=160m",
            "-XX:ReservedCodeCacheSize=64m",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dfile.encoding=UTF-8");

    private static final List<String> HEAP = List.of("-Xmx160m");
    // The gateway holds the whole catalog, a second one while a revision is built, and a third one while an earlier
    // revision is fetched: room for 14,000 skills and 20,000 modules. What it keeps of the past as long as there is
    // room
    // goes after some seconds where little room is left, and not after minutes in which it would only collect garbage.
    private static final List<String> GATEWAY_HEAP = List.of("-Xmx384m", "-XX:SoftRefLRUPolicyMSPerMB=200");

    private final Path home;
    private final DataFolder folder;
    private final Ports ports;
    private final Provider provider;
    private final Secrets secrets;
    private final Map<String, String> more;

    /** @param more variables of the environment, each in place of what is set here */
    Services(Path home, DataFolder folder, Ports ports, Provider provider, Secrets secrets, Map<String, String> more) {
        this.home = home;
        this.folder = folder;
        this.ports = ports;
        this.provider = provider;
        this.secrets = secrets;
        this.more = more;
    }

    /** In the order in which they start. */
    List<ServiceSpec> all(DatabaseServer databases) {
        return List.of(catalog(databases), progress(databases), gateway());
    }

    private ServiceSpec catalog(DatabaseServer databases) {
        Map<String, String> environment = common(ports.catalog(), ports.catalogManagement());
        environment.putAll(database(databases, CATALOG));
        return spec(CATALOG, "catalog-service", environment, ports.catalog(), ports.catalogManagement());
    }

    private ServiceSpec progress(DatabaseServer databases) {
        Map<String, String> environment = common(ports.progress(), ports.progressManagement());
        environment.putAll(database(databases, PROGRESS));
        environment.put("QUARKUS_FLYWAY_USERNAME", Secrets.PROGRESS_OWNER);
        environment.put("QUARKUS_FLYWAY_PASSWORD", secrets.databasePassword(Secrets.PROGRESS_OWNER));
        environment.putAll(follower(PROGRESS_CLIENT));
        return spec(PROGRESS, "progress-service", environment, ports.progress(), ports.progressManagement());
    }

    private ServiceSpec gateway() {
        Map<String, String> environment = common(ports.gateway(), ports.gatewayManagement());
        environment.putAll(follower(GATEWAY_CLIENT));
        environment.put("SKILLWAY_PROGRESS_URL", "http://localhost:" + ports.progress());
        environment.put("SKILLWAY_GRAPH_FILE", folder.graph().toString());
        return spec(GATEWAY, "gateway", environment, ports.gateway(), ports.gatewayManagement());
    }

    private Map<String, String> common(int port, int managementPort) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("QUARKUS_PROFILE", "local");
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
        environment.putAll(provider.environment());
        // The C library keeps a pool of memory per thread unless told otherwise, which is most of a small JVM's
        // overhead.
        environment.put("MALLOC_ARENA_MAX", "2");
        return environment;
    }

    private Map<String, String> database(DatabaseServer databases, String name) {
        return Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL", databases.url(name),
                "QUARKUS_DATASOURCE_USERNAME", name,
                "QUARKUS_DATASOURCE_PASSWORD", secrets.databasePassword(name));
    }

    private Map<String, String> follower(String name) {
        Provider.Client client =
                provider.client().orElseGet(() -> new Provider.Client(name, secrets.clientSecret(name)));
        return Map.of(
                "SKILLWAY_CATALOG_URL",
                "http://localhost:" + ports.catalog(),
                "SKILLWAY_TOKEN_URL",
                provider.tokenEndpoint(),
                "SKILLWAY_TOKEN_CLIENT_ID",
                client.id(),
                "SKILLWAY_TOKEN_CLIENT_SECRET",
                client.secret());
    }

    private ServiceSpec spec(
            String name, String module, Map<String, String> environment, int port, int managementPort) {
        environment.putAll(more);
        Path application = home.resolve(module).resolve("target/quarkus-app");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.addAll(name.equals(GATEWAY) ? GATEWAY_HEAP : HEAP);
        command.add(new OwnProcesses(folder).marker());
        command.add("-jar");
        command.add(application.resolve("quarkus-run.jar").toString());
        return new ServiceSpec(name, command, environment, port, managementPort, version(application, module));
    }

    /** The application's jar carries its version in its name. */
    private static String version(Path application, String module) {
        Path jars = application.resolve("app");
        if (!Files.isDirectory(jars)) {
            return "unknown";
        }
        String prefix = "skillway-" + module + "-";
        try (Stream<Path> names = Files.list(jars)) {
            return names.map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith(prefix) && name.endsWith(".jar"))
                    .map(name -> name.substring(prefix.length(), name.length() - ".jar".length()))
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
