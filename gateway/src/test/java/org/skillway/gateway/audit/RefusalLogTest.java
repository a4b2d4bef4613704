package org.skillway.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.skillway.gateway.error.ErrorCode;
import org.skillway.gateway.error.Refused;
import org.skillway.gateway.feed.OwnCalls;
import org.skillway.gateway.stub.CatalogStub;
import org.skillway.gateway.stub.Gateway;
import org.skillway.gateway.stub.ProgressStub;
import org.skillway.gateway.stub.StubServer.Reply;
import org.skillway.testkit.LogFile;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("What the gateway refuses")
class RefusalLogTest {

    private static final String ROLE = "/api/v1/learners/me/roles/web-developer";

    @Inject
    RefusalLog refusals;

    @Inject
    OwnCalls progress;

    private final Clock clock = Clock.systemUTC();

    private final String request = "request-" + UUID.randomUUID();
    private final String subject = "somebody-" + UUID.randomUUID();

    @BeforeEach
    void servicesAreUp() {
        CatalogStub.get().replies(Reply.json(200, "{}"));
        ProgressStub.get().replies(Reply.json(200, "{}"));
        refusals.flush();
    }

    private RequestSpecification named(RequestSpecification asking) {
        return asking.header("X-Request-Id", request);
    }

    private static List<String> said(LogFile log, String request) {
        return log.lines().stream()
                .filter(line -> line.contains("event=") && line.contains(request))
                .map(line -> line.substring(line.indexOf("event="), line.indexOf(" since=")))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"missing, token-missing", "expired, token-expired", "foreign, token-invalid"})
    @DisplayName("for its token is a line of the log")
    void tokens(String fault, String code) {
        RequestSpecification asking =
                switch (fault) {
                    case "expired" -> Gateway.raw().header("Authorization", "Bearer " + Tokens.expired(subject));
                    case "foreign" -> Gateway.raw().header("Authorization", "Bearer " + Tokens.foreignKey(subject));
                    default -> Gateway.raw();
                };
        try (LogFile log = new LogFile(new HarmlessLines("text"))) {
            named(asking).get(ROLE).then().statusCode(401);
            refusals.flush();
            assertThat(said(log, request))
                    .containsExactly("event=token-refused code=%s operation=getRoleStanding request=%s times=1"
                            .formatted(code, request));
            log.isWithout(List.of(subject));
        }
    }

    @Test
    @DisplayName("because of who asks is a line of the log")
    void roles() {
        try (LogFile log = new LogFile(new HarmlessLines("text"))) {
            named(Gateway.learner(subject))
                    .contentType("application/json")
                    .body("{\"missing\":[\"git\"],\"module\":{\"minutes\":30,\"teaches\":[\"git\"]}}")
                    .post("/api/v1/plans/savings")
                    .then()
                    .statusCode(403);
            refusals.flush();
            assertThat(said(log, request))
                    .containsExactly("event=access-refused code=forbidden operation=askSaving request=%s times=1"
                            .formatted(request));
            log.isWithout(List.of(subject));
        }
    }

    @Test
    @DisplayName("because its subject asks too often is a line, however often that is")
    void tooMuch() {
        try (LogFile log = new LogFile(new HarmlessLines("text"))) {
            for (int i = 0; i < 8; i++) {
                named(Gateway.raw())
                        .header("Authorization", "Bearer " + Tokens.admin(subject))
                        .contentType("application/json")
                        .body("{\"roles\":[]}")
                        .post("/api/v1/imports")
                        .then()
                        .statusCode(i < 5 ? 200 : 429);
            }
            refusals.flush();
            List<String> said = said(log, request);
            assertThat(said).hasSizeBetween(1, 3);
            assertThat(said.stream()
                            .mapToInt(line -> Integer.parseInt(line.substring(line.indexOf("times=") + 6)))
                            .sum())
                    .isEqualTo(3);
            assertThat(said)
                    .allMatch(line -> line.startsWith(
                            "event=too-much-asked code=too-many-requests operation=- request=" + request));
            log.isWithout(List.of(subject, "127.0.0.1"));
            log.isWellFormed();
        }
    }

    @Test
    @DisplayName("a hundred thousand times makes few lines in which none is missing, the last of them at shutdown")
    void flood() throws Exception {
        RefusalLog own = new RefusalLog(new RefusalReports(progress, clock, new SimpleMeterRegistry()), clock);
        String flood = "flood-" + UUID.randomUUID();
        try (LogFile log = new LogFile(new HarmlessLines("text"))) {
            own.start(null);
            IntStream.range(0, 100_000)
                    .parallel()
                    .forEach(i -> own.answered(new Refused(ErrorCode.TOKEN_INVALID, flood)));
            own.stop(null);
            List<String> said = said(log, flood);
            assertThat(said).hasSizeBetween(1, 4);
            assertThat(said.stream()
                            .mapToInt(line -> Integer.parseInt(line.substring(line.indexOf("times=") + 6)))
                            .sum())
                    .isEqualTo(100_000);
        }
    }
}
