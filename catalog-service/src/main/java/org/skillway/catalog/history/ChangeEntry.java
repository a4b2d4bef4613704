package org.skillway.catalog.history;

import java.util.List;

/**
 * A change in the log.
 *
 * @param entityCount how many entities it touched
 * @param first the first of them, by kind and key
 */
public record ChangeEntry(Change change, long entityCount, List<Touched> first) {}
