package org.skillway.catalog.text;

import java.util.Locale;
import java.util.Map;

/** Chooses among the languages of a text. */
public final class Words {

    private static final String FALLBACK = "en";

    private Words() {}

    /** The words in a language; else in English; else in the first language by tag. Null for an absent text. */
    public static String in(Locale language, Map<String, String> text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        String wanted = text.get(language.toLanguageTag());
        if (wanted != null) {
            return wanted;
        }
        String english = text.get(FALLBACK);
        return english != null
                ? english
                : text.entrySet().stream()
                        .min(Map.Entry.comparingByKey())
                        .orElseThrow()
                        .getValue();
    }
}
