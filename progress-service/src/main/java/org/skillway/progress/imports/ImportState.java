package org.skillway.progress.imports;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far an import has come. The last three are for good. */
public enum ImportState {
    @JsonProperty("receiving")
    RECEIVING,
    @JsonProperty("loading")
    LOADING,
    @JsonProperty("done")
    DONE,
    @JsonProperty("cancelled")
    CANCELLED,
    @JsonProperty("failed")
    FAILED
}
