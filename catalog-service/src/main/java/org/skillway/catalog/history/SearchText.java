package org.skillway.catalog.history;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.skillway.catalog.text.Folding;

/**
 * What searches find an entity by, folded. English is apart from the rest, for it is stemmed; names are also among the
 * rest, to be found as they are written.
 *
 * @param names each of its names: a search for one of them puts the entity first
 * @param titles the key and the titles
 */
record SearchText(
        Kind kind,
        String key,
        Set<String> names,
        String englishTitle,
        String titles,
        String englishAliases,
        String aliases,
        String englishSummary,
        String summaries,
        String englishWork,
        String works) {

    /** A tsvector has an end, and no change is to wait for a whole book. */
    private static final int LONGEST = 20_000;

    private static final String ENGLISH = "en";
    private static final int SHORTEST_WORD = 3;
    private static final int LONGEST_WORD = 60;

    static SearchText of(Document document) {
        Description described = document.description();
        List<Map<String, String>> title = List.of(described.title());
        List<Map<String, String>> summary = List.of(described.summary());
        Stream<String> titles = Stream.concat(Stream.of(document.key()), texts(title, Objects::nonNull));
        return new SearchText(
                document.entityKind(),
                document.key(),
                Stream.of(
                                Stream.of(document.key()),
                                texts(title, Objects::nonNull),
                                aliases(described, Objects::nonNull))
                        .flatMap(names -> names)
                        .map(Folding::fold)
                        .collect(Collectors.toCollection(LinkedHashSet::new)),
                folded(texts(title, ENGLISH::equals)),
                folded(titles),
                folded(aliases(described, ENGLISH::equals)),
                folded(aliases(described, Objects::nonNull)),
                folded(texts(summary, ENGLISH::equals)),
                folded(texts(summary, Predicate.not(ENGLISH::equals))),
                folded(texts(described.work(), ENGLISH::equals)),
                folded(texts(described.work(), Predicate.not(ENGLISH::equals))));
    }

    private static Stream<String> texts(Collection<Map<String, String>> texts, Predicate<String> languages) {
        return texts.stream()
                .flatMap(text -> text.entrySet().stream())
                .filter(text -> languages.test(text.getKey()))
                .map(Map.Entry::getValue);
    }

    private static Stream<String> aliases(Description described, Predicate<String> languages) {
        return described.aliases().entrySet().stream()
                .filter(aliases -> languages.test(aliases.getKey()))
                .flatMap(aliases -> aliases.getValue().stream());
    }

    private static String folded(Stream<String> texts) {
        String folded = Folding.fold(texts.collect(Collectors.joining("\n")));
        if (folded.length() <= LONGEST) {
            return folded;
        }
        return folded.substring(0, Character.isHighSurrogate(folded.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }

    /** The words in names and summaries; what somebody mistypes is taken for a slip of one of these. */
    Stream<String> words() {
        return Stream.of(titles, aliases, englishSummary, summaries)
                .flatMap(text -> Arrays.stream(text.split(" ")))
                .filter(word -> word.length() >= SHORTEST_WORD && word.length() <= LONGEST_WORD);
    }
}
