package org.skillway.catalog.text;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Makes one of what searches take for the same: lower case, without accents, Georgian in Latin letters (the national
 * romanization without its apostrophes, so that letters which people mix up are one), words apart by one blank. Latin,
 * because trigrams hold nothing beyond ASCII where a database has the locale C.
 */
public final class Folding {

    private static final char FIRST_GEORGIAN = '\u10d0';

    /** In the order of Unicode. */
    private static final String[] GEORGIAN = {
        "a", "b", "g", "d", "e", "v", "z", "t", "i", "k", "l", "m", "n", "o", "p", "zh", "r", "s", "t", "u", "p", "k",
        "gh", "q", "sh", "ch", "ts", "dz", "ts", "ch", "kh", "j", "h"
    };

    private Folding() {}

    public static String fold(String words) {
        String plain = signs(plain(words));
        StringBuilder folded = new StringBuilder(plain.length() + plain.length() / 8);
        boolean apart = false;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (isBetweenWords(c)) {
                apart = !folded.isEmpty();
            } else if (c < '\u0300' || c > '\u036f') {
                if (apart) {
                    folded.append(' ');
                    apart = false;
                }
                append(folded, c);
            }
        }
        return folded.toString();
    }

    private static String plain(String words) {
        // Costs nothing for what is plain already, as most English is; capitals may come of it.
        return Normalizer.normalize(words, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    }

    /** What tells languages apart from letters and words. */
    private static String signs(String plain) {
        return plain.indexOf('#') < 0 && plain.indexOf('+') < 0
                ? plain
                : plain.replace("c#", "csharp").replace("f#", "fsharp").replace("++", "pp");
    }

    private static void append(StringBuilder folded, char c) {
        int letter = c - FIRST_GEORGIAN;
        if (letter >= 0 && letter < GEORGIAN.length) {
            folded.append(GEORGIAN[letter]);
        } else {
            folded.append(c);
        }
    }

    /** Controls, blanks and punctuation. */
    private static boolean isBetweenWords(char c) {
        return c < '0'
                || (c > '9' && c < 'A')
                || (c > 'Z' && c < 'a')
                || (c > 'z' && c < '\u00c0')
                || (c >= '\u2000' && c <= '\u206f')
                || (c >= '\u3000' && c <= '\u303f');
    }
}
