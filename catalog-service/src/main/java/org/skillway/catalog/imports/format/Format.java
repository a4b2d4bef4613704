package org.skillway.catalog.imports.format;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What an upload can be written in. */
public enum Format {
    /** Skillway's own content format. */
    @JsonProperty("json")
    JSON,
    /** One entity a line. */
    @JsonProperty("ndjson")
    NDJSON,
    /** Skills, roles or modules as a spreadsheet saves them. */
    @JsonProperty("csv")
    CSV,
    /** The European classification of occupations and skills in tabiya's CSV form. */
    @JsonProperty("esco")
    ESCO,
    /** {@code config.json} of an Exercism track. */
    @JsonProperty("exercism")
    EXERCISM;

    /** The word in tables and in JSON. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The inverse of {@link #wire()}; JAX-RS reads parameters with it after {@code KnownParameters}. */
    public static Format fromString(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
