package org.skillway.catalog.imports;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How far an import has come. The last four are for good. */
enum JobState {
    @JsonProperty("queued")
    QUEUED,
    @JsonProperty("reading")
    READING,
    @JsonProperty("checking")
    CHECKING,
    @JsonProperty("applying")
    APPLYING,
    @JsonProperty("done")
    DONE,
    @JsonProperty("refused")
    REFUSED,
    @JsonProperty("cancelled")
    CANCELLED,
    @JsonProperty("failed")
    FAILED;

    /** The word in tables and in JSON. */
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static JobState ofWire(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
