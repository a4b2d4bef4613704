package org.skillway.catalog.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.skillway.catalog.database.Statements;
import org.skillway.catalog.history.HistoryService;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.history.State;
import org.skillway.catalog.reading.Moment;
import org.skillway.catalog.reading.ReadingService;
import org.skillway.catalog.search.SearchRepository.Hit;
import org.skillway.catalog.search.SearchResult.Found;

/** Finds what is published by its words. */
@ApplicationScoped
public class SearchService {

    /**
     * What a row's terms cost to read, which stand elsewhere, the planner does not know: for a frequent word it would read
     * the table, in several times the time of the index. Trigrams of "djnago" and "django" share three of eleven.
     */
    private static final String SETTINGS = "select set_config('enable_seqscan', 'off', true),"
            + " set_config('pg_trgm.similarity_threshold', '0.2', true)";

    private final Statements sql;
    private final SearchWords words;
    private final SearchRepository entries;
    private final SearchFacets facets;
    private final ReadingService reading;
    private final HistoryService history;
    private final ObjectMapper json;

    SearchService(
            Statements sql,
            SearchWords words,
            SearchRepository entries,
            SearchFacets facets,
            ReadingService reading,
            HistoryService history,
            ObjectMapper json) {
        this.sql = sql;
        this.words = words;
        this.entries = entries;
        this.facets = facets;
        this.reading = reading;
        this.history = history;
        this.json = json;
    }

    @Transactional
    public SearchResult find(SearchQuery query, SearchRequest request) {
        // What is found, what it says and the revision that the answer names belong together.
        sql.update("set transaction isolation level repeatable read");
        sql.query(SETTINGS, row -> null);
        Moment moment = reading.moment(null, request.languages());
        SearchTerms terms = words.read(query.words());
        SearchCursor after = request.cursor() == null ? null : SearchCursor.decode(request.cursor(), query, terms);
        String contains = contains(query);
        SearchConditions conditions = SearchConditions.of(query, contains);
        List<Hit> hits = entries.page(terms, conditions, after, request.limit() + 1);
        boolean more = hits.size() > request.limit();
        List<Hit> shown = more ? hits.subList(0, request.limit()) : hits;
        return new SearchResult(
                moment,
                found(shown, moment),
                more
                        ? SearchCursor.after(shown.get(shown.size() - 1), query, terms)
                                .encode()
                        : null,
                request.count() ? entries.count(terms, conditions) : null,
                terms.corrected(),
                request.facets().isEmpty()
                        ? Map.of()
                        : facets.count(terms, SearchConditions.uncounted(query, contains), query, request.facets()));
    }

    private List<Found> found(List<Hit> hits, Moment moment) {
        Map<Kind, Map<String, State>> states = new EnumMap<>(Kind.class);
        hits.stream()
                .collect(Collectors.groupingBy(
                        hit -> Kind.ofWire(hit.kind()), Collectors.mapping(Hit::key, Collectors.toList())))
                .forEach((kind, keys) -> states.put(
                        kind,
                        history.at(kind, keys, moment.revision()).stream()
                                .collect(Collectors.toMap(State::key, Function.identity()))));
        return hits.stream()
                .map(hit -> new Found(
                        states.get(Kind.ofWire(hit.kind())).get(hit.key()),
                        hit.skillKind(),
                        hit.language(),
                        hit.level(),
                        hit.minutes(),
                        hit.matched()))
                .toList();
    }

    private String contains(SearchQuery query) {
        try {
            return query.contains().isEmpty() ? null : json.writeValueAsString(query.contains());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
