package org.skillway.gateway.graph;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** One thing's title in the languages that it has one in. */
public final class Titles {

    private static final String ENGLISH = "en";

    private final String key;
    /** Tags, and the title in each: few enough to be looked through, which is faster than any map. */
    private final String[] languages;

    private final String[] titles;

    /** @param key stands in where there is no title at all */
    Titles(String key, Map<String, String> byLanguage) {
        this.key = key;
        this.languages = byLanguage.keySet().stream().sorted().toArray(String[]::new);
        this.titles = Arrays.stream(languages).map(byLanguage::get).toArray(String[]::new);
    }

    /** The title in that language, else in English, else in the first language by tag that there is one in. */
    public String in(Locale language) {
        String wanted = in(language.toLanguageTag());
        if (wanted != null) {
            return wanted;
        }
        String english = in(ENGLISH);
        if (english != null) {
            return english;
        }
        return titles.length == 0 ? key : titles[0];
    }

    private String in(String tag) {
        for (int place = 0; place < languages.length; place++) {
            if (languages[place].equals(tag)) {
                return titles[place];
            }
        }
        return null;
    }
}
