package org.skillway.progress.standing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.skillway.progress.ledger.EntryKind;
import org.skillway.progress.ledger.EvidenceKind;
import org.skillway.progress.ledger.Point;
import org.skillway.progress.ledger.StandingRow;
import org.skillway.progress.replica.Position;
import org.skillway.progress.security.ActedAs;
import org.skillway.progress.web.ProgressMoment;
import org.skillway.progress.web.Words;

/**
 * Reads what stands for one learner. Each answer is one statement, hence one snapshot: head, rows, merges and position of
 * the replica belong together whatever is being written. JDBC at first hand: this is what is read most.
 */
@ApplicationScoped
class StandingRepository {

    private static final Comparator<StandingRow> IN_ORDER = Comparator.comparing(StandingRow::kind)
            .thenComparing(StandingRow::key, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(StandingRow::happenedAt)
            .thenComparing(StandingRow::version);

    private final DataSource database;

    StandingRepository(DataSource database) {
        this.database = database;
    }

    Held read(String learner, Point point, Extent extent) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = StandingQuery.prepare(connection, learner, point, extent);
                ResultSet rows = query.executeQuery()) {
            return held(rows);
        }
    }

    private static Held held(ResultSet rows) throws SQLException {
        rows.next();
        UUID ledger = rows.getObject("ledger_id", UUID.class);
        ProgressMoment moment =
                ledger == null ? ProgressMoment.NOTHING : new ProgressMoment(ledger, rows.getLong("at_version"));
        long head = rows.getLong("head");
        UUID epoch = rows.getObject("epoch", UUID.class);
        Position catalog = epoch == null ? null : new Position(epoch, rows.getLong("revision"));
        long merges = rows.getLong("merge_revision");
        List<StandingRow> found = new ArrayList<>();
        List<StandingRow> recent = new ArrayList<>();
        Map<Long, String> subjects = new HashMap<>();
        while (rows.next()) {
            StandingRow row = row(rows);
            (rows.getBoolean("recent") ? recent : found).add(row);
            String subject = rows.getString("subject");
            if (subject != null) {
                subjects.put(row.version(), subject);
            }
        }
        found.sort(IN_ORDER);
        recent.sort(Comparator.comparing(StandingRow::version).reversed());
        return new Held(moment, head, catalog, merges, found, recent, subjects);
    }

    private static StandingRow row(ResultSet row) throws SQLException {
        String evidence = row.getString("evidence");
        return new StandingRow(
                row.getLong("version"),
                Words.parse(EntryKind.class, row.getString("kind")),
                row.getString("key"),
                row.getString("origin"),
                evidence == null ? null : Words.parse(EvidenceKind.class, evidence),
                row.getString("module_key"),
                row.getObject("module_version", Integer.class),
                row.getObject("person", UUID.class),
                row.getObject("actor_id", UUID.class),
                Words.parse(ActedAs.class, row.getString("acted_as")),
                instant(row, "happened_at"),
                instant(row, "recorded_at"),
                row.getLong("catalog_revision"),
                row.getString("details"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
