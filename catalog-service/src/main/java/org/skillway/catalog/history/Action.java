package org.skillway.catalog.history;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What kind of change brought a revision. */
public enum Action {
    @JsonProperty("import")
    IMPORT,
    @JsonProperty("create")
    CREATE,
    @JsonProperty("edit")
    EDIT,
    @JsonProperty("publish")
    PUBLISH,
    @JsonProperty("retire")
    RETIRE,
    @JsonProperty("merge")
    MERGE,
    @JsonProperty("revert")
    REVERT,
    @JsonProperty("redact")
    REDACT;

    /** The word in tables and in JSON. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The inverse of {@link #wire()}; JAX-RS reads parameters with it after {@code KnownParameters}. */
    public static Action fromString(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
