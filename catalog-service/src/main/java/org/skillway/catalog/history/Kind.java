package org.skillway.catalog.history;

import java.util.Locale;

/** What the catalog holds. */
public enum Kind {
    SKILL,
    ROLE,
    MODULE,
    COURSE;

    /** The word in tables, in JSON and in messages. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The inverse of {@link #wire()}. */
    public static Kind ofWire(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
