package org.skillway.progress.sight;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One page of grants. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "GrantPage",
        description = "One page of those who see all of a learner's progress, in the order in which that was granted.")
public record GrantPage(
        @Schema(required = true) List<GrantView> items,

        @Schema(description = "Cursor of the next page; absent on the last.")
        String next,

        @Schema(description = "How many there are in all; only with `count=true`.")
        Long total) {}
