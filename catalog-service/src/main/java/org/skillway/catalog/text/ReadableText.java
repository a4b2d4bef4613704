package org.skillway.catalog.text;

/** What every text of the catalog has to be: something that a person can read and PostgreSQL can store. */
final class ReadableText {

    private ReadableText() {}

    /** Not blank, not too long, no control characters but tab and line feed, no half of a surrogate pair. */
    static boolean isReadable(String words, int max) {
        return !words.isBlank() && words.length() <= max && hasOnlyCharacters(words);
    }

    private static boolean hasOnlyCharacters(String words) {
        int i = 0;
        while (i < words.length()) {
            int c = words.codePointAt(i);
            boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
            boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
            if (control || half) {
                return false;
            }
            i += Character.charCount(c);
        }
        return true;
    }
}
