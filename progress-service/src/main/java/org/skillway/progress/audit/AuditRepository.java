package org.skillway.progress.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.skillway.progress.security.LearnerAccess.Access;
import org.skillway.progress.web.Words;

/** Adds to the table {@code security_event}; nothing else can be done to it. */
@ApplicationScoped
class AuditRepository {

    private static final String REFUSED = """
            insert into security_event (event, code, operation, request_id, times, happened_at, actor_id)
            values (?, ?, ?, ?, ?, ?, (select actor_id from actor where subject = ?))
            """;

    private static final String REPORTED = """
            insert into security_event (event, code, operation, request_id, times, happened_at, report_id)
            values (?, ?, ?, ?, ?, clock_timestamp() - ? * interval '1 millisecond', ?)
            on conflict (report_id) where report_id is not null do nothing
            """;

    private static final String EXPORTED = "select audit_export(?, ?, ?, ?, ?)";

    private static final String IMPORTED = """
            insert into security_event (event, operation, request_id, acted_as, actor_id, about)
            select ?, ?, ?, i.acted_as, i.actor_id, i.id from completion_import i where i.id = ?
            """;

    private final DataSource database;

    AuditRepository(DataSource database) {
        this.database = database;
    }

    void refused(List<CountedRefusal> refusals) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(REFUSED)) {
            for (CountedRefusal counted : refusals) {
                Refusal refusal = counted.refusal();
                insert.setString(1, refusal.event().toString());
                insert.setString(2, refusal.code());
                insert.setString(3, refusal.operation());
                insert.setString(4, counted.requestId());
                insert.setLong(5, counted.times());
                insert.setTimestamp(6, Timestamp.from(counted.since()));
                // Who has no pseudonym does not get one for this; who was erased meanwhile has none.
                insert.setString(7, refusal.subject());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    void reported(List<RefusalReport.Item> refusals) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(REPORTED)) {
            for (RefusalReport.Item refusal : refusals) {
                insert.setString(1, refusal.event());
                insert.setString(2, refusal.code());
                insert.setString(3, refusal.operation());
                insert.setString(4, refusal.requestId());
                insert.setLong(5, refusal.times());
                insert.setLong(6, refusal.millisecondsAgo());
                insert.setObject(7, refusal.id());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    void exported(Access who, Origin origin) throws SQLException {
        execute(
                EXPORTED,
                who.learner(),
                who.subject(),
                Words.of(who.actedAs()),
                origin.operation(),
                origin.requestId());
    }

    void imported(UUID completions, Origin origin) throws SQLException {
        execute(
                IMPORTED,
                SecurityEvent.COMPLETIONS_IMPORTED.toString(),
                origin.operation(),
                origin.requestId(),
                completions);
    }

    private void execute(String sql, Object... arguments) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            statement.execute();
        }
    }
}
