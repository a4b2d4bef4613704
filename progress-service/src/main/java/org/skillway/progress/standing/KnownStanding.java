package org.skillway.progress.standing;

import java.util.List;
import java.util.Objects;
import org.skillway.progress.ledger.StandingRow;

/**
 * Rows that stand, in their order, and from what they were read.
 *
 * @param rows null where they were read once only, and are not kept
 */
record KnownStanding(ReadFrom from, List<StandingRow> rows) {

    // Of a 64-bit JVM with compressed pointers: this, the hash and the time; a row with its two times and its place in
    // the
    // list; a string with its array, and an id.
    private static final int OF_STANDING = 280;
    private static final int OF_ROW = 136;
    private static final int OF_STRING = 48;
    private static final int OF_ID = 32;

    /** The same without the rows. */
    KnownStanding seen() {
        return new KnownStanding(from, null);
    }

    boolean isKept() {
        return rows != null;
    }

    /** About how much memory it takes. */
    int bytes() {
        if (!isKept()) {
            return OF_STANDING;
        }
        long bytes = OF_STANDING;
        StandingRow before = null;
        for (StandingRow row : rows) {
            bytes += OF_ROW + bytes(row.key()) + bytes(row.module()) + (row.person() == null ? 0 : OF_ID);
            // What is equal is the same object (HeldRows).
            bytes += Objects.equals(row.origin(), row.key()) ? 0 : bytes(row.origin());
            bytes += before != null && before.actor().equals(row.actor()) ? 0 : OF_ID;
            before = row;
        }
        return (int) Math.min(bytes, Integer.MAX_VALUE);
    }

    private static int bytes(String text) {
        return text == null ? 0 : OF_STRING + text.length();
    }
}
