package org.skillway.catalog.history;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The words that an area has by now, kept by whoever fills it: a word that stands in every tenth text is staged once, not
 * once more with each portion. Only so many are remembered, so that memory does not grow with what is staged; the rest the
 * table tells apart.
 */
public final class StagedWords {

    /** Some five megabytes of them. */
    private static final int MOST = 50_000;

    private final Set<String> words = new HashSet<>();

    /** Those that may be new, each once, and from now on no longer are. */
    String[] add(Stream<String> more) {
        return more.distinct()
                .filter(word -> words.size() < MOST ? words.add(word) : !words.contains(word))
                .toArray(String[]::new);
    }
}
