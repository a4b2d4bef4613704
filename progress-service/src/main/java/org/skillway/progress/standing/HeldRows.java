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
import org.skillway.progress.standing.StandingQuery.Column;
import org.skillway.progress.web.ProgressMoment;
import org.skillway.progress.web.Words;

/** Gathers what {@link StandingQuery} says of one learner, in whatever order the rows come. */
final class HeldRows {

    private static final Comparator<StandingRow> IN_ORDER = Comparator.comparing(StandingRow::kind)
            .thenComparing(StandingRow::key, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(StandingRow::happenedAt)
            .thenComparing(StandingRow::version);

    // By their places: to look up twenty names for each of fifty rows costs as much as to read them.
    private final int before;
    private final List<StandingRow> found = new ArrayList<>();
    private final List<StandingRow> recent = new ArrayList<>();
    private final Map<Long, String> subjects = new HashMap<>();
    private ProgressMoment moment = ProgressMoment.NOTHING;
    private long head;
    private Position catalog;
    private long merges;

    /** @param before how many columns come before those of {@link StandingQuery.Column} */
    HeldRows(int before) {
        this.before = before;
    }

    /** Takes the row at which the cursor stands. */
    void add(ResultSet rows) throws SQLException {
        String kind = rows.getString(at(Column.KIND));
        if (kind == null) {
            place(rows);
            return;
        }
        StandingRow row = row(Words.parse(EntryKind.class, kind), rows);
        (rows.getBoolean(at(Column.RECENT)) ? recent : found).add(row);
        String subject = rows.getString(at(Column.SUBJECT));
        if (subject != null) {
            subjects.put(row.version(), subject);
        }
    }

    /** The one row without a kind: where the ledger is, and the replica of the catalog. */
    private void place(ResultSet rows) throws SQLException {
        UUID ledger = rows.getObject(at(Column.LEDGER_ID), UUID.class);
        if (ledger != null) {
            moment = new ProgressMoment(ledger, rows.getLong(at(Column.AT_VERSION)));
        }
        head = rows.getLong(at(Column.HEAD));
        UUID epoch = rows.getObject(at(Column.EPOCH), UUID.class);
        catalog = epoch == null ? null : new Position(epoch, rows.getLong(at(Column.REVISION)));
        merges = rows.getLong(at(Column.MERGE_REVISION));
    }

    Held held() {
        found.sort(IN_ORDER);
        recent.sort(Comparator.comparing(StandingRow::version).reversed());
        return new Held(moment, head, catalog, merges, found, recent, subjects);
    }

    private StandingRow row(EntryKind kind, ResultSet row) throws SQLException {
        String evidence = row.getString(at(Column.EVIDENCE));
        return new StandingRow(
                row.getLong(at(Column.VERSION)),
                kind,
                row.getString(at(Column.KEY)),
                row.getString(at(Column.ORIGIN)),
                evidence == null ? null : Words.parse(EvidenceKind.class, evidence),
                row.getString(at(Column.MODULE_KEY)),
                row.getObject(at(Column.MODULE_VERSION), Integer.class),
                row.getObject(at(Column.PERSON), UUID.class),
                row.getObject(at(Column.ACTOR_ID), UUID.class),
                Words.parse(ActedAs.class, row.getString(at(Column.ACTED_AS))),
                instant(row, Column.HAPPENED_AT),
                instant(row, Column.RECORDED_AT),
                row.getLong(at(Column.CATALOG_REVISION)),
                row.getString(at(Column.DETAILS)));
    }

    private Instant instant(ResultSet row, Column column) throws SQLException {
        return row.getObject(at(column), OffsetDateTime.class).toInstant();
    }

    private int at(Column column) {
        return before + column.place();
    }
}
