package org.skillway.catalog.history;

import java.util.Map;

/**
 * Which published states a list shows.
 *
 * @param contains members that a document must contain, by PostgreSQL's {@code @>}: {@code {"teaches": ["git"]}}
 * @param maxMinutes only modules that take at most so many minutes; null: all
 */
public record StateQuery(Kind kind, long revision, Map<String, Object> contains, Integer maxMinutes) {}
