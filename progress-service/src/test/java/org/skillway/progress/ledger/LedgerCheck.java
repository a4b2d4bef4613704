package org.skillway.progress.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.skillway.progress.security.ActedAs;
import org.skillway.progress.web.Words;

/**
 * Holds ledgers, as they lie in the database, against what they promise: versions without gaps, entries chained by hash up
 * to the head, and standing what a rebuild from the entries gives.
 */
public final class LedgerCheck {

    private static final String ENTRIES = "select l.ledger_id, l.version as head, l.head_hash, e.* from learner l"
            + " join ledger_entry e using (learner_id) where learner_id = coalesce(?, learner_id)"
            + " order by learner_id, e.version";

    private static final String DIFFERENCES = """
            select * from (
                (select 'standing', s.* from standing s except all select 'standing', r.* from standing_of_ledger r)
                union all
                (select 'rebuilt', r.* from standing_of_ledger r except all select 'rebuilt', s.* from standing s)) different
            where learner_id = coalesce(?, learner_id) order by learner_id, version
            """;

    private static final String BROKEN_HEADS = """
            select l.learner_id from learner l where l.learner_id = coalesce(?, l.learner_id)
                and l.version <> (select count(*) from ledger_entry e where e.learner_id = l.learner_id)
            """;

    private LedgerCheck() {}

    /** Checks everybody's; returns how many entries there are. */
    public static long everybody(Connection database) throws SQLException {
        return check(database, null);
    }

    /** Checks one learner's; returns how many entries it has. */
    public static long of(Connection database, String learner) throws SQLException {
        return check(database, learner);
    }

    private static long check(Connection database, String learner) throws SQLException {
        assertThat(rows(database, BROKEN_HEADS, learner))
                .as("heads that are not at the last entry")
                .isEmpty();
        assertThat(rows(database, DIFFERENCES, learner))
                .as("what stands, and what a rebuild gives")
                .isEmpty();
        try (PreparedStatement query = database.prepareStatement(ENTRIES)) {
            query.setString(1, learner);
            ResultSet row = query.executeQuery();
            byte[] previous = null;
            long entries = 0;
            long version = 0;
            while (row.next()) {
                version = previous == null ? 1 : version + 1;
                assertThat(row.getLong("version")).as("gapless").isEqualTo(version);
                previous = previous == null
                        ? LedgerHash.first(row.getObject("ledger_id", UUID.class), entry(row))
                        : LedgerHash.next(previous, entry(row));
                assertThat(hex(row.getBytes("hash"))).as("chained").isEqualTo(hex(previous));
                if (version == row.getLong("head")) {
                    assertThat(hex(row.getBytes("head_hash"))).as("head").isEqualTo(hex(previous));
                    previous = null;
                }
                entries++;
            }
            assertThat(previous).as("a ledger without its end").isNull();
            return entries;
        }
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong("version"),
                row.getObject("entry_id", UUID.class),
                word(EntryKind.class, row.getString("kind")),
                row.getString("key"),
                word(EvidenceKind.class, row.getString("evidence")),
                row.getObject("actor_id", UUID.class),
                word(ActedAs.class, row.getString("acted_as")),
                row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getLong("catalog_revision"),
                row.getString("module_key"),
                row.getObject("module_version", Integer.class),
                row.getObject("person", UUID.class),
                word(EntryKind.class, row.getString("carries")),
                row.getString("origin"),
                word(Reason.class, row.getString("reason")),
                row.getString("details"),
                row.getArray("ends") == null
                        ? null
                        : List.of((Long[]) row.getArray("ends").getArray()));
    }

    private static <E extends Enum<E>> E word(Class<E> type, String word) {
        return word == null ? null : Words.parse(type, word);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static List<String> rows(Connection database, String sql, String learner) throws SQLException {
        try (PreparedStatement query = database.prepareStatement(sql)) {
            query.setString(1, learner);
            ResultSet row = query.executeQuery();
            List<String> found = new ArrayList<>();
            while (row.next()) {
                StringBuilder columns = new StringBuilder();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    columns.append(row.getString(i)).append(' ');
                }
                found.add(columns.toString());
            }
            return found;
        }
    }
}
