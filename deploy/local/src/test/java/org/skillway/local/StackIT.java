package org.skillway.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The stack")
class StackIT {

    @TempDir
    Path temporary;

    private Launcher launcher;
    private Ports ports;

    @BeforeEach
    void prepare() throws IOException {
        launcher = new Launcher(temporary);
        ports = FreePorts.find();
    }

    @AfterEach
    void nothingLeft() {
        launcher.run("down");
        OwnProcesses own = new OwnProcesses(launcher.data());
        assertThat(own.services()).isEmpty();
        assertThat(own.postgres()).isEmpty();
    }

    @Nested
    @DisplayName("in the foreground")
    class Foreground {

        @Test
        @DisplayName("prints what is where, is ready, and ends in order at SIGTERM with 0")
        void lifecycle() throws Exception {
            Process up = launcher.up(ports);
            Path printed = launcher.lastOutput();
            assertThat(Launcher.read(printed))
                    .contains("ready after", "LEARNER=ey", "http://localhost:" + ports.gateway() + "/swagger-ui");
            assertReady();

            up.destroy();
            assertThat(up.waitFor(60, TimeUnit.SECONDS)).isTrue();

            assertThat(up.exitValue()).isZero();
            assertThat(Launcher.read(printed)).endsWith("Stopping ...\nStopped.\n");
            assertThatCode(() -> ports.requireFree(true)).doesNotThrowAnyException();
            assertThat(launcher.run("status").code()).isEqualTo(3);
            assertThat(launcher.run("token", "--subject", "ana", "--role", "learner")
                            .code())
                    .isZero();
        }

        @Test
        @DisplayName(
                "tells services where everything is by their environment, and nothing secret by their command line")
        void environment() throws Exception {
            Process up = launcher.up(ports);
            Secrets secrets = Secrets.load(launcher.data().secrets());
            String catalog = environmentOf(ports.catalogManagement());
            String gateway = environmentOf(ports.gatewayManagement());
            String issuer = "http://localhost:" + ports.issuer();

            assertThat(catalog.lines())
                    .contains(
                            "QUARKUS_PROFILE=local",
                            "QUARKUS_HTTP_HOST=127.0.0.1",
                            "QUARKUS_HTTP_PORT=" + ports.catalog(),
                            "MP_JWT_VERIFY_ISSUER=" + issuer,
                            "MP_JWT_VERIFY_PUBLICKEY_LOCATION=" + issuer + "/jwks",
                            "MP_JWT_VERIFY_AUDIENCES=skillway",
                            "QUARKUS_DATASOURCE_USERNAME=catalog",
                            "QUARKUS_DATASOURCE_PASSWORD=" + secrets.databasePassword("catalog"),
                            "QUARKUS_DATASOURCE_JDBC_URL=jdbc:postgresql://localhost:" + ports.postgresql()
                                    + "/catalog");
            assertThat(gateway.lines())
                    .contains(
                            "SKILLWAY_CATALOG_URL=http://localhost:" + ports.catalog(),
                            "SKILLWAY_PROGRESS_URL=http://localhost:" + ports.progress(),
                            "SKILLWAY_TOKEN_URL=" + issuer + "/token",
                            "SKILLWAY_TOKEN_CLIENT_ID=gateway",
                            "SKILLWAY_TOKEN_CLIENT_SECRET=" + secrets.clientSecret("gateway"),
                            "SKILLWAY_GRAPH_FILE=" + launcher.data().graph())
                    .noneMatch(line -> line.startsWith("QUARKUS_DATASOURCE"));
            assertThat(new OwnProcesses(launcher.data()).services()).hasSize(3).allSatisfy(service -> assertThat(
                            service.info().commandLine().orElseThrow())
                    .doesNotContain(secrets.databaseUsers().values())
                    .doesNotContain(secrets.clients().values()));
            up.destroy();
        }

        @Test
        @DisplayName("is refused to a second one on the same data")
        void twice() {
            Process up = launcher.up(ports);

            Launcher.Result second = launcher.run(
                    "up", "--port-base", Integer.toString(FreePorts.find().base()));

            assertThat(second.code()).isEqualTo(1);
            assertThat(second.output()).startsWith("skillway: A Skillway already runs or starts on ");
            assertThat(up.isAlive()).isTrue();
            assertReady();
        }
    }

    @Nested
    @DisplayName("in the background")
    class InBackground {

        @Test
        @DisplayName("returns when all is ready, and is stopped by down")
        void detached() throws Exception {
            Launcher.Result up = launcher.run("up", "--detach", "--port-base", base());

            assertThat(up.code()).isZero();
            assertThat(up.output())
                    .contains("ready after", "three services together hold", "./skillway down stops it.");
            assertThat(Launcher.read(launcher.data().log("skillway"))).doesNotContain("LEARNER=");
            Launcher.Result status = launcher.run("status", "--json");
            JsonNode view = new ObjectMapper().readTree(status.output());
            assertThat(view.path("state").asText()).isEqualTo("ready");
            assertThat(view.path("urls").path("gateway").asText()).isEqualTo("http://localhost:" + ports.gateway());
            assertThat(view.path("processes")).hasSize(5).allSatisfy(each -> assertThat(
                            each.path("ready").asBoolean())
                    .isTrue());
            assertThat(view.path("processes").findValuesAsText("version")).contains("1.2.3", "17.11.0");

            Launcher.Result down = launcher.run("down");
            assertThat(down.output()).isEqualTo("Stopped.\n");
        }

        @Test
        @DisplayName("starts again whatever is killed: a service, PostgreSQL")
        void restarts() {
            launcher.run("up", "--detach", "--port-base", base());
            for (String name : List.of(Services.CATALOG, LocalPostgres.NAME, Services.GATEWAY)) {
                long pid = launcher.entry(name).pid();
                ProcessHandle.of(pid).orElseThrow().destroyForcibly();

                assertThat(Waiting.until(Launcher.PATIENCE, () -> again(name, pid)))
                        .as(name)
                        .isTrue();
            }
            assertThat(Waiting.until(
                            Launcher.PATIENCE, () -> launcher.run("status").code() == 0))
                    .isTrue();
            assertThat(Launcher.read(launcher.data().log("skillway")))
                    .contains("catalog died", "catalog was started again.", "postgresql died");
        }

        private boolean again(String name, long pid) {
            return StackState.read(launcher.data().state()).orElseThrow().processes().stream()
                    .anyMatch(entry -> entry.name().equals(name) && entry.pid() != pid);
        }

        @Test
        @DisplayName("killed without its children leaves orphans that the next start replaces")
        void orphans() {
            launcher.run("up", "--detach", "--port-base", base());
            ProcessHandle supervisor =
                    ProcessHandle.of(launcher.entry("issuer").pid()).orElseThrow();
            supervisor.destroyForcibly();
            assertThat(Waiting.until(
                            Launcher.PATIENCE,
                            () -> !FolderLock.held(launcher.data().lock())))
                    .isTrue();
            assertThat(launcher.run("status").output()).contains("orphaned");

            Launcher.Result again = launcher.run("up", "--detach", "--port-base", base());

            assertThat(again.code()).isZero();
            assertThat(again.output()).contains("that an earlier start had left behind");
            assertReady();
        }

        @Test
        @DisplayName("with a taken port says which, who wanted it and what to do, and leaves nothing running")
        void takenPort() throws IOException {
            try (ServerSocket other = new ServerSocket(ports.issuer(), 1, InetAddress.getLoopbackAddress())) {
                Launcher.Result up = launcher.run("up", "--detach", "--port-base", base());

                assertThat(up.code()).isEqualTo(1);
                assertThat(up.output())
                        .contains("skillway: Port " + other.getLocalPort() + " is taken, and the token issuer needs it")
                        .doesNotContain("\tat ");
            }
            assertThat(launcher.run("status").code()).isEqualTo(3);
        }
    }

    @Test
    @DisplayName("uses a PostgreSQL of one's own, whose administrator no service learns of")
    void external() throws Exception {
        DataFolder elsewhere = PreparedFolder.in(temporary.resolve("elsewhere"));
        Secrets secrets = Secrets.loadOrDraw(elsewhere.secrets());
        LocalPostgres own =
                new LocalPostgres(elsewhere, FreePorts.find().postgresql(), secrets, Release.load(), Map.of());
        own.start();
        try {
            Map<String, String> environment =
                    Map.of("SKILLWAY_DATABASE_PASSWORD", secrets.databasePassword(Secrets.SUPERUSER));
            String url = own.server().url("postgres") + "?user=postgres";

            Launcher.Result up =
                    launcher.run(environment, "up", "--detach", "--port-base", base(), "--database-url", url);

            assertThat(up.code()).as(up.output()).isZero();
            assertReady();
            assertThat(new OwnProcesses(launcher.data()).postgres()).isEmpty();
            assertThat(environmentOf(ports.catalogManagement()))
                    .contains("QUARKUS_DATASOURCE_JDBC_URL=" + own.server().url("catalog"))
                    .doesNotContain(secrets.databasePassword(Secrets.SUPERUSER));
            assertThat(launcher.run("down").code()).isZero();
            assertThat(own.ready()).isTrue();
        } finally {
            own.stop();
        }
    }

    @Nested
    @DisplayName("with an OpenID provider of one's own")
    class OwnProvider {

        private static final Map<String, String> SECRET = Map.of("SKILLWAY_CLIENT_SECRET", "a-secret-of-theirs");

        private Issuer provider;

        @BeforeEach
        void start() {
            int port = FreePorts.find().issuer();
            SigningKey key = SigningKey.loadOrMake(temporary.resolve("key.json"));
            Tokens tokens = new Tokens(key, "http://localhost:" + port, Clock.systemUTC());
            provider = Issuer.start(port, key, tokens, Map.of());
        }

        @AfterEach
        void stop() {
            provider.close();
        }

        private String issuer() {
            return "http://localhost:" + provider.port();
        }

        @Test
        @DisplayName("tells the services what the provider says of itself, and makes no tokens")
        void environment() throws Exception {
            Launcher.Result up = launcher.run(
                    SECRET,
                    "up",
                    "--detach",
                    "--port-base",
                    base(),
                    "--issuer",
                    issuer(),
                    "--client-id",
                    "theirs",
                    "--audience",
                    "of-theirs",
                    "--roles-path",
                    "realm_access/roles",
                    "--env",
                    "MP_JWT_VERIFY_PUBLICKEY_ALGORITHM=ES256");

            assertThat(up.code()).as(up.output()).isZero();
            assertThat(up.output()).contains("Tokens come from " + issuer()).doesNotContain("LEARNER=ey");
            assertReady();
            assertThat(environmentOf(ports.catalogManagement()).lines())
                    .contains(
                            "MP_JWT_VERIFY_ISSUER=" + issuer(),
                            "MP_JWT_VERIFY_PUBLICKEY_LOCATION=" + issuer() + "/jwks",
                            "MP_JWT_VERIFY_AUDIENCES=of-theirs",
                            "SMALLRYE_JWT_PATH_GROUPS=realm_access/roles",
                            "MP_JWT_VERIFY_PUBLICKEY_ALGORITHM=ES256");
            assertThat(environmentOf(ports.gatewayManagement()).lines())
                    .contains(
                            "SKILLWAY_TOKEN_URL=" + issuer() + "/token",
                            "SKILLWAY_TOKEN_CLIENT_ID=theirs",
                            "SKILLWAY_TOKEN_CLIENT_SECRET=a-secret-of-theirs");
            Launcher.Result token = launcher.run("token", "--subject", "ana", "--role", "learner");
            assertThat(token.code()).isEqualTo(1);
            assertThat(token.output()).contains("are those of " + issuer());
            assertThat(Probe.answers("http://localhost:" + ports.issuer() + "/jwks"))
                    .isFalse();
        }

        @Test
        @DisplayName("that has another name, is not there, or whose secret is missing says so and starts nothing")
        void refused() {
            assertThat(refusal(SECRET, issuer() + "/")).contains("calls itself " + issuer());
            assertThat(refusal(Map.of(), issuer())).contains("set SKILLWAY_CLIENT_SECRET");
            provider.close();
            assertThat(refusal(SECRET, issuer())).contains("cannot be read at " + issuer() + "/.well-known/");
            assertThat(launcher.run("status").code()).isEqualTo(3);
        }

        private String refusal(Map<String, String> environment, String issuer) {
            Launcher.Result up = launcher.run(environment, "up", "--detach", "--port-base", base(), "--issuer", issuer);
            assertThat(up.code()).isEqualTo(1);
            return up.output();
        }
    }

    private void assertReady() {
        Launcher.Result status = launcher.run("status");
        assertThat(status.code()).as(status.output()).isZero();
    }

    private String base() {
        return Integer.toString(ports.base());
    }

    private static String environmentOf(int managementPort) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + "/environment"))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }
}
