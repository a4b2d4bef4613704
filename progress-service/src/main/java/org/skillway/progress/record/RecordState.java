package org.skillway.progress.record;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.progress.web.Words;

/** A learner's standing on one skill. */
@Schema(description = "The standing on a skill: `completed` while at least one evidence stands.")
public enum RecordState {
    @JsonProperty("completed")
    COMPLETED;

    /** JAX-RS reads parameters with this; {@code KnownParameters} has refused every other word before. */
    public static RecordState fromString(String word) {
        return Words.parse(RecordState.class, word);
    }
}
