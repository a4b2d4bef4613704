package org.skillway.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.skillway.system.Skillway;

/** What compose promises besides that the whole works, which {@code FirstFiveMinutesIT} walks through. */
@DisplayName("In compose")
class ComposeIT {

    private static final Path COMPOSE = Command.HOME.resolve("deploy/compose");
    private static final String STACK = Path.of("stack").toAbsolutePath().toString();
    private static final Path SETTINGS = Path.of("target", "try.env");
    private static final String GATEWAY = System.getProperty("skillway.url");
    private static final String ADDRESS = System.getenv("SKILLWAY_TEST_ENGINE");

    private static String container(String service) {
        return Command.print(
                "docker",
                "ps",
                "--all",
                "--quiet",
                "--filter",
                "label=com.docker.compose.project=skillway",
                "--filter",
                "label=com.docker.compose.service=" + service);
    }

    private static Command in(String service, String script) {
        return Command.run("docker", "exec", container(service), "bash", "-c", script);
    }

    @ParameterizedTest(name = "nothing starts without {0}, and it says what it is for")
    @ValueSource(
            strings = {
                "SKILLWAY_ISSUER",
                "SKILLWAY_JWKS",
                "SKILLWAY_TOKEN_URL",
                "SKILLWAY_VERSION",
                "SKILLWAY_PROGRESS_CLIENT_SECRET",
                "SKILLWAY_GATEWAY_CLIENT_SECRET",
                "SKILLWAY_POSTGRES_PASSWORD",
                "SKILLWAY_CATALOG_PASSWORD",
                "SKILLWAY_PROGRESS_OWNER_PASSWORD",
                "SKILLWAY_PROGRESS_PASSWORD"
            })
    void missing(String variable) throws IOException {
        Path settings = Files.createTempFile("skillway", ".env");
        List<String> others = Files.readAllLines(SETTINGS).stream()
                .filter(line -> !line.startsWith(variable + "="))
                .toList();
        Files.write(settings, others);

        Command refused =
                Command.run(Map.of("SKILLWAY_SETTINGS", settings.toString(), variable, ""), STACK, "compose", "config");

        assertThat(refused.exit()).isNotZero();
        assertThat(refused.printed()).contains(variable).doesNotContain("Traceback");
        Files.delete(settings);
    }

    @Test
    @DisplayName("no secret and no address of anybody stands in a file of the repository")
    void noSecrets() throws IOException {
        String all = Files.readString(COMPOSE.resolve("compose.yaml")) + Files.readString(COMPOSE.resolve("try.yaml"));

        assertThat(all.lines().filter(line -> line.matches(".*(PASSWORD|SECRET)\\w*:.*")))
                .hasSizeGreaterThan(8)
                .allMatch(line -> line.matches(".*: \\$\\{SKILLWAY_\\w+(:\\?[^}]+)?}"));
    }

    @Test
    @DisplayName("only the gateway is published, and the issuer of a first try")
    void published() {
        String ports = Command.print(
                "docker",
                "ps",
                "--filter",
                "label=com.docker.compose.project=skillway",
                "--format",
                "{{.Label \"com.docker.compose.service\"}} {{.Ports}}");

        assertThat(ports.lines().filter(line -> line.contains("->")).map(line -> line.split(" ", 2)[0]))
                .containsExactlyInAnyOrder("gateway", "issuer");
        for (int inside : new int[] {5432, 8081, 8082, 8090, 8091, 8092}) {
            assertThat(reached(ADDRESS, inside)).as("port %d", inside).isFalse();
        }
    }

    private static boolean reached(String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), 2_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @ParameterizedTest(name = "the way from {0} to {1} is open: {3}")
    @CsvSource({
        "gateway,catalog-service,8081,true",
        "catalog-service,postgresql,5432,true",
        "gateway,postgresql,5432,false",
        "issuer,postgresql,5432,false",
        "postgresql,gateway,8080,false"
    })
    void apart(String from, String to, int port, boolean open) {
        String addresses = Command.print(
                "docker",
                "inspect",
                "--format",
                "{{range .NetworkSettings.Networks}}{{.IPAddress}} {{end}}",
                container(to));

        assertThat(Stream.of(addresses.split(" ")).anyMatch(address -> connects(from, address, port)))
                .isEqualTo(open);
    }

    /** What a network does not let through is not refused either: it counts as closed after two seconds. */
    private static boolean connects(String from, String address, int port) {
        String script = "(exec 3<>/dev/tcp/%s/%d) 2>/dev/null & tried=$!; for i in {1..20}; do".formatted(address, port)
                + " kill -0 $tried 2>/dev/null || { wait $tried; exit; }; read -rt 0.1 <> <(:); done; kill $tried; exit 1";
        return in(from, script).exit() == 0;
    }

    @ParameterizedTest(name = "{0} runs as nobody in particular, without rights, and writes nowhere but where it must")
    @ValueSource(strings = {"catalog-service", "progress-service", "gateway", "issuer"})
    void hardened(String service) {
        Command root = in(service, "echo x > /x");
        Command application = in(service, "echo x >> /skillway/options");

        assertThat(root.printed()).contains("Read-only file system");
        assertThat(application.exit()).isNotZero();
        assertThat(in(service, "echo x > /tmp/x").exit()).isZero();
        String status = in(service, "echo $UID; while read -r line; do echo \"$line\"; done < /proc/1/status")
                .printed();
        assertThat(status)
                .startsWith("10001\n")
                .containsPattern("CapEff:\\s+0000000000000000")
                .containsPattern("CapBnd:\\s+0000000000000000")
                .containsPattern("NoNewPrivs:\\s+1")
                .containsPattern("Seccomp:\\s+2");
    }

    @Test
    @DisplayName("each service has its own database and user, and that of progress cannot change a ledger")
    void databases() {
        assertThat(query("catalog", "progress", "select 1")).contains("permission denied for database");
        assertThat(query("progress", "catalog", "select 1")).contains("permission denied for database");
        assertThat(query("progress", "progress", "delete from ledger_entry")).contains("permission denied for table");
        assertThat(query("progress", "progress", "select count(*) from ledger_entry"))
                .matches("\\d+");
    }

    @Test
    @DisplayName("what makes the databases has ended, and well")
    void made() {
        assertThat(Command.print(
                        "docker",
                        "inspect",
                        "--format",
                        "{{.State.Status}} {{.State.ExitCode}}",
                        container("databases")))
                .isEqualTo("exited 0");
    }

    @Test
    @DisplayName("plans are made by a process that lets the gateway's own have a processor first")
    void planned() throws Exception {
        HttpResponse<String> plan = asLearner("GET", "/plan?role=web-developer");
        assertThat(plan.statusCode()).as(plan.body()).isEqualTo(200);
        assertThat(plan.body()).contains("\"status\":\"optimal\"");

        String processes = in("gateway", """
                        for process in /proc/[0-9]*; do
                            read -r line <"$process/stat" || continue
                            set -- ${line##*) }
                            mapfile -d '' -t words <"$process/cmdline"
                            echo "nice ${17}: ${words[-1]}"
                        done
                        """).printed();
        assertThat(processes)
                .contains("nice 15: org.skillway.gateway.plan.process.PlanningMain")
                .doesNotContain("nice 15: org.skillway.gateway.Main");
    }

    private static String query(String user, String database, String statement) {
        String password = "SKILLWAY_" + user.toUpperCase(Locale.ROOT) + "_PASSWORD=";
        try (Stream<String> lines = Files.lines(SETTINGS)) {
            String secret = lines.filter(line -> line.startsWith(password))
                    .findFirst()
                    .orElseThrow()
                    .substring(password.length());
            return Command.run(
                            "docker",
                            "exec",
                            "--env",
                            "PGPASSWORD=" + secret,
                            container("postgresql"),
                            "psql",
                            "--host=postgresql",
                            "--username=" + user,
                            "--dbname=" + database,
                            "--tuples-only",
                            "--no-align",
                            "--command=" + statement)
                    .printed()
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName(
            "a gateway that is told to stop does so by itself, and starts again from its volume while the catalog is down")
    void restarted() throws Exception {
        String gateway = container("gateway");
        String catalog = container("catalog-service");
        Command.print("docker", "stop", "--time=30", gateway);
        assertThat(Command.print("docker", "inspect", "--format", "{{.State.ExitCode}}", gateway))
                .as("as the JVM ends on SIGTERM; 137 if it had to be killed")
                .isEqualTo("143");

        Command.print("docker", "stop", "--time=30", catalog);
        try {
            Command.print("docker", "start", gateway);
            waitUntil(
                    "healthy",
                    () -> Command.print("docker", "inspect", "--format", "{{.State.Health.Status}}", gateway));
            HttpRequest lenient = HttpRequest.newBuilder(URI.create(GATEWAY + "/api/v1/roles"))
                    .timeout(Duration.ofSeconds(20))
                    .build();
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(lenient, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as("lists are the catalog's own").isEqualTo(503);
        } finally {
            Command.print("docker", "start", catalog);
        }
        waitUntil("healthy", () -> Command.print("docker", "inspect", "--format", "{{.State.Health.Status}}", catalog));
    }

    @Test
    @DisplayName("a backup brings back what was there when it was taken, after the database and its volume are lost")
    void restored() throws Exception {
        Map<String, String> settings =
                Map.of("SKILLWAY_SETTINGS", SETTINGS.toAbsolutePath().toString());
        Path backups = Path.of("target", "backups").toAbsolutePath();
        assertThat(asLearner("PUT", "/skills/git").statusCode()).isIn(200, 201);
        Command backup = Command.run(settings, COMPOSE.resolve("backup").toString(), backups.toString());
        assertThat(backup.exit()).as(backup.printed()).isZero();
        assertThat(asLearner("PUT", "/skills/python-basics").statusCode()).isIn(200, 201);

        String postgresql = container("postgresql");
        Command.print("docker", "kill", postgresql);
        assertThat(asLearner("GET", "/skills/git").statusCode()).isEqualTo(503);
        Command.print("docker", "rm", postgresql);
        Command.print("docker", "volume", "rm", "skillway_postgresql");

        Command restore = Command.run(
                settings,
                COMPOSE.resolve("restore").toString(),
                backup.printed().strip().lines().reduce((one, other) -> other).orElseThrow());

        assertThat(restore.exit()).as(restore.printed()).isZero();
        assertThat(restore.printed())
                .containsPattern("Restored: [1-9]\\d* ledgers with [1-9]\\d* entries, catalog revision [1-9]");
        for (String service : List.of("catalog-service", "progress-service", "gateway")) {
            waitUntil(
                    "healthy",
                    () -> Command.print(
                            "docker", "inspect", "--format", "{{.State.Health.Status}}", container(service)));
        }
        assertThat(asLearner("GET", "/skills/git").statusCode()).isEqualTo(200);
        assertThat(asLearner("GET", "/skills/python-basics").statusCode())
                .as("recorded after the backup")
                .isEqualTo(404);
        assertThat(asLearner("PUT", "/skills/python-basics").statusCode()).isEqualTo(201);

        Path half = Files.createTempDirectory("skillway");
        Command refused = Command.run(settings, COMPOSE.resolve("restore").toString(), half.toString());
        assertThat(refused.exit()).isNotZero();
        assertThat(refused.printed()).contains("it is no backup");
        assertThat(asLearner("GET", "/skills/git").statusCode())
                .as("it goes on")
                .isEqualTo(200);
        Files.delete(half);
    }

    private static HttpResponse<String> asLearner(String method, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(GATEWAY + "/api/v1/learners/me" + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + Skillway.token("restored", "learner"))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        method.equals("GET")
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString("{\"state\":\"completed\"}"))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static void waitUntil(String wanted, Supplier<String> look) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        String seen = look.get();
        while (!seen.equals(wanted)) {
            assertThat(System.nanoTime()).as("still " + seen).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(500);
            seen = look.get();
        }
    }
}
