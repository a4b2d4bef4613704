package org.skillway.catalog.history;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a change did to one entity. */
public enum Happening {
    @JsonProperty("created")
    CREATED,
    @JsonProperty("edited")
    EDITED,
    @JsonProperty("retired")
    RETIRED,
    @JsonProperty("merged")
    MERGED,
    @JsonProperty("restored")
    RESTORED;

    /** @param before the word for the status before; null when there was none */
    static Happening of(String before, String after) {
        return of(before == null ? null : Status.ofWire(before), Status.ofWire(after));
    }

    static Happening of(Status before, Status after) {
        if (before == null) {
            return CREATED;
        }
        if (before == after) {
            return EDITED;
        }
        return switch (after) {
            case PUBLISHED -> RESTORED;
            case RETIRED -> RETIRED;
            case MERGED -> MERGED;
        };
    }
}
