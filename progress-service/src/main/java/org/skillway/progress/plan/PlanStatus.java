package org.skillway.progress.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How good the plan was said to be. */
@Schema(
        name = "SavedPlanStatus",
        description = "`optimal`: no better plan existed. `bounded`: the best that was found with the work allowed.")
public enum PlanStatus {
    @JsonProperty("optimal")
    OPTIMAL,
    @JsonProperty("bounded")
    BOUNDED
}
