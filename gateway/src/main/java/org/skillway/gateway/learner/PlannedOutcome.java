package org.skillway.gateway.learner;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What becomes of a requirement. */
@Schema(
        name = "PlannedOutcome",
        description = "`held`: met already. `planned`: met at the end of the plan. `left-out`: the minutes do not"
                + " suffice for it. `unteachable`: no choice of modules meets it.")
enum PlannedOutcome {
    @JsonProperty("held")
    HELD,
    @JsonProperty("planned")
    PLANNED,
    @JsonProperty("left-out")
    LEFT_OUT,
    @JsonProperty("unteachable")
    UNTEACHABLE
}
