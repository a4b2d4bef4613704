package org.skillway.catalog.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts what a search finds by the values of facets, each under all filters but its own. PostgreSQL says which editions
 * of entries there are, in the transaction of the search; what an edition is counted by never changes and is remembered.
 */
@ApplicationScoped
class SearchFacets {

    /** About 20 MB. */
    private static final int MOST_REMEMBERED = 100_000;

    private static final int TOP_ROLES = 20;

    private final SearchRepository entries;
    private final Cache<Long, CountedEntry> remembered =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    SearchFacets(SearchRepository entries) {
        this.entries = entries;
    }

    Map<Facet, List<FacetCount>> count(
            SearchTerms terms, SearchConditions uncounted, SearchQuery query, Set<Facet> facets) {
        Map<Facet, Map<String, Integer>> counts = new EnumMap<>(Facet.class);
        facets.forEach(facet -> counts.put(facet, new HashMap<>()));
        for (CountedEntry entry : found(entries.editions(terms, uncounted))) {
            count(entry, query, counts);
        }
        Map<Facet, List<FacetCount>> sorted = new EnumMap<>(Facet.class);
        counts.forEach((facet, byValue) -> sorted.put(facet, sorted(facet, byValue)));
        return sorted;
    }

    private Collection<CountedEntry> found(List<Long> editions) {
        return remembered
                .getAll(editions, missing -> entries.counted(Set.copyOf(missing)))
                .values();
    }

    private static void count(CountedEntry entry, SearchQuery query, Map<Facet, Map<String, Integer>> counts) {
        Facet refusing = null;
        for (Facet facet : Facet.ALL) {
            if (!entry.passes(facet, query)) {
                if (refusing != null) {
                    return;
                }
                refusing = facet;
            }
        }
        for (Map.Entry<Facet, Map<String, Integer>> facet : counts.entrySet()) {
            if (refusing == null || refusing == facet.getKey()) {
                for (String value : entry.values(facet.getKey())) {
                    facet.getValue().merge(value, 1, Integer::sum);
                }
            }
        }
    }

    private static List<FacetCount> sorted(Facet facet, Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(count -> new FacetCount(count.getKey(), count.getValue()))
                .sorted(Comparator.comparingLong(FacetCount::count).reversed().thenComparing(FacetCount::value))
                .limit(facet == Facet.ROLE ? TOP_ROLES : Long.MAX_VALUE)
                .toList();
    }
}
