package org.skillway.gateway.graph;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;

/** One thing's title in the languages that it has one in. */
public final class Titles {

    private final String key;
    private final Map<String, String> byLanguage;

    /** @param key stands in where there is no title at all */
    Titles(String key, Map<String, String> byLanguage) {
        this.key = key;
        this.byLanguage = Map.copyOf(byLanguage);
    }

    /** The title in that language, else in English, else in the first language by tag that there is one in. */
    public String in(Locale language) {
        String wanted = byLanguage.get(language.toLanguageTag());
        if (wanted != null) {
            return wanted;
        }
        String english = byLanguage.get("en");
        if (english != null) {
            return english;
        }
        return byLanguage.keySet().stream()
                .min(Comparator.naturalOrder())
                .map(byLanguage::get)
                .orElse(key);
    }
}
