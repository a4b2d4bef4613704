package org.skillway.catalog.search;

import java.util.List;
import java.util.Map;
import org.skillway.catalog.database.Statements;
import org.skillway.catalog.history.Kind;

/** What a list asks of the database that is searched and filtered at once. */
public final class ListSearch {

    private ListSearch() {}

    /**
     * The first page and the count of {@code GET /modules?q=…&level=…&maxMinutes=…}.
     *
     * @param query a PostgreSQL {@code tsquery}
     */
    public static void modules(Statements sql, String query, String level, int maxMinutes) {
        SearchRepository entries = new SearchRepository(sql);
        SearchTerms terms = new SearchTerms(query, List.of("no such name"), null);
        Map<String, Object> contains = Map.of("level", level);
        SearchConditions conditions = SearchConditions.of(
                SearchQuery.inList("words", Kind.MODULE, contains).taking(maxMinutes),
                "{\"level\": \"%s\"}".formatted(level));
        entries.page(terms, conditions, null, 51);
        entries.editions(terms, conditions);
    }
}
