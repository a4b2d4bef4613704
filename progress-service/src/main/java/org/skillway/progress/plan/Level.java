package org.skillway.progress.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** For whom a module is written. */
@Schema(name = "SavedPlanLevel", description = "For whom a module is written.")
public enum Level {
    @JsonProperty("beginner")
    BEGINNER,
    @JsonProperty("intermediate")
    INTERMEDIATE,
    @JsonProperty("advanced")
    ADVANCED
}
