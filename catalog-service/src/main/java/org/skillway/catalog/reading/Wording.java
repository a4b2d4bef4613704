package org.skillway.catalog.reading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.skillway.catalog.text.Preference;

/**
 * Chooses the words of one answer, each text for itself, and keeps what the answer has to say about them. Places are JSON
 * pointers (RFC 6901) into the answer; a text stands at the same place in the document that it comes from.
 */
public final class Wording {

    private final Preference preference;
    private final Map<String, String> languageAt = new LinkedHashMap<>();
    private final List<String> stale = new ArrayList<>();

    public Wording(Preference preference) {
        this.preference = preference;
    }

    /** The words at a place; null for an absent text. */
    public String at(String place, Map<String, String> text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        String language = preference.choose(text.keySet());
        languageAt.put(place, language);
        return text.get(language);
    }

    /**
     * The words at a place, which may be a translation from older words.
     *
     * @param staleTexts pointers into a document: {@code /title/ka}
     * @param origin where the text stands in that document: {@code /title}
     */
    public String at(String place, Map<String, String> text, Collection<String> staleTexts, String origin) {
        String words = at(place, text);
        if (words != null && staleTexts.contains(origin + "/" + languageAt.get(place))) {
            stale.add(place);
        }
        return words;
    }

    /** Turns each item of a list into what is shown of it at its place. */
    public static <S, T> List<T> each(String place, List<S> items, BiFunction<String, S, T> shown) {
        return IntStream.range(0, items.size())
                .mapToObj(i -> shown.apply(place + "/" + i, items.get(i)))
                .toList();
    }

    /** One of several lists of words, by language, at a place; empty where there is none. */
    public List<String> listAt(String place, Map<String, List<String>> lists) {
        if (lists.isEmpty()) {
            return List.of();
        }
        String language = preference.choose(lists.keySet());
        languageAt.put(place, language);
        return lists.get(language);
    }

    /** BCP 47 languages of the answer, in the order in which they were needed: that of the title first. */
    public Collection<String> languages() {
        return languageAt.values().stream().distinct().toList();
    }

    /** The texts that are not in that language of the answer which the reader likes best. */
    public List<Fallback> fallbacks() {
        if (languageAt.isEmpty()) {
            return List.of();
        }
        String best = preference.choose(languages());
        return languageAt.entrySet().stream()
                .filter(text -> !text.getValue().equals(best))
                .map(text -> new Fallback(text.getKey(), text.getValue()))
                .toList();
    }

    /** Where the answer shows translations that were made from older words. */
    public List<String> stale() {
        return List.copyOf(stale);
    }
}
