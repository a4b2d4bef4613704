package org.skillway.progress.standing;

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
import org.skillway.progress.ledger.EntryKind;
import org.skillway.progress.ledger.EvidenceKind;
import org.skillway.progress.ledger.StandingRow;
import org.skillway.progress.replica.Position;
import org.skillway.progress.security.ActedAs;
import org.skillway.progress.web.ProgressMoment;
import org.skillway.progress.web.Words;

/** Gathers what {@link StandingQuery} says of one learner, in whatever order the rows come. */
final class HeldRows {

    private static final Comparator<StandingRow> IN_ORDER = Comparator.comparing(StandingRow::kind)
            .thenComparing(StandingRow::key, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(StandingRow::happenedAt)
            .thenComparing(StandingRow::version);

    private final List<StandingRow> found = new ArrayList<>();
    private final List<StandingRow> recent = new ArrayList<>();
    private final Map<Long, String> subjects = new HashMap<>();
    private ProgressMoment moment = ProgressMoment.NOTHING;
    private long head;
    private Position catalog;
    private long merges;

    /** Takes the row at which the cursor stands. */
    void add(ResultSet rows) throws SQLException {
        if (rows.getString("kind") == null) {
            place(rows);
            return;
        }
        StandingRow row = row(rows);
        (rows.getBoolean("recent") ? recent : found).add(row);
        String subject = rows.getString("subject");
        if (subject != null) {
            subjects.put(row.version(), subject);
        }
    }

    /** The one row without a kind: where the ledger is, and the replica of the catalog. */
    private void place(ResultSet rows) throws SQLException {
        UUID ledger = rows.getObject("ledger_id", UUID.class);
        if (ledger != null) {
            moment = new ProgressMoment(ledger, rows.getLong("at_version"));
        }
        head = rows.getLong("head");
        UUID epoch = rows.getObject("epoch", UUID.class);
        catalog = epoch == null ? null : new Position(epoch, rows.getLong("revision"));
        merges = rows.getLong("merge_revision");
    }

    Held held() {
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
