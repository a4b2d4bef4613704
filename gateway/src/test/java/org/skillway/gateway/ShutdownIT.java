package org.skillway.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.skillway.gateway.stub.Await;
import org.skillway.gateway.stub.CatalogStub;
import org.skillway.gateway.stub.Events;
import org.skillway.gateway.stub.ProgressStub;
import org.skillway.gateway.stub.RawHttp;
import org.skillway.gateway.stub.RawService;
import org.skillway.gateway.stub.ServicesResource;
import org.skillway.gateway.stub.StubServer.Reply;
import org.skillway.testkit.IssuerResource;
import org.skillway.testkit.Tokens;

/** A gateway in a process of its own, which is told to stop (SIGTERM) while it has much to do. */
@DisplayName("A gateway that is told to stop")
class ShutdownIT {

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final int UNDER_WAY = 12;
    private static final int CLIENTS = 4;
    private static final String BODY = "{\"x\":\"" + "y".repeat(50_000) + "\"}";

    private final IssuerResource issuer = new IssuerResource();
    private final ServicesResource services = new ServicesResource();
    private final ExecutorService clients = Executors.newCachedThreadPool();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger served = new AtomicInteger();
    private CatalogStub catalog;
    private ProgressStub progress;
    private int port;
    private int management;
    private Process gateway;

    @BeforeEach
    void start() throws IOException {
        port = freePort();
        management = freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        issuer.start().forEach((name, value) -> command.add("-D" + name + "=" + value));
        services.start().forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of(
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.management.port=" + management,
                "-Dquarkus.shutdown.delay=3S",
                // A service that is silent for longer would end what is under way.
                "-Dskillway.waits.idle=10S",
                "-jar",
                JAR.toString()));
        catalog = CatalogStub.get();
        progress = ProgressStub.get();
        catalog.replies(Reply.json(200, BODY));
        progress.replies(Reply.json(200, BODY));
        gateway = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "shutdown-it.log").toFile())
                .start();
        Await.until("the gateway is ready", () -> ready() == 200);
    }

    @AfterEach
    void end() {
        gateway.destroyForcibly();
        clients.shutdownNow();
        progress.speak();
        issuer.stop();
        services.stop();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static HttpRequest request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .build();
    }

    private int ready() {
        try {
            return http.send(request(management, "/q/health/ready"), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("ends event streams at once, so that they go on elsewhere, and opens none")
    void events() throws Exception {
        Events page = Events.open(port, "me", Tokens.learner("ana"), Map.of());
        page.awaitProgress(0);

        gateway.destroy();

        page.awaitEnd();
        assertThat(gateway.isAlive()).isTrue();
        assertThat(Events.open(port, "me", Tokens.learner("ana"), Map.of()).status())
                .isEqualTo(503);
        // Sooner than it would if it waited for streams that have no end.
        assertThat(gateway.waitFor(8, TimeUnit.SECONDS)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("does not wait for requests whose answers broke off before")
    void brokenOff(HttpClient.Version version) throws Exception {
        HttpClient client = HttpClient.newBuilder().version(version).build();
        // Over HTTP/2 the connection is there before an answer breaks off, and goes on after it.
        assertThat(client.send(request(port, "/api/v1/roles"), HttpResponse.BodyHandlers.ofString())
                        .version())
                .isEqualTo(version);
        String half = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{}";
        try (RawService service = RawService.insteadOf(progress, head -> half + RawService.THEN_HANG_UP)) {
            for (int i = 0; i < 5; i++) {
                assertThatThrownBy(() -> client.send(
                                request(port, "/api/v1/learners/me/skills"), HttpResponse.BodyHandlers.ofString()))
                        .isInstanceOf(IOException.class);
            }
            assertThat(service.received()).isNotEmpty();
        }

        gateway.destroy();

        assertThat(gateway.waitFor(8, TimeUnit.SECONDS)).isTrue();
    }

    /** Asks one time after the other until it is told that the connection ends; every answer has to be whole. */
    private Callable<Integer> client() {
        return () -> {
            for (int answers = 1; ; answers++) {
                HttpResponse<String> answer =
                        http.send(request(port, "/api/v1/roles"), HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body()).isEqualTo(BODY);
                served.incrementAndGet();
                if (answer.headers().firstValue("Connection").orElse("").equals("close")) {
                    return answers;
                }
            }
        };
    }

    /** Goes away while its request is under way; nobody has to wait for that one. */
    private void askAndGo() throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoLinger(true, 0);
            String request = RawHttp.head("GET /api/v1/learners/me/skills") + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            Await.until("it is under way", () -> progress.receivedCount() == 1);
        }
    }

    @Test
    @DisplayName("is no longer ready, serves whoever comes until they know, ends what is under way, and then ends")
    void graceful() throws Exception {
        progress.fallSilent();
        askAndGo();
        List<CompletableFuture<HttpResponse<String>>> underWay = IntStream.range(0, UNDER_WAY)
                .mapToObj(one -> http.sendAsync(
                        request(port, "/api/v1/learners/me/skills"), HttpResponse.BodyHandlers.ofString()))
                .toList();
        List<Future<Integer>> load = IntStream.range(0, CLIENTS)
                .mapToObj(one -> clients.submit(client()))
                .toList();
        Await.until("all are under way", () -> progress.receivedCount() == 1 + UNDER_WAY && served.get() > 100);

        gateway.destroy();

        Await.until("it is no longer ready", () -> ready() == 503);
        int before = served.get();
        Await.until(
                "it goes on serving",
                () -> served.get() > before + CLIENTS || load.stream().anyMatch(Future::isDone));
        for (Future<Integer> client : load) {
            // Fails with whatever a client met other than a whole answer.
            client.get(15, TimeUnit.SECONDS);
        }
        assertThat(underWay).noneMatch(CompletableFuture::isDone);
        assertThat(gateway.isAlive()).isTrue();
        progress.speak();
        for (CompletableFuture<HttpResponse<String>> one : underWay) {
            assertThat(one.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            assertThat(one.get().body()).isEqualTo(BODY);
        }
        // Sooner than it would if it waited in vain for somebody who has gone.
        assertThat(gateway.waitFor(8, TimeUnit.SECONDS)).isTrue();
    }
}
