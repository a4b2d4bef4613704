package org.skillway.catalog.search;

import java.util.Set;

/** What an edition of an entry is counted by; what its kind does not have is null. */
record CountedEntry(String kind, String skillKind, String language, String level, Integer minutes, Set<String> roles) {

    CountedEntry {
        roles = Set.copyOf(roles);
    }

    /** Whether a search lets the entry through where it asks for a value of this facet, or for none. */
    boolean passes(Facet facet, SearchQuery query) {
        return switch (facet) {
            case KIND -> query.kind() == null || query.kind().wire().equals(kind);
            case SKILL_KIND -> query.skillKind() == null || query.skillKind().equals(skillKind);
            case LANGUAGE -> query.language() == null || query.language().equals(language);
            case LEVEL -> query.level() == null || query.level().equals(level);
            case ROLE -> query.role() == null || roles.contains(query.role());
            case MINUTES ->
                (query.minMinutes() == null || (minutes != null && minutes >= query.minMinutes()))
                        && (query.maxMinutes() == null || (minutes != null && minutes <= query.maxMinutes()));
        };
    }

    Set<String> values(Facet facet) {
        return switch (facet) {
            case KIND -> Set.of(kind);
            case SKILL_KIND -> skillKind == null ? Set.of() : Set.of(skillKind);
            case LANGUAGE -> language == null ? Set.of() : Set.of(language);
            case LEVEL -> level == null ? Set.of() : Set.of(level);
            case ROLE -> roles;
            case MINUTES -> minutes == null ? Set.of() : Set.of(Minutes.span(minutes));
        };
    }
}
