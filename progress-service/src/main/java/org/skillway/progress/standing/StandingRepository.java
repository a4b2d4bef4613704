package org.skillway.progress.standing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
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
 * the replica belong together whatever is being written. It names the learner in every table, so that PostgreSQL looks into
 * one partition of each. JDBC at first hand: this is what is read most.
 */
@ApplicationScoped
class StandingRepository {

    // The outer row is always there, so that a learner without a ledger is an answer too.
    private static final String SELECT = """
            select l.ledger_id, l.version as head, at.version as at_version, p.epoch, p.revision, p.merge_revision,
                s.version, s.kind, coalesce(m.survivor, s.origin) as key, s.origin, s.evidence, s.module_key,
                s.module_version, s.person, s.actor_id, s.acted_as, s.happened_at, s.recorded_at, s.catalog_revision,
                s.details
            from (select 1) always
            left join catalog_position p on true
            left join learner l on l.learner_id = ?
            left join lateral (%s) at on true
            left join standing s on s.learner_id = l.learner_id and s.learner_id = ? and %s
            left join catalog_merge m on m.key = s.origin and s.kind in ('started', 'claimed', 'completed')
            order by s.kind, coalesce(m.survivor, s.origin), s.happened_at, s.version
            """;

    private static final String AT_VERSION =
            "s.version <= at.version and (s.ended_version is null or s.ended_version > at.version)";

    private static final String NOW = SELECT.formatted("select l.version", "s.ended_version is null");
    private static final String VERSION = SELECT.formatted("select cast(? as bigint) as version", AT_VERSION);
    // Recorded times only grow along a ledger, so what was known at a time is its beginning.
    private static final String AS_OF = SELECT.formatted("""
            select coalesce(max(e.version), 0) as version from ledger_entry e
            where e.learner_id = l.learner_id and e.recorded_at <= ?""", AT_VERSION);

    private final DataSource database;

    StandingRepository(DataSource database) {
        this.database = database;
    }

    Held read(String learner, Point point) throws SQLException {
        String sql = point.version() != null ? VERSION : point.asOf() != null ? AS_OF : NOW;
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            int next = 1;
            query.setString(next++, learner);
            if (point.version() != null) {
                query.setLong(next++, point.version());
            } else if (point.asOf() != null) {
                query.setTimestamp(next++, Timestamp.from(point.asOf()));
            }
            query.setString(next, learner);
            try (ResultSet rows = query.executeQuery()) {
                return held(rows);
            }
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
        do {
            if (rows.getString("kind") != null) {
                found.add(row(rows));
            }
        } while (rows.next());
        return new Held(moment, head, catalog, merges, found);
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
