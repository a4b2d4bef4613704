package org.skillway.progress.goal;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether the role is offered still. */
@Schema(name = "RoleStatus", description = "Whether the role is offered still, as far as is known here.")
public enum RoleStatus {
    @JsonProperty("published")
    PUBLISHED,
    @JsonProperty("retired")
    RETIRED
}
