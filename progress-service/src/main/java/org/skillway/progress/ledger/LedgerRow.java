package org.skillway.progress.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.skillway.progress.security.ActedAs;
import org.skillway.progress.web.Words;

/**
 * A row of {@code ledger_entry} where whole ledgers are read, which no entity manager is to keep.
 *
 * @param hash in hexadecimal digits
 */
public record LedgerRow(Entry entry, String hash) {

    /** @throws IllegalArgumentException when it is no entry that could have been written */
    public static LedgerRow of(ResultSet row) throws SQLException {
        Entry entry = new Entry(
                row.getLong("version"),
                row.getObject("entry_id", UUID.class),
                Words.parse(EntryKind.class, row.getString("kind")),
                row.getString("key"),
                word(EvidenceKind.class, row.getString("evidence")),
                row.getObject("actor_id", UUID.class),
                Words.parse(ActedAs.class, row.getString("acted_as")),
                instant(row, "happened_at"),
                instant(row, "recorded_at"),
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
        return new LedgerRow(entry, HexFormat.of().formatHex(row.getBytes("hash")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static <E extends Enum<E>> E word(Class<E> type, String word) {
        return word == null ? null : Words.parse(type, word);
    }
}
