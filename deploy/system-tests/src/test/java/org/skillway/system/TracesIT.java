package org.skillway.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.skillway.system.SpanReceiver.Received;

/** A stack of its own that tells its traces to a collector, and writes its logs for machines. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("A stack that is observed")
class TracesIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration AT_MOST = Duration.ofMinutes(5);

    /** A subject that nothing else is called. */
    private static final String LEARNER = "zenobia-41";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private SpanReceiver collector;
    private Path data;
    private String gateway;
    private String token;

    /** One request with its own trace, as a client of ours would begin it. */
    private record Asked(String trace, String span, HttpResponse<String> answer) {}

    @BeforeAll
    void start() throws IOException {
        collector = new SpanReceiver();
        data = Files.createTempDirectory("skillway-traces-test");
        int portBase = Skillway.freePorts();
        Skillway.Outcome up = Skillway.run(
                AT_MOST,
                Map.of(),
                List.of(
                        "up",
                        "--detach",
                        "--port-base",
                        Integer.toString(portBase),
                        "--data",
                        data.toString(),
                        "--env",
                        "QUARKUS_OTEL_SDK_DISABLED=false",
                        "--env",
                        "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT=" + collector.endpoint(),
                        "--env",
                        "QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf",
                        "--env",
                        "QUARKUS_OTEL_BSP_SCHEDULE_DELAY=0.2S",
                        "--env",
                        "SKILLWAY_LOG_FORMAT=json",
                        // A line for each request, by the thread that answers it, so that there is one.
                        "--env",
                        "QUARKUS_HTTP_ACCESS_LOG_ENABLED=true",
                        "--env",
                        "QUARKUS_HTTP_ACCESS_LOG_PATTERN=%m %s"));
        assertThat(up.exit()).as(up.out() + up.err()).isZero();
        gateway = "http://localhost:" + portBase;
        token = Skillway.run(
                        AT_MOST,
                        Map.of(),
                        List.of("token", "--subject", LEARNER, "--role", "learner", "--data", data.toString()))
                .out()
                .strip();
    }

    @AfterAll
    void stop() {
        if (data != null) {
            Skillway.run(Duration.ofMinutes(1), "down", "--data", data.toString());
        }
        collector.close();
    }

    @Test
    @DisplayName("tells a combined answer as one trace, from the client to the statement")
    void combined() throws Exception {
        Asked asked = ask("GET", "/api/v1/learners/" + LEARNER + "/roles/web-developer", "");

        assertThat(asked.answer().statusCode()).isEqualTo(200);
        hasOneTrace(asked, "GET /api/v1/learners/{id}/roles/{key}", "progress-service", "POST /internal/v1/standings");
    }

    @Test
    @DisplayName("tells what is passed on as one trace, a write with what it shares a commit with")
    void passedOn() throws Exception {
        Asked asked = ask("PUT", "/api/v1/learners/" + LEARNER + "/skills/git", "{\"state\":\"completed\"}");

        assertThat(asked.answer().statusCode()).isEqualTo(201);
        hasOneTrace(
                asked,
                "PUT /api/v1/learners/{id}/skills/{key}",
                "progress-service",
                "PUT /api/v1/learners/{id}/skills/{key}");
    }

    @Test
    @DisplayName("tells the catalog's answers, the kept ones without a statement")
    void kept() throws Exception {
        Asked first = ask("GET", "/api/v1/roles/data-analyst", "");
        assertThat(first.answer().statusCode()).isEqualTo(200);
        hasOneTrace(first, "GET /api/v1/roles/{key}", "catalog-service", "GET /api/v1/roles/{key}");

        Asked second = ask("GET", "/api/v1/roles/data-analyst", "");
        awaitSpan(second, "gateway", SpanKind.SPAN_KIND_SERVER);
        assertThat(collector.trace(second.trace())).hasSize(1);

        Asked list = ask("GET", "/api/v1/skills?q=zenobia", "");
        hasOneTrace(list, "GET /api/v1/skills", "catalog-service", "GET /api/v1/skills");
    }

    @Test
    @DisplayName("names nobody and nothing in what it tells")
    void nameless() throws Exception {
        for (String path : List.of(
                "/api/v1/learners/" + LEARNER + "/skills",
                "/api/v1/learners/" + LEARNER + "/next",
                "/api/v1/learners/" + LEARNER + "/history?limit=5",
                "/api/v1/learners/" + LEARNER + "/nothing-of-that-name",
                "/api/v1/roles/" + LEARNER,
                "/nowhere/" + LEARNER,
                "/api/v1/skills?q=" + LEARNER)) {
            Asked asked = ask("GET", path, "");
            awaitSpan(asked, "gateway", SpanKind.SPAN_KIND_SERVER);
        }

        assertThat(collector.everything())
                .contains("db.")
                .doesNotContain(LEARNER, "web-developer", "nothing-of-that-name", "nowhere", token)
                .doesNotContain("url.path", "url.query", "url.full", "client.address", "user_agent");
    }

    @Test
    @DisplayName("begins no trace for what it does by itself")
    void onlyRequests() throws Exception {
        Asked asked = ask("GET", "/api/v1/roles", "");
        awaitSpan(asked, "catalog-service", SpanKind.SPAN_KIND_SERVER);

        assertThat(collector.everything()).doesNotContain("listen ", "LISTEN ");
    }

    @ParameterizedTest(name = "writes each line of {0} as JSON: when, how bad, whose, what, and of which request")
    @CsvSource({"gateway, 0", "catalog, 1", "progress, 2"})
    void logs(String part, int offset) throws Exception {
        String request = "of-a-test-"
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        URI refused = URI.create("http://localhost:" + (URI.create(gateway).getPort() + offset) + "/api/v1/learners/"
                + LEARNER + "/skills");
        http.send(
                HttpRequest.newBuilder(refused).header("X-Request-Id", request).build(),
                HttpResponse.BodyHandlers.discarding());
        Path log = data.resolve("log").resolve(part + ".log");
        Skillway.waitUntil("A line about " + request, PATIENCE, () -> said(log).contains(request));

        List<JsonNode> lines = new ArrayList<>();
        for (String line : said(log).lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        assertThat(lines).allSatisfy(line -> {
            assertThat(OffsetDateTime.parse(line.path("time").asText())).isNotNull();
            assertThat(line.path("level").asText()).isNotEmpty();
            assertThat(line.path("logger").asText()).isNotEmpty();
            assertThat(line.has("message")).isTrue();
            assertThat(line.toString()).doesNotContain(LEARNER);
        });
        assertThat(lines).anySatisfy(line -> {
            assertThat(line.path("requestId").asText()).isEqualTo(request);
            assertThat(line.path("traceId").asText()).hasSize(32);
        });
    }

    private static String said(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "";
        }
    }

    /** The gateway's part, its call, the service's part, and at least one statement of that, each under the one before. */
    private void hasOneTrace(Asked asked, String route, String service, String served) throws InterruptedException {
        Received server = awaitSpan(asked, "gateway", SpanKind.SPAN_KIND_SERVER);
        assertThat(server.parent()).isEqualTo(asked.span());
        assertThat(server.span().getName()).isEqualTo(route);
        assertThat(server.attribute("http.route")).isEqualTo(route.split(" ", -1)[1]);
        assertThat(server.attribute("http.response.status_code"))
                .isEqualTo(Integer.toString(asked.answer().statusCode()));

        Received call = awaitSpan(asked, "gateway", SpanKind.SPAN_KIND_CLIENT);
        assertThat(call.parent()).isEqualTo(server.id());

        Received there = awaitSpan(asked, service, SpanKind.SPAN_KIND_SERVER);
        assertThat(there.parent()).isEqualTo(call.id());
        assertThat(there.span().getName()).isEqualTo(served);

        Received statement = awaitSpan(asked, service, SpanKind.SPAN_KIND_CLIENT);
        assertThat(under(asked, statement)).isEqualTo(there.id());
        assertThat(statement.attribute("db.system") + statement.attribute("db.system.name"))
                .contains("postgres");
    }

    /** The outermost span of the same part above this one. */
    private String under(Asked asked, Received span) {
        Received above = span;
        while (true) {
            String parent = above.parent();
            Optional<Received> next = collector.trace(asked.trace()).stream()
                    .filter(one -> one.id().equals(parent) && one.service().equals(span.service()))
                    .findFirst();
            if (next.isEmpty()) {
                return above.id();
            }
            above = next.get();
        }
    }

    private Received awaitSpan(Asked asked, String service, SpanKind kind) throws InterruptedException {
        Skillway.waitUntil(kind + " of " + service, PATIENCE, () -> find(asked, service, kind)
                .isPresent());
        return find(asked, service, kind).orElseThrow();
    }

    private Optional<Received> find(Asked asked, String service, SpanKind kind) {
        return collector.trace(asked.trace()).stream()
                .filter(one -> one.service().equals(service) && one.span().getKind() == kind)
                .findFirst();
    }

    private Asked ask(String method, String path, String body) throws IOException, InterruptedException {
        HexFormat hex = HexFormat.of();
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String trace = hex.toHexDigits(random.nextLong() | 1) + hex.toHexDigits(random.nextLong() | 1);
        String span = hex.toHexDigits(random.nextLong() | 1);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gateway + path))
                .header("Authorization", "Bearer " + token)
                .header("traceparent", "00-" + trace + "-" + span + "-01")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return new Asked(trace, span, http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    }
}
