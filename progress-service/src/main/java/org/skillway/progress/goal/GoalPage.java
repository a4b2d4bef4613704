package org.skillway.progress.goal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One page of goals. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "GoalPage", description = "One page of the roles that a learner works towards, in order.")
public record GoalPage(
        @Schema(required = true) List<GoalView> items,

        @Schema(description = "Cursor of the next page; absent on the last.")
        String next,

        @Schema(description = "How many there are in all; only with `count=true`.")
        Long total) {}
