package org.skillway.progress.plan;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.progress.web.Key;

/** A module at its place in a plan. */
@Schema(name = "SavedPlanModule", description = "A module at its place in the plan, as it was then.")
public record PlannedModule(
        @NotNull @Key @Schema(required = true, examples = "python-basics")
        String key,

        @NotNull @Min(1) @Schema(required = true, description = "Which version it was planned in.", examples = "1")
        Integer version,

        @NotNull
        @Min(0)
        @Max(PlannedModule.MOST_MINUTES)
        @Schema(required = true, description = "How long it takes.", examples = "300")
        Integer minutes) {

    static final int MOST_MINUTES = 1_000_000_000;
}
