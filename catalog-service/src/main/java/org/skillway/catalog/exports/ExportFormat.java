package org.skillway.catalog.exports;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What an export can be written in: what an import reads again. */
public enum ExportFormat {
    @JsonProperty("json")
    JSON("application/json"),
    @JsonProperty("ndjson")
    NDJSON("application/x-ndjson"),
    @JsonProperty("csv")
    CSV("text/csv;charset=UTF-8");

    private final String mediaType;

    ExportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** JAX-RS reads parameters with this; {@code KnownParameters} has refused every other word before. */
    public static ExportFormat fromString(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
