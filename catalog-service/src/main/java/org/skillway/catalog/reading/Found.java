package org.skillway.catalog.reading;

import java.util.Collection;

/**
 * One entity as it is shown.
 *
 * @param languages BCP 47 languages of the view, that of its title first
 * @param ownRevision the revision that brought the entity's state
 * @param newestRevision the newest revision among all states that the view shows something of
 */
public record Found<T>(T view, Moment moment, Collection<String> languages, long ownRevision, long newestRevision) {}
