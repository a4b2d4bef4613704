package org.skillway.catalog.reading;

/**
 * One entity as it is shown.
 *
 * @param ownRevision the revision that brought the entity's state
 * @param newestRevision the newest revision among all states that the view shows something of
 */
public record Found<T>(T view, Moment moment, long ownRevision, long newestRevision) {}
