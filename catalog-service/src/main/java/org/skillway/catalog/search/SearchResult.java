package org.skillway.catalog.search;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.skillway.catalog.history.State;
import org.skillway.catalog.reading.Moment;
import org.skillway.catalog.reading.Page;
import org.skillway.catalog.reading.Wording;

/**
 * A part of what a search found, the best first.
 *
 * @param next the cursor of the following page; null on the last
 * @param total how many there are in all; null unless asked for
 * @param corrected what was searched for in place of what was written, folded; null when that was not necessary
 */
public record SearchResult(
        Moment moment,
        List<Found> found,
        String next,
        Long total,
        String corrected,
        Map<Facet, List<FacetCount>> facets) {

    /** @param matched where the words stand: {@code name} (the whole of it), {@code title}, {@code alias}, {@code summary}, {@code text} */
    public record Found(
            State state, String skillKind, String language, String level, Integer minutes, String matched) {}

    /** As the page of a list, each state turned into an item, which is told at which place of the answer it stands. */
    public <T> Page<T> page(BiFunction<String, State, T> item) {
        return new Page<>(Wording.each("/items", found, (place, one) -> item.apply(place, one.state())), next, total);
    }
}
