package org.skillway.progress.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.skillway.progress.error.ErrorCode;
import org.skillway.progress.security.LearnerAccess;
import org.skillway.testkit.LogFile;

@QuarkusTest
@DisplayName("Refusals")
class RefusalLogTest {

    @Inject
    AuditService audit;

    @Inject
    LearnerAccess access;

    @Inject
    Event<Noted> noted;

    @Inject
    DataSource database;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Origin origin = new Origin("getGoal", "request-" + UUID.randomUUID());

    private RefusalLog log(AuditService service) {
        return new RefusalLog(service, access, noted, Clock.systemUTC(), meters);
    }

    /** Rows, and how often they say that it happened. */
    private String rows(String where) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select count(*) || ' ' || coalesce(sum(times), 0) from security_event where " + where)) {
            row.next();
            return row.getString(1);
        }
    }

    private double lost() {
        return meters.counter("skillway.security-events.lost").count();
    }

    @Test
    @DisplayName("that were counted are written when the service is told to stop")
    void stops() throws Exception {
        RefusalLog log = log(audit);
        log.count(ErrorCode.NOT_YOUR_LEARNER, origin, "ana");
        log.count(ErrorCode.NOT_YOUR_LEARNER, origin, "ana");
        log.count(ErrorCode.TOKEN_EXPIRED, origin, null);
        log.count(ErrorCode.NO_RECORD, origin, "ana");
        log.stop(null);
        assertThat(rows("request_id = '" + origin.requestId() + "'")).isEqualTo("2 3");
        assertThat(lost()).isZero();
    }

    @Test
    @DisplayName("a hundred thousand of them, of as many people, make few rows in which none is missing")
    void flood() throws Exception {
        RefusalLog log = log(audit);
        String flood = "flood" + UUID.randomUUID().toString().replaceAll("[^a-z]", "");
        String ofFlood = "request_id like '" + flood + "-%'";
        log.start(null);
        IntStream.range(0, 100_000)
                .parallel()
                .forEach(i -> log.count(
                        i % 2 == 0 ? ErrorCode.FORBIDDEN : ErrorCode.TOKEN_INVALID,
                        new Origin("getGoal", flood + "-" + i),
                        "subject-" + i));
        log.stop(null);
        String[] rows = rows(ofFlood).split(" ", -1);
        assertThat(Integer.parseInt(rows[0])).isBetween(RefusalCounts.MOST, 4 * (RefusalCounts.MOST + 2));
        assertThat(rows[1]).isEqualTo("100000");
    }

    @Test
    @DisplayName("that cannot be written are said in the log and counted as lost, and not tried for ever")
    void databaseIsDown() throws Exception {
        PGSimpleDataSource nobody = new PGSimpleDataSource();
        nobody.setUrl("jdbc:postgresql://localhost:1/nothing");
        RefusalLog log = log(new AuditService(new AuditRepository(nobody), noted));
        log.count(ErrorCode.FORBIDDEN, origin, "subject-of-nobody");
        log.count(ErrorCode.FORBIDDEN, origin, "subject-of-nobody");
        try (LogFile file = new LogFile(new HarmlessLines("text"))) {
            IntStream.range(0, 9).forEach(i -> log.flush());
            assertThat(lost()).isZero();
            log.flush();
            assertThat(lost()).isEqualTo(2);
            log.flush();
            log.stop(null);
            assertThat(lost()).isEqualTo(2);
            assertThat(file.lines())
                    .anyMatch(line -> line.contains("2 refusals are not in the audit log: GenericJDBCException"))
                    .anyMatch(line -> line.endsWith("event=access-refused code=forbidden operation=getGoal request="
                            + origin.requestId() + " times=2"));
            file.isWithout(List.of("subject-of-nobody"));
        }
        assertThat(rows("request_id = '" + origin.requestId() + "'")).isEqualTo("0 0");
    }
}
