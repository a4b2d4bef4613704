package org.skillway.catalog.search;

import java.util.Collection;
import java.util.List;

/** Which words somebody who wrote another one may have meant. */
final class Slips {

    /** Words of fewer letters are too near to too many others. */
    private static final int SHORTEST = 4;

    private static final int LONG = 8;
    private static final int MOST = 5;

    private Slips() {}

    /** Those of the words that are nearest to what was written, in their given order; none that is too far away. */
    static List<String> meant(String written, Collection<String> words) {
        if (written.length() < SHORTEST) {
            return List.of();
        }
        int nearest =
                words.stream().mapToInt(word -> distance(written, word)).min().orElse(Integer.MAX_VALUE);
        return nearest > (written.length() < LONG ? 1 : 2)
                ? List.of()
                : words.stream()
                        .filter(word -> distance(written, word) == nearest)
                        .limit(MOST)
                        .toList();
    }

    /**
     * How many letters have to be put in, left out, changed or swapped with their neighbour to make one word another: the
     * distance of Damerau and Levenshtein in its restricted form, by dynamic programming over UTF-16 code units.
     */
    static int distance(String from, String to) {
        int[] before = new int[to.length() + 1];
        int[] above = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(above[j - 1] + change, 1 + Math.min(above[j], row[j - 1]));
                if (swapped(from, i, to, j)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            before = above;
            above = row;
        }
        return above[to.length()];
    }

    private static boolean swapped(String from, int i, String to, int j) {
        return i > 1
                && j > 1
                && from.charAt(i - 1) == to.charAt(j - 2)
                && from.charAt(i - 2) == to.charAt(j - 1)
                && from.charAt(i - 1) != from.charAt(i - 2);
    }
}
