package org.skillway.catalog.health;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much a finding stands in the way of learners. */
public enum Severity {
    /** Somebody cannot get on. */
    @JsonProperty("error")
    ERROR,
    /** Somebody may be misled. */
    @JsonProperty("warning")
    WARNING,
    /** Tidier without. */
    @JsonProperty("info")
    INFO
}
