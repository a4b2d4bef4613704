package org.skillway.catalog.history;

/**
 * What a change came to.
 *
 * @param revision the catalog revision that holds it; the one before when nothing changed
 */
public record Publication(long revision, int created, int changed, int unchanged) {}
