package org.skillway.catalog.history;

import java.util.List;
import java.util.Map;

/**
 * Which published states a list shows.
 *
 * @param contains members that a document must contain, by PostgreSQL's {@code @>}: {@code {"teaches": ["git"]}}
 * @param maxMinutes only modules that take at most so many minutes; null: all
 * @param pointedAt only entities that all of these point at
 */
public record StateQuery(
        Kind kind, long revision, Map<String, Object> contains, Integer maxMinutes, List<Pointing> pointedAt) {

    /**
     * A published entity that points at others.
     *
     * @param path where in its document it does, as an SQL/JSON path (ISO/IEC 19075-6)
     */
    public record Pointing(Kind kind, String key, String path) {}

    public StateQuery(Kind kind, long revision, Map<String, Object> contains, Integer maxMinutes) {
        this(kind, revision, contains, maxMinutes, List.of());
    }
}
