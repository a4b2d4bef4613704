package org.skillway.progress.replica;

/**
 * A state of something in the catalog.
 *
 * @param revision in which this state began
 * @param mergedInto the surviving key; null unless merged
 * @param structure JSON without any texts
 */
public record EntityState(
        long revision, String kind, String key, String status, int version, String mergedInto, String structure) {}
