package org.skillway.progress.standing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
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

    // What is about skills is one list, whatever is said of them.
    private static final Comparator<StandingRow> IN_ORDER = Comparator.comparing(
                    (StandingRow row) -> row.kind().isAboutSkill() ? EntryKind.STARTED : row.kind())
            .thenComparing(StandingRow::key, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(StandingRow::happenedAt)
            .thenComparing(StandingRow::version);

    // By their places: to look up twenty names for each of fifty rows costs as much as to read them.
    private final int before;
    private final boolean saysFrom;
    private final List<StandingRow> found = new ArrayList<>();
    private final List<StandingRow> recent = new ArrayList<>();
    private final Map<Long, String> subjects = new HashMap<>();
    private ProgressMoment moment = ProgressMoment.NOTHING;
    private long head;
    private Position catalog;
    private long merges;
    private boolean changed = true;
    private ReadFrom from;
    private StandingRow last;

    /**
     * @param before how many columns come before those of {@link StandingQuery.Column}
     * @param saysFrom whether the head comes with what rows are read from, and whether that has changed
     */
    HeldRows(int before, boolean saysFrom) {
        this.before = before;
        this.saysFrom = saysFrom;
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
        if (saysFrom) {
            from(rows);
        }
    }

    private void from(ResultSet rows) throws SQLException {
        changed = rows.getBoolean(at(Column.CHANGED));
        byte[] hash = rows.getBytes(at(Column.HEAD_HASH));
        if (hash != null && catalog != null) {
            from = new ReadFrom(
                    hash, rows.getObject(at(Column.TOUCHED_AT), OffsetDateTime.class), catalog.epoch(), merges);
        }
    }

    /** Whether something else stands than what was known when it was asked. */
    boolean changed() {
        return changed;
    }

    /** From what these rows were read; null where there is no entry that they could follow from. */
    ReadFrom from() {
        return from;
    }

    Held held() {
        found.sort(IN_ORDER);
        recent.sort(Comparator.comparing(StandingRow::version).reversed());
        return held(Collections.unmodifiableList(found));
    }

    /** The same place, with rows that are known to stand there. */
    Held held(List<StandingRow> known) {
        return new Held(moment, head, catalog, merges, known, recent, subjects);
    }

    private StandingRow row(EntryKind kind, ResultSet row) throws SQLException {
        String evidence = row.getString(at(Column.EVIDENCE));
        String key = row.getString(at(Column.KEY));
        last = new StandingRow(
                row.getLong(at(Column.VERSION)),
                kind,
                key,
                same(key, row.getString(at(Column.ORIGIN))),
                evidence == null ? null : Words.parse(EvidenceKind.class, evidence),
                row.getString(at(Column.MODULE_KEY)),
                row.getObject(at(Column.MODULE_VERSION), Integer.class),
                row.getObject(at(Column.PERSON), UUID.class),
                same(last == null ? null : last.actor(), row.getObject(at(Column.ACTOR_ID), UUID.class)),
                Words.parse(ActedAs.class, row.getString(at(Column.ACTED_AS))),
                instant(row, Column.HAPPENED_AT),
                instant(row, Column.RECORDED_AT),
                row.getLong(at(Column.CATALOG_REVISION)),
                row.getString(at(Column.DETAILS)));
        return last;
    }

    /** Of two that are equal the first: rows are kept, and most name one skill twice and one person all along. */
    private static <T> T same(T one, T other) {
        return other != null && other.equals(one) ? one : other;
    }

    private Instant instant(ResultSet row, Column column) throws SQLException {
        return row.getObject(at(column), OffsetDateTime.class).toInstant();
    }

    private int at(Column column) {
        return before + column.place();
    }
}
