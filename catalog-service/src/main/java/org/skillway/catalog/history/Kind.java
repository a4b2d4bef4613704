package org.skillway.catalog.history;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What the catalog holds. */
public enum Kind {
    @JsonProperty("skill")
    SKILL,
    @JsonProperty("role")
    ROLE,
    @JsonProperty("module")
    MODULE,
    @JsonProperty("course")
    COURSE;

    /** The word in tables, in JSON and in messages. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** JAX-RS reads parameters with this; {@code KnownParameters} has refused every other word before. */
    public static Kind fromString(String word) {
        return ofWire(word);
    }

    /** The inverse of {@link #wire()}. */
    public static Kind ofWire(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
