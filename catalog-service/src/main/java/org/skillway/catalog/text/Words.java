package org.skillway.catalog.text;

import java.util.Map;

/** Chooses among the languages of a text. */
public final class Words {

    private Words() {}

    /** The words in the language that a reader likes best of those that the text has. Null for an absent text. */
    public static String in(Preference languages, Map<String, String> text) {
        return text == null || text.isEmpty() ? null : text.get(languages.choose(text.keySet()));
    }
}
