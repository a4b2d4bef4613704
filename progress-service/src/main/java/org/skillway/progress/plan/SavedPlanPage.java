package org.skillway.progress.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One page of saved plans. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "SavedPlanPage", description = "One page of the plans that a learner keeps, by name.")
public record SavedPlanPage(
        @Schema(required = true) List<SavedPlanInShort> items,

        @Schema(description = "Cursor of the next page; absent on the last.")
        String next,

        @Schema(description = "How many there are in all; only with `count=true`.")
        Long total) {}
