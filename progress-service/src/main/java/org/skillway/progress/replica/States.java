package org.skillway.progress.replica;

/**
 * The states of a revision, as they come: a revision can be as large as the catalog.
 *
 * @param <E> says that the revision does not come whole, so that nothing of it may be kept
 */
@FunctionalInterface
public interface States<E extends Exception> {

    /** The next; null when the revision is whole. */
    EntityState next() throws E, InterruptedException;
}
