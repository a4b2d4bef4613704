package org.skillway.catalog.authoring;

import java.time.Instant;
import java.util.Set;
import org.skillway.catalog.history.Kind;

/**
 * A working copy that is no part of the catalog.
 *
 * @param tag grows with each write, also after the draft was discarded and begun again
 * @param document as it was sent, complete or not
 * @param owners who sees it, besides admins: those of the published state and those that the draft names
 * @param basedOn the revision of the published state that it was begun from; null where nothing was published
 */
record Draft(
        Kind kind,
        String key,
        long tag,
        String document,
        Set<String> owners,
        Long basedOn,
        String changedBy,
        Instant changedAt) {

    EntityTag entityTag() {
        return EntityTag.ofDraft(tag);
    }
}
