package org.skillway.progress.security;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** In which capacity somebody acted on a learner's progress. */
@Schema(description = "In which capacity somebody acted: the learner (`self`), or somebody for the learner.")
public enum ActedAs {
    @JsonProperty("self")
    SELF,
    @JsonProperty("instructor")
    INSTRUCTOR,
    @JsonProperty("admin")
    ADMIN,
    @JsonProperty("service")
    SERVICE
}
