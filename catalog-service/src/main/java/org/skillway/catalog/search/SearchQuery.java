package org.skillway.catalog.search;

import java.util.Map;
import org.skillway.catalog.history.Kind;

/**
 * What is searched for; null members do not restrict.
 *
 * @param words as somebody typed them
 * @param role key of a role: only skills that it requires and modules that teach one of these
 * @param contains members that a document must contain, by PostgreSQL's {@code @>}
 * @param taughtBy key of a module: only skills that it teaches
 */
public record SearchQuery(
        String words,
        Kind kind,
        String skillKind,
        String language,
        String level,
        String role,
        Integer minMinutes,
        Integer maxMinutes,
        Map<String, Object> contains,
        String taughtBy) {

    /** A search in the list of one kind, under the list's own filters. */
    public static SearchQuery inList(String words, Kind kind, Map<String, Object> contains) {
        return new SearchQuery(words, kind, null, null, null, null, null, null, contains, null);
    }

    public SearchQuery taking(Integer atMostMinutes) {
        return new SearchQuery(
                words, kind, skillKind, language, level, role, minMinutes, atMostMinutes, contains, taughtBy);
    }

    public SearchQuery of(String requiringRole, String teachingModule) {
        return new SearchQuery(
                words,
                kind,
                skillKind,
                language,
                level,
                requiringRole,
                minMinutes,
                maxMinutes,
                contains,
                teachingModule);
    }

    /** The same for equal searches, in every process. */
    String fingerprint() {
        return Integer.toHexString(toString().hashCode());
    }
}
