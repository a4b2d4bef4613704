package org.skillway.catalog.text;

import java.util.HashSet;
import java.util.List;

/** What holds for every n-of-m choice. */
public final class Choice {

    private Choice() {}

    /** Whether so many of these keys can be had: no more than there are, and none counted twice. */
    public static boolean isPossible(int atLeast, List<String> keys) {
        return keys == null || (atLeast <= keys.size() && new HashSet<>(keys).size() == keys.size());
    }
}
