package org.skillway.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.skillway.gateway.feed.OwnCalls;
import org.skillway.gateway.stub.Gateway;
import org.skillway.gateway.stub.ProgressStub;
import org.skillway.testkit.LogFile;

@QuarkusTest
@DisplayName("What the gateway refuses")
class RefusalReportsTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant START = Instant.parse("2026-05-01T10:00:00Z");

    @Inject
    OwnCalls calls;

    @Inject
    RefusalLog refusals;

    private final String request = "request-" + UUID.randomUUID();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Instant now = START;
    private final InstantSource source = () -> now;
    private ProgressStub progress;
    private RefusalReports reports;

    @BeforeEach
    void progressIsUp() {
        progress = ProgressStub.get();
        progress.takesRefusals(204);
        reports = new RefusalReports(calls, source.withZone(ZoneOffset.UTC), meters);
    }

    @AfterEach
    void takesThemAgain() {
        progress.takesRefusals(204);
    }

    private CountedRefusal refused(String operation, Instant since, long times) {
        return new CountedRefusal(
                UUID.randomUUID(),
                new Refusal(SecurityEvent.TOO_MUCH_ASKED, "too-many-requests", operation),
                since,
                request,
                times);
    }

    private List<CountedRefusal> refused(int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> refused("listRoles", now, 1))
                .toList();
    }

    /** Of this test. */
    private Stream<JsonNode> taken() {
        return progress.refusals().stream()
                .flatMap(body -> StreamSupport.stream(items(body).spliterator(), false))
                .filter(item -> item.path("requestId").asText().equals(request));
    }

    private static JsonNode items(String body) {
        try {
            return JSON.readTree(body).path("items");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private double lost() {
        return meters.counter("skillway.security-events.lost").count();
    }

    @Test
    @DisplayName("comes into the audit log of progress-service, with what was refused and nobody's name")
    void reported() {
        String subject = "somebody-" + request;
        Gateway.learner(subject)
                .header("X-Request-Id", request)
                .contentType("application/json")
                .body("{\"missing\":[\"git\"],\"module\":{\"minutes\":30,\"teaches\":[\"git\"]}}")
                .post("/api/v1/plans/savings")
                .then()
                .statusCode(403);
        refusals.flush();
        assertThat(taken()).singleElement().satisfies(item -> {
            assertThat(item.path("event").asText()).isEqualTo("access-refused");
            assertThat(item.path("code").asText()).isEqualTo("forbidden");
            assertThat(item.path("operation").asText()).isEqualTo("askSaving");
            assertThat(item.path("times").asLong()).isEqualTo(1);
            assertThat(item.path("millisecondsAgo").asLong()).isBetween(0L, 60_000L);
            assertThat(item.toString()).doesNotContain(subject);
        });
    }

    @Test
    @DisplayName("is kept while progress-service does not take it, reported as the same then, and told with its age")
    void kept() throws InterruptedException {
        progress.takesRefusals(503);
        CountedRefusal early = refused(null, START.minusSeconds(2), 17);
        try (LogFile log = new LogFile(new HarmlessLines("text"))) {
            reports.report(List.of(early));
            reports.report(List.of());
            assertThat(log.lines().stream().filter(line -> line.contains("Refusals wait to come into the audit log")))
                    .as("said once")
                    .hasSize(1);
        }
        assertThat(taken()).isEmpty();
        progress.takesRefusals(204);
        now = START.plus(Duration.ofMinutes(5));
        CountedRefusal late = refused("getRole", now, 2);
        reports.report(List.of(late));
        reports.report(List.of());
        assertThat(taken().map(item -> item.path("id").asText() + " " + item.path("operation") + " "
                        + item.path("times") + " " + item.path("millisecondsAgo")))
                .containsExactly(early.id() + "  17 302000", late.id() + " \"getRole\" 2 0");
        assertThat(lost()).isZero();
    }

    @Test
    @DisplayName("goes in portions that progress-service takes")
    void portions() throws InterruptedException {
        int before = progress.refusals().size();
        reports.report(refused(450));
        assertThat(taken()).hasSize(450);
        assertThat(progress.refusals().stream().skip(before).map(body -> items(body)
                        .size()))
                .allMatch(size -> size <= RefusalReport.MOST);
    }

    @Test
    @DisplayName("is not kept without end: what is in the log alone is said, and counted as lost")
    void givenUp() throws InterruptedException {
        progress.takesRefusals(503);
        try (LogFile log = new LogFile(new HarmlessLines("text"))) {
            reports.report(List.of(refused("getRole", START, 5)));
            reports.report(refused(999));
            assertThat(lost()).isZero();
            reports.report(refused(1));
            assertThat(lost()).isEqualTo(5);
            now = START.plus(Duration.ofHours(24));
            reports.report(List.of(refused("getRole", now, 7)));
            assertThat(lost()).isEqualTo(1_005);
            reports.close();
            assertThat(lost()).isEqualTo(1_012);
            assertThat(log.lines())
                    .anyMatch(line -> line.endsWith("7 refusals are in this log alone, and not in the audit log"));
        }
    }
}
