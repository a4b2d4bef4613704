package org.skillway.catalog.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Rows of {@code entity_state} as states. */
final class StateRows {

    private static final List<String> COLUMNS =
            List.of("kind", "key", "from_revision", "version", "status", "merged_into", "document", "stale");

    private StateRows() {}

    /** What is selected of a table of this name, for {@link #read}. */
    static String columns(String table) {
        return table + "." + String.join(", " + table + ".", COLUMNS);
    }

    /** @return null where an outer join found no row */
    static State read(ResultSet row, int first) throws SQLException {
        String kind = row.getString(first);
        return kind == null
                ? null
                : new State(
                        Kind.ofWire(kind),
                        row.getString(first + 1),
                        row.getLong(first + 2),
                        row.getInt(first + 3),
                        Status.ofWire(row.getString(first + 4)),
                        row.getString(first + 5),
                        row.getString(first + 6),
                        List.of((String[]) row.getArray(first + 7).getArray()));
    }

    static State read(ResultSet row) throws SQLException {
        return read(row, 1);
    }

    /** How many columns one state takes. */
    static int width() {
        return COLUMNS.size();
    }
}
