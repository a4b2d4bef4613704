package org.skillway.catalog.history;

import java.util.List;

/**
 * One entity as it stood over a range of revisions.
 *
 * @param fromRevision the revision that brought this state
 * @param version grows by one with each publication of this entity
 * @param mergedInto the surviving skill's key, where the status is merged; null otherwise
 * @param document the document as JSON
 * @param stale JSON Pointers into the document: translations that were made from an older text
 */
public record State(
        Kind kind,
        String key,
        long fromRevision,
        int version,
        Status status,
        String mergedInto,
        String document,
        List<String> stale) {}
