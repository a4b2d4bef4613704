package org.skillway.catalog.history;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Where an entity of the catalog stands. A draft has no status here: the catalog is what is published. */
public enum Status {
    @JsonProperty("published")
    PUBLISHED,
    @JsonProperty("retired")
    RETIRED,
    @JsonProperty("merged")
    MERGED;

    /** The word in tables and in JSON. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The inverse of {@link #wire()}. */
    public static Status ofWire(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
