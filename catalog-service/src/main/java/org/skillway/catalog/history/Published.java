package org.skillway.catalog.history;

/**
 * A change that was made ready in a staging area, and since when nobody else could change the catalog.
 *
 * @param lockedSince {@link System#nanoTime()} when the lock of the head was had; it is held until the commit
 */
public record Published(Publication publication, long lockedSince) {}
