package org.skillway.catalog.finding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.skillway.catalog.finding.SearchPage.FacetValue;
import org.skillway.catalog.finding.SearchPage.Facets;
import org.skillway.catalog.finding.SearchPage.SearchItem;
import org.skillway.catalog.history.HistoryService;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.history.State;
import org.skillway.catalog.module.ModuleDocument.Level;
import org.skillway.catalog.reading.Moment;
import org.skillway.catalog.reading.Wording;
import org.skillway.catalog.search.Facet;
import org.skillway.catalog.search.FacetCount;
import org.skillway.catalog.search.SearchQuery;
import org.skillway.catalog.search.SearchRequest;
import org.skillway.catalog.search.SearchResult;
import org.skillway.catalog.search.SearchService;
import org.skillway.catalog.skill.SkillKind;

/** Searches all kinds together. */
@ApplicationScoped
class FindingService {

    private final SearchService search;
    private final HistoryService history;
    private final ObjectMapper json;

    FindingService(SearchService search, HistoryService history, ObjectMapper json) {
        this.search = search;
        this.history = history;
        this.json = json;
    }

    /**
     * A page with what its headers say.
     *
     * @param moment what it was read at
     * @param languages BCP 47 languages of the page
     */
    record Finding(SearchPage page, Moment moment, Collection<String> languages) {}

    Finding find(SearchQuery query, SearchRequest request) {
        SearchResult result = search.find(query, request);
        Wording wording = new Wording(result.moment().languages());
        List<SearchItem> items = Wording.each("/items", result.found(), (place, found) -> item(place, found, wording));
        Facets facets = request.facets().isEmpty() ? null : facets(result, wording);
        return new Finding(
                new SearchPage(
                        items,
                        result.next(),
                        result.total(),
                        result.corrected(),
                        facets,
                        wording.fallbacks(),
                        wording.stale()),
                result.moment(),
                wording.languages());
    }

    private SearchItem item(String place, SearchResult.Found found, Wording wording) {
        Texts texts = read(found.state());
        return new SearchItem(
                found.state().kind(),
                found.state().key(),
                wording.at(place + "/title", texts.title(), found.state().stale(), "/title"),
                wording.at(place + "/summary", texts.summary(), found.state().stale(), "/summary"),
                found.skillKind() == null ? null : SkillKind.fromString(found.skillKind()),
                found.language(),
                found.level() == null ? null : Level.fromString(found.level()),
                found.minutes(),
                found.matched());
    }

    private Facets facets(SearchResult result, Wording wording) {
        Map<Facet, List<FacetCount>> counts = result.facets();
        return new Facets(
                values(counts.get(Facet.KIND)),
                values(counts.get(Facet.SKILL_KIND)),
                values(counts.get(Facet.LANGUAGE)),
                values(counts.get(Facet.LEVEL)),
                roles(counts.get(Facet.ROLE), result.moment(), wording),
                values(counts.get(Facet.MINUTES)));
    }

    private List<FacetValue> roles(List<FacetCount> counts, Moment moment, Wording wording) {
        if (counts == null) {
            return null;
        }
        Map<String, State> roles =
                history.at(Kind.ROLE, counts.stream().map(FacetCount::value).toList(), moment.revision()).stream()
                        .collect(Collectors.toUnmodifiableMap(State::key, Function.identity()));
        return Wording.each("/facets/role", counts, (place, count) -> {
            State role = roles.get(count.value());
            String title = wording.at(place + "/title", read(role).title(), role.stale(), "/title");
            return new FacetValue(count.value(), title, count.count());
        });
    }

    private static List<FacetValue> values(List<FacetCount> counts) {
        return counts == null
                ? null
                : counts.stream()
                        .map(one -> new FacetValue(one.value(), null, one.count()))
                        .toList();
    }

    /** What documents of all kinds have. */
    private record Texts(Map<String, String> title, Map<String, String> summary) {}

    private Texts read(State state) {
        try {
            return json.readerFor(Texts.class)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(state.document());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The document of " + state.kind() + " " + state.key() + " is broken", e);
        }
    }
}
