package org.skillway.progress.module;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One page of completed modules. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ModuleCompletionPage", description = "One page of the modules that a learner has completed, by key.")
public record ModuleCompletionPage(
        @Schema(required = true) List<ModuleCompletionView> items,

        @Schema(description = "Cursor of the next page; absent on the last.")
        String next,

        @Schema(description = "How many there are in all; only with `count=true`.")
        Long total) {}
