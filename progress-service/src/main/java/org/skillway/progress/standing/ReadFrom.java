package org.skillway.progress.standing;

import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.UUID;

/**
 * What rows that stand follow from, and nothing else: the ledger, and which skills are merged. The hash says all that a
 * ledger holds, its id and version among it; also after a database was set back, where the same version comes again with
 * something else. The time is that of whoever touched the head last, which beside the writers is whoever makes the rows
 * again from the same ledger.
 *
 * @param headHash of the last entry
 * @param epoch of the catalog
 * @param mergeRevision the last revision that changed which skills are merged
 */
@SuppressWarnings("ArrayRecordComponent") // Whether it still is so the database says.
record ReadFrom(byte[] headHash, OffsetDateTime touchedAt, UUID epoch, long mergeRevision) {

    boolean isSame(ReadFrom other) {
        return Arrays.equals(headHash, other.headHash)
                && touchedAt.equals(other.touchedAt)
                && epoch.equals(other.epoch)
                && mergeRevision == other.mergeRevision;
    }
}
