package org.skillway.catalog.history;

import java.time.Instant;

/**
 * One committed change of the catalog.
 *
 * @param actor subject of who made it
 * @param reverts the revision that it takes back; null for any other change
 * @param reason why, in the words of who made it; null where nobody said
 */
public record Change(long revision, Instant at, String actor, Action action, Long reverts, String reason) {}
