package org.skillway.progress.live;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.skillway.progress.ledger.LedgersChanged;
import org.skillway.progress.support.Catalog;
import org.skillway.progress.support.Eventually;
import org.skillway.progress.support.Learner;
import org.skillway.progress.support.Owner;
import org.skillway.progress.support.SignalStream;
import org.skillway.testkit.Tokens;

@QuarkusTest
@DisplayName("Whoever follows what changes")
class SignalsTest {

    @Inject
    DataSource database;

    @Inject
    Event<LedgersChanged> changed;

    private final Learner learner = Learner.fresh();

    @BeforeEach
    void catalogIsKnown() {
        Learner.awaitRevision(2);
    }

    /** Ends a connection of the service's, as an operator or a network does. */
    private void kill(String name) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement kill =
                        connection.prepareStatement("select count(pg_terminate_backend(pid)) from pg_stat_activity"
                                + " where application_name = ? and datname = current_database()")) {
            kill.setString(1, name);
            try (ResultSet row = kill.executeQuery()) {
                row.next();
                assertThat(row.getLong(1)).isEqualTo(1);
            }
        }
    }

    @Nested
    @DisplayName("hears of")
    class Hears {

        @Test
        @DisplayName("a write, by the hash of the learner and not by the id; of one that changes nothing, no more")
        void write() {
            try (SignalStream stream = SignalStream.open()) {
                learner.completes("git").statusCode(201);
                stream.await(learner);
                assertThat(stream.names(learner)).isFalse();

                learner.completes("git").statusCode(200);
                Learner other = Learner.fresh();
                other.completes("git").statusCode(201);
                stream.await(other);
                assertThat(stream.about(learner)).isEqualTo(1);
            }
        }

        @Test
        @DisplayName("a revocation, a goal, an enrolment, a plan, a grant, a batch, a reset, and an erasure")
        void everyWrite() {
            learner.completes("git").statusCode(201);
            List<Runnable> writes = List.of(
                    () -> learner.deletes("/skills/git?reason=mistake").statusCode(204),
                    () -> learner.puts("/goals/developer", "{}").statusCode(201),
                    () -> learner.puts("/enrolments/basics", "{}").statusCode(201),
                    () -> learner.puts(
                                    "/plans/plan",
                                    "{\"question\":{},\"catalogRevision\":0,\"progressVersion\":0,\"status\":\"optimal\","
                                            + "\"modules\":[]}")
                            .statusCode(201),
                    () -> learner.puts("/grants/nino", "{}").statusCode(201),
                    () -> learner.asking()
                            .contentType("application/json")
                            .body("{\"items\":[{\"skill\":\"git\",\"state\":\"completed\"},"
                                    + "{\"skill\":\"python\",\"state\":\"completed\"}]}")
                            .post("/api/v1/learners/me/records")
                            .then()
                            .statusCode(200),
                    () -> learner.deletes("").statusCode(204));
            try (SignalStream stream = SignalStream.open()) {
                for (int i = 0; i < writes.size(); i++) {
                    long before = stream.about(learner);
                    writes.get(i).run();
                    stream.await(learner, before);
                }
            }
        }

        @Test
        @DisplayName("what a merge carries along")
        void carried() {
            String skill = Learner.knownSkill();
            learner.completes(skill).statusCode(201);
            try (SignalStream stream = SignalStream.open()) {
                Catalog.merge(skill, "git");
                stream.await(learner);
            }
        }

        @Test
        @DisplayName("an import, as one about anybody")
        void imported() {
            try (SignalStream stream = SignalStream.open()) {
                long before = stream.aboutAnybody();
                Learner.as(Tokens.service("completions:import"))
                        .contentType("application/x-ndjson")
                        .body("{\"learner\":\"%s\",\"skill\":\"git\",\"happenedAt\":\"2026-05-01T10:00:00Z\"}\n"
                                .formatted(learner.subject())
                                .getBytes(StandardCharsets.UTF_8))
                        .post("/api/v1/completion-imports")
                        .then()
                        .statusCode(202);
                stream.awaitAnybody(before);
            }
        }

        @Test
        @DisplayName("what another process writes")
        void elsewhere() throws SQLException {
            try (SignalStream stream = SignalStream.open();
                    Connection other = Owner.connect();
                    Statement statement = other.createStatement()) {
                statement.execute("notify ledgers, '" + SignalStream.hash(learner) + "'");
                stream.await(learner);
            }
        }

        @Test
        @DisplayName("nothing for a while: then a beat")
        void beat() {
            try (SignalStream stream = SignalStream.open()) {
                Eventually.until("a beat", stream::hasBeats);
            }
        }
    }

    @Nested
    @DisplayName("is signalled to")
    class Signals {

        /** What PostgreSQL has delivered to a connection that listens, until there is one that names the learner. */
        private List<PGNotification> until(Connection listening, Learner last) throws SQLException {
            List<PGNotification> heard = new ArrayList<>();
            String hash = SignalStream.hash(last);
            PGConnection postgres = listening.unwrap(PGConnection.class);
            while (heard.stream().noneMatch(signal -> signal.getParameter().contains(hash))) {
                PGNotification[] some = postgres.getNotifications(10_000);
                assertThat(some).as("signals").isNotEmpty();
                heard.addAll(List.of(some));
            }
            return heard;
        }

        private Connection listening() throws SQLException {
            Connection connection = Owner.connect();
            try (Statement statement = connection.createStatement()) {
                statement.execute("listen ledgers");
            }
            return connection;
        }

        @Test
        @DisplayName("once for all learners of a commit")
        void once() throws SQLException {
            Set<String> learners = new HashSet<>(IntStream.range(0, 64)
                    .mapToObj(i -> Learner.fresh().subject())
                    .toList());
            learners.add(learner.subject());
            try (Connection listening = listening()) {
                changed.fire(new LedgersChanged(learners));

                List<PGNotification> heard = until(listening, learner);
                assertThat(heard.get(heard.size() - 1).getParameter().split(",", -1))
                        .hasSizeGreaterThanOrEqualTo(65);
            }
        }

        @Test
        @DisplayName("by a connection that writes no ledger")
        void ownTransaction() throws SQLException {
            try (Connection listening = listening();
                    Connection service = database.getConnection();
                    PreparedStatement who =
                            service.prepareStatement("select application_name from pg_stat_activity where pid = ?")) {
                learner.completes("git").statusCode(201);
                learner.asking()
                        .contentType("application/json")
                        .header("Idempotency-Key", UUID.randomUUID())
                        .body("{\"items\":[{\"skill\":\"python\",\"state\":\"completed\"}]}")
                        .post("/api/v1/learners/me/records")
                        .then()
                        .statusCode(200);
                Learner last = Learner.fresh();
                last.completes("git").statusCode(201);

                for (PGNotification signal : until(listening, last)) {
                    who.setInt(1, signal.getPID());
                    try (ResultSet row = who.executeQuery()) {
                        assertThat(row.next()).isTrue();
                        assertThat(row.getString(1)).isEqualTo(SignalSender.CONNECTION);
                    }
                }
            }
        }

        @Test
        @DisplayName("after the commit, and of what is rolled back never")
        void afterCommit() throws SQLException {
            Learner never = Learner.fresh();
            Learner meanwhile = Learner.fresh();
            try (Connection listening = listening()) {
                QuarkusTransaction.begin();
                changed.fire(new LedgersChanged(Set.of(never.subject())));
                QuarkusTransaction.rollback();
                QuarkusTransaction.begin();
                changed.fire(new LedgersChanged(Set.of(learner.subject())));
                QuarkusTransaction.suspendingExisting()
                        .run(() -> changed.fire(new LedgersChanged(Set.of(meanwhile.subject()))));
                List<PGNotification> before = until(listening, meanwhile);
                assertThat(before)
                        .noneMatch(signal -> signal.getParameter().contains(SignalStream.hash(learner)))
                        .noneMatch(signal -> signal.getParameter().contains(SignalStream.hash(never)));
                QuarkusTransaction.commit();

                assertThat(until(listening, learner))
                        .noneMatch(signal -> signal.getParameter().contains(SignalStream.hash(never)));
            }
        }
    }

    @Nested
    @DisplayName("goes on")
    class GoesOn {

        @Test
        @DisplayName("after the connection that listens was killed, and is told that something may be missing")
        void listenerKilled() throws SQLException {
            try (SignalStream stream = SignalStream.open()) {
                long before = stream.aboutAnybody();
                kill(SignalListener.CONNECTION);
                stream.awaitAnybody(before);

                learner.completes("git").statusCode(201);
                stream.await(learner);
            }
        }

        @Test
        @DisplayName("after the connection that signals was killed; no write fails, and what was lost is made good")
        void senderKilled() throws SQLException {
            try (SignalStream stream = SignalStream.open()) {
                long before = stream.aboutAnybody();
                kill(SignalSender.CONNECTION);
                learner.completes("git").statusCode(201);
                stream.awaitAnybody(before);

                learner.completes("python").statusCode(201);
                stream.await(learner);
            }
        }
    }

    @Nested
    @DisplayName("asks for versions")
    class Versions {

        private ValidatableResponse ask(String body) {
            return Learner.as(Tokens.service("progress:follow"))
                    .contentType("application/json")
                    .body(body)
                    .post("/internal/v1/versions")
                    .then();
        }

        @Test
        @DisplayName("of many at once, and gets 0 of no ledger for those who have recorded nothing")
        void many() {
            learner.completes("git").statusCode(201);
            learner.completes("python").statusCode(201);
            Learner nobody = Learner.fresh();

            ask("{\"learners\":[\"%s\",\"%s\"]}".formatted(nobody.subject(), learner.subject()))
                    .statusCode(200)
                    .body("items.learner", equalTo(List.of(nobody.subject(), learner.subject())))
                    .body("items.version", equalTo(List.of(0, 2)))
                    .body("items[0].containsKey('ledgerId')", equalTo(false))
                    .body("items[1].ledgerId.length()", equalTo(36));
            learner.asking()
                    .get("/internal/v1/learners/me/version")
                    .then()
                    .statusCode(200)
                    .body("learner", equalTo(learner.subject()))
                    .body("version", equalTo(2));
        }

        @Test
        @DisplayName("of nobody, of more than a thousand, and of what is no learner: 400")
        void wrong() {
            ask("{}").statusCode(400);
            ask("{\"learners\":[]}").statusCode(400);
            ask("{\"learners\":[\"\"]}").statusCode(400);
            ask("{\"learners\":[null]}").statusCode(400);
            ask("{\"learners\":["
                            + String.join(
                                    ",",
                                    IntStream.range(0, 1_001)
                                            .mapToObj(i -> "\"l" + i + "\"")
                                            .toList())
                            + "]}")
                    .statusCode(400);
        }

        @Test
        @DisplayName("or for signals without the scope progress:follow: 403, without a token: 401")
        void scope() {
            for (String token : List.of(
                    Tokens.service("catalog:follow"),
                    Tokens.learner(learner.subject()),
                    Tokens.instructor("nino"),
                    Tokens.admin("root"))) {
                Learner.as(token).get("/internal/v1/signals").then().statusCode(403);
                Learner.as(token)
                        .contentType("application/json")
                        .body("{\"learners\":[\"a\"]}")
                        .post("/internal/v1/versions")
                        .then()
                        .statusCode(403);
            }
            given().get("/internal/v1/signals").then().statusCode(401);
            given().contentType("application/json")
                    .body("{\"learners\":[\"a\"]}")
                    .post("/internal/v1/versions")
                    .then()
                    .statusCode(401);
        }
    }
}
