package org.skillway.catalog.text;

import java.nio.charset.StandardCharsets;

/** What every text of the catalog has to be: something that a person can read and PostgreSQL can store. */
final class ReadableText {

    private ReadableText() {}

    /** Not blank, not too long, no control characters but tab and line feed, no half of a surrogate pair. */
    static boolean isReadable(String words, int max) {
        return !words.isBlank()
                && words.length() <= max
                && words.chars().noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')
                && StandardCharsets.UTF_8.newEncoder().canEncode(words);
    }
}
