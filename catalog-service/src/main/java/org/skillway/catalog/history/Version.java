package org.skillway.catalog.history;

import java.time.Instant;

/**
 * One publication of an entity.
 *
 * @param revision the catalog revision that brought it
 * @param superseded whether a later version has been published
 */
public record Version(int version, long revision, Instant publishedAt, boolean superseded) {}
