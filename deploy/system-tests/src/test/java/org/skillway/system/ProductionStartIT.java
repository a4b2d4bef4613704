package org.skillway.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is packaged, started as in production beside the local stack, with whose databases it is content. */
@ExtendWith(Skillway.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("A start outside the local stack")
class ProductionStartIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROVIDER = "https://id.example/realms/skillway";
    private static final Path HOME = Path.of("..", "..").toAbsolutePath().normalize();

    private static final String NOTHING_SAID = "what it has unless told otherwise";
    private static final String ISSUER_OF_THE_STACK =
            "mp.jwt.verify.issuer is http://localhost:8084, the issuer of the local stack";

    /** All at once, since each takes seconds. */
    private final List<Start> starts = new ArrayList<>();

    private record Start(String module, String what, String why, Path log, Process process) {}

    @BeforeAll
    void start() throws IOException {
        for (String module : List.of("catalog-service", "progress-service", "gateway")) {
            starts.add(start(module, NOTHING_SAID, Map.of(), ISSUER_OF_THE_STACK));
        }
        starts.add(start(
                "gateway",
                "keys over plain HTTP",
                Map.of(
                        "MP_JWT_VERIFY_ISSUER",
                        PROVIDER,
                        "MP_JWT_VERIFY_PUBLICKEY_LOCATION",
                        PROVIDER.replace("https", "http") + "/keys"),
                "mp.jwt.verify.publickey.location is http://id.example/realms/skillway/keys, which is not https"));
    }

    @AfterAll
    void stop() {
        starts.forEach(start -> start.process().destroyForcibly());
    }

    private static Start start(String module, String what, Map<String, String> provider, String why)
            throws IOException {
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
        Map<String, String> environment = builder.environment();
        environment.putAll(database(module));
        environment.put("SKILLWAY_TOKEN_CLIENT_SECRET", "of-no-use");
        environment.put("QUARKUS_HTTP_PORT", "0");
        environment.put("QUARKUS_MANAGEMENT_PORT", "0");
        environment.putAll(provider);
        Process process =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        return new Start(module, what, why, log, process);
    }

    Stream<Arguments> starts() {
        return starts.stream().map(start -> Arguments.of(start.module(), start.what(), start));
    }

    @ParameterizedTest(name = "of {0} with {1} is refused, and says why")
    @MethodSource("starts")
    void refused(String module, String what, Start start) throws Exception {
        boolean ended = start.process().waitFor(60, TimeUnit.SECONDS);

        List<String> lines = Files.readAllLines(start.log());
        assertThat(ended).as(lines.toString()).isTrue();
        assertThat(start.process().exitValue()).isNotZero();
        assertThat(lines.get(lines.size() - 1)).startsWith(start.why()).endsWith("QUARKUS_PROFILE=local.");
        assertThat(lines).noneMatch(line -> line.startsWith("\tat "));
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
}
