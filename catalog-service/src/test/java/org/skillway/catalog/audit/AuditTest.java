package org.skillway.catalog.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.skillway.catalog.Samples;
import org.skillway.catalog.StoredRows;
import org.skillway.catalog.authoring.Author;
import org.skillway.catalog.error.ErrorCode;
import org.skillway.catalog.error.Refused;
import org.skillway.testkit.LogFile;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("The audit log")
class AuditTest {

    @Inject
    AgroalDataSource database;

    @Inject
    RefusalLog refusals;

    @Inject
    AuditService audit;

    @Inject
    Event<Noted> told;

    private final String request = "request-" + UUID.randomUUID();
    private final Author admin = Author.admin();
    private String module;

    @BeforeEach
    void published() {
        // Other tests may have refused so many things in this minute that no more are told apart.
        refusals.flush();
        module = admin.module("nino", "audited", admin.skill("audited"));
    }

    private RequestSpecification named(RequestSpecification asking) {
        return asking.header("X-Request-Id", request);
    }

    private List<String> noted() {
        return StoredRows.of(
                        database,
                        "select event, operation, code, about, (select actor from catalog_change c where c.revision = s.revision),"
                                + " times || 'x' from security_event s where request_id = ? order by event_id",
                        request)
                .stream()
                .map(row -> Arrays.stream(row)
                        .filter(Objects::nonNull)
                        .map(Object::toString)
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    /** The same with what is counted still. */
    private List<String> notedWithRefusals() {
        refusals.flush();
        return noted();
    }

    private Response patch(String token, String path, String etag, String body) {
        return named(new Author(token).with())
                .header("If-Match", etag)
                .contentType("application/merge-patch+json")
                .body(body)
                .patch("/api/v1" + path);
    }

    @Nested
    @DisplayName("of owners")
    class Owners {

        private String draft() {
            return "/modules/" + module + "/draft";
        }

        @Test
        @DisplayName("has the draft that names another one, and the change that makes it so, with who made it")
        void handedOver() {
            String nino = Tokens.instructor("nino");
            Response begun = patch(nino, draft(), admin.etag("/modules/" + module), "{\"owners\":[\"nino\",\"gia\"]}");
            begun.then().statusCode(200);
            Response again = patch(nino, draft(), begun.header("ETag"), "{\"owners\":[\"gia\"]}");
            again.then().statusCode(200);
            named(new Author(nino).with())
                    .header("If-Match", again.header("ETag"))
                    .post("/api/v1/modules/" + module + "/publish")
                    .then()
                    .statusCode(200);
            assertThat(noted())
                    .satisfiesExactly(
                            row -> assertThat(row).matches("owners-changed [a-zA-Z]+ module/" + module + " 1x"),
                            row -> assertThat(row).matches("owners-changed [a-zA-Z]+ module/" + module + " nino 1x"));
        }

        @Test
        @DisplayName("has nothing where they stay the same, and nothing of what was refused")
        void same() {
            String nino = Tokens.instructor("nino");
            patch(nino, draft(), "\"9.00000000.9\"", "{\"owners\":[\"gia\"]}")
                    .then()
                    .statusCode(412);
            Response begun = patch(nino, draft(), admin.etag("/modules/" + module), "{\"minutes\":7}");
            begun.then().statusCode(200);
            named(new Author(nino).with())
                    .header("If-Match", begun.header("ETag"))
                    .post("/api/v1/modules/" + module + "/publish")
                    .then()
                    .statusCode(200);
            assertThat(noted()).isEmpty();
        }
    }

    @Nested
    @DisplayName("of redactions")
    class Redactions {

        private Response redact(String words) {
            return named(admin.with())
                    .contentType(ContentType.JSON)
                    .body(Map.of("kind", "module", "key", module, "words", words, "reason", "It is a name"))
                    .post("/api/v1/redactions");
        }

        @Test
        @DisplayName("has each with what it is about, and no word of what was taken out")
        void redacted() {
            redact("Lesson").then().statusCode(201);
            assertThat(noted())
                    .hasSize(1)
                    .first()
                    .asString()
                    .matches("text-redacted [a-zA-Z]+ module/" + module + " .+ 1x");
            assertThat(noted().get(0)).doesNotContain("Lesson");
        }

        @Test
        @DisplayName("has none that found nothing to take out")
        void nothing() {
            redact("never said by anybody").then().statusCode(400);
            assertThat(noted()).isEmpty();
        }
    }

    @Nested
    @DisplayName("of refusals")
    class Refusals {

        @Test
        @DisplayName("has that somebody may not, and nobody's name")
        void forbidden() {
            refusals.flush();
            named(Author.instructor("nino").with())
                    .contentType(ContentType.JSON)
                    .body(Samples.skill(Samples.freshKey("x")))
                    .post("/api/v1/skills")
                    .then()
                    .statusCode(403);
            named(Author.instructor("gia").with())
                    .header("If-Match", "*")
                    .contentType("application/merge-patch+json")
                    .body("{}")
                    .patch("/api/v1/modules/" + module + "/draft")
                    .then()
                    .statusCode(403);
            assertThat(notedWithRefusals())
                    .hasSize(2)
                    .allMatch(row -> row.matches("access-refused [a-zA-Z]+ forbidden 1x"));
        }

        @ParameterizedTest
        @CsvSource({"missing, token-missing", "expired, token-expired", "foreign, token-invalid"})
        @DisplayName("has tokens that do not count, also where none is needed")
        void tokens(String fault, String code) {
            refusals.flush();
            switch (fault) {
                case "expired" ->
                    named(new Author(Tokens.expired("nino")).with())
                            .get("/api/v1/roles")
                            .then()
                            .statusCode(401);
                case "foreign" ->
                    named(new Author(Tokens.foreignKey("nino")).with())
                            .get("/api/v1/roles")
                            .then()
                            .statusCode(401);
                default ->
                    named(RestAssured.given()).get("/api/v1/drafts").then().statusCode(401);
            }
            assertThat(notedWithRefusals())
                    .hasSize(1)
                    .allMatch(row -> row.matches("token-refused ([a-zA-Z]+ )?" + code + " 1x"));
        }

        @Test
        @DisplayName(
                "a hundred thousand at once are few rows in which none is missing, written at the latest at the end")
        void flood() throws Exception {
            RefusalLog log = new RefusalLog(audit, told, Clock.systemUTC(), new SimpleMeterRegistry());
            refusals.flush();
            long before = times();
            log.start(null);
            IntStream.range(0, 100_000).parallel().forEach(i -> log.answered(new Refused(ErrorCode.TOKEN_INVALID)));
            log.stop(null);
            assertThat(times() - before).isEqualTo(100_000);
            assertThat(StoredRows.number(
                            database,
                            "select count(*) from security_event where code = 'token-invalid' and operation is null"))
                    .isBetween(1L, 4L);
        }

        private long times() {
            return StoredRows.number(
                    database,
                    "select coalesce(sum(times), 0) from security_event where code = 'token-invalid' and operation is null");
        }
    }

    @Nested
    @DisplayName("is only ever added to")
    class AddedTo {

        private void execute(String sql) throws SQLException {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        private void insert(int daysAgo) throws SQLException {
            execute(
                    "insert into security_event (event, request_id, happened_at, times) values ('access-refused', '%s', now() - interval '%d days', %d)"
                            .formatted(request, daysAgo, daysAgo));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "update security_event set times = 7",
                    "delete from security_event",
                    "truncate security_event",
                    "truncate security_event cascade"
                })
        @DisplayName("until what stands in it is 90 days old")
        void refused(String sql) throws SQLException {
            insert(89);
            assertThatThrownBy(() -> execute(sql)).hasMessageContaining("A security event stays as it is");
            assertThat(noted()).containsExactly("access-refused 89x");
        }

        @Test
        @DisplayName("from when on it may be removed")
        void old() throws SQLException {
            insert(89);
            insert(91);
            assertThatThrownBy(() -> execute("update security_event set times = 7 where times = 91"))
                    .hasMessageContaining("A security event stays as it is");
            execute("delete from security_event where happened_at < now() - interval '90 days'");
            assertThat(noted()).containsExactly("access-refused 89x");
        }
    }

    @Test
    @DisplayName("has a line in the log for each event, which names nobody")
    void lines() {
        try (LogFile log = new LogFile(new HarmlessLines("text"))) {
            refusals.flush();
            named(Author.instructor("nino-of-lines").with())
                    .contentType(ContentType.JSON)
                    .body(Samples.skill(Samples.freshKey("x")))
                    .post("/api/v1/skills")
                    .then()
                    .statusCode(403);
            refusals.flush();
            named(admin.with())
                    .contentType(ContentType.JSON)
                    .body(Map.of("kind", "module", "key", module, "words", "Lesson", "reason", "It is a name"))
                    .post("/api/v1/redactions")
                    .then()
                    .statusCode(201);
            assertThat(log.lines().stream().filter(line -> line.contains(request)))
                    .satisfiesExactly(
                            line -> assertThat(line)
                                    .matches(".*event=access-refused code=forbidden operation=[a-zA-Z]+ request="
                                            + request + " times=1"),
                            line -> assertThat(line)
                                    .matches(".*event=text-redacted code=- operation=[a-zA-Z]+ request=" + request
                                            + " times=1"));
            log.isWithout(List.of("nino-of-lines", "Lesson", module));
            log.isWellFormed();
        }
    }
}
