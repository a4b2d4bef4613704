package org.skillway.progress.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One page of the faults of an import, as they were found. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "CompletionFaultPage")
public record ImportFaultPage(
        @Schema(required = true) List<FaultView> items,

        @Schema(description = "`cursor` of the next page; absent on the last.")
        String next) {

    /** One fault. */
    @Schema(name = "CompletionFault", description = "One fault of an import: where it is, which rule it breaks.")
    public record FaultView(
            @Schema(required = true, description = "Counted from 1.")
            long line,

            @Schema(required = true, description = "The member or column; empty for the whole line.")
            String field,

            @Schema(required = true, description = "The rule that is broken; never translated.", examples = "unknown")
            String rule,

            @Schema(required = true, description = "The rule in words, in the negotiated language.")
            String message) {}
}
