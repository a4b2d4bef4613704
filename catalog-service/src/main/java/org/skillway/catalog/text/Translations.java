package org.skillway.catalog.text;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Finds out which translations in a document were made from words that have changed since. A text is an object whose
 * names are all languages and whose values are all words; the language that it is translated from is the document's own
 * {@code language} where the text has it, else English, else the first by tag.
 */
public final class Translations {

    /** Every registered language has two or three letters; {@code role} and {@code skill} are no languages. */
    private static final Pattern LANGUAGE = Pattern.compile("(?:[a-z]{2,3}|x)(?:-[A-Za-z0-9]++)*+");

    private static final String FALLBACK = "en";

    private final String ownLanguage;
    private final Set<String> staleBefore;
    private final Set<String> confirmed;
    private final SortedSet<String> stale = new TreeSet<>();

    private Translations(String ownLanguage, Set<String> staleBefore, Set<String> confirmed) {
        this.ownLanguage = ownLanguage;
        this.staleBefore = staleBefore;
        this.confirmed = confirmed;
    }

    /**
     * The translations that are stale after an edit: those whose words stayed while the words that they were made from
     * changed, now or in an edit before. New words, and a confirmation that the old ones still stand, end it.
     *
     * @param before the document as it was; null for a new one
     * @param staleBefore what this method answered for the document as it was
     * @param confirmedLanguages BCP 47 languages of which the editor says that their words still stand
     * @return JSON pointers (RFC 6901) into {@code after}: {@code /prerequisites/0/reason/ka}
     */
    public static SortedSet<String> stale(
            JsonNode before, JsonNode after, Set<String> staleBefore, Set<String> confirmedLanguages) {
        Translations translations = new Translations(after.path("language").asText(), staleBefore, confirmedLanguages);
        if (before != null) {
            translations.compare(before, JsonPointer.empty(), after, JsonPointer.empty());
        }
        return translations.stale;
    }

    private void compare(JsonNode before, JsonPointer old, JsonNode after, JsonPointer now) {
        if (isText(before) && isText(after)) {
            compareTexts(before, old, after, now);
        } else if (before.isObject() && after.isObject()) {
            for (Map.Entry<String, JsonNode> member : after.properties()) {
                String name = member.getKey();
                compare(before.path(name), old.appendProperty(name), member.getValue(), now.appendProperty(name));
            }
        } else if (before.isArray() && after.isArray()) {
            ListMatch match = new ListMatch(before, after, this::source);
            for (int i = 0; i < after.size(); i++) {
                int from = match.indexBefore(i);
                compare(before.path(from), old.appendIndex(Math.max(from, 0)), after.get(i), now.appendIndex(i));
            }
        }
    }

    private void compareTexts(JsonNode before, JsonPointer old, JsonNode after, JsonPointer now) {
        String source = source(after);
        // A source that is new was not changed: it is what the others are translated from next time.
        boolean changed = before.has(source) && !before.get(source).equals(after.get(source));
        for (Map.Entry<String, JsonNode> words : after.properties()) {
            String language = words.getKey();
            boolean kept = words.getValue().equals(before.get(language));
            boolean doubtful =
                    changed || staleBefore.contains(old.appendProperty(language).toString());
            if (kept && doubtful && !language.equals(source) && !confirmed.contains(language)) {
                stale.add(now.appendProperty(language).toString());
            }
        }
    }

    /** The language that a text is translated from; null for what is no text. */
    private String source(JsonNode node) {
        if (!isText(node)) {
            return null;
        }
        if (node.has(ownLanguage)) {
            return ownLanguage;
        }
        return node.has(FALLBACK)
                ? FALLBACK
                : node.properties().stream()
                        .map(Map.Entry::getKey)
                        .sorted()
                        .findFirst()
                        .orElseThrow();
    }

    static boolean isText(JsonNode node) {
        return node.isObject()
                && !node.isEmpty()
                && node.properties().stream()
                        .allMatch(member -> member.getValue().isTextual()
                                && LANGUAGE.matcher(member.getKey()).matches());
    }
}
