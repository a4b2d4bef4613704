package org.skillway.catalog.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One page of the faults and warnings of an import, in the order in which they were found. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ImportFaultPage")
public record ImportFaultPage(
        @Schema(required = true) List<ImportFaultView> items,

        @Schema(description = "`after` of the next page; absent on the last.")
        Integer next) {

    /** One fault or warning. */
    @Schema(name = "ImportFault", description = "One fault or warning of an import: where it is, which rule it breaks.")
    public record ImportFaultView(
            @Schema(required = true, description = "A warning does not keep the import from going in.")
            boolean warning,

            @Schema(required = true, description = "Name of the file.")
            String file,

            @Schema(required = true, description = "Counted from 1; 0 for the file as a whole.")
            long line,

            @Schema(required = true, description = "JSON Pointer (RFC 6901) or name of the column; empty for the line.")
            String field,

            @Schema(required = true, examples = "dangling-reference")
            String rule,

            @Schema(required = true, description = "What is wrong, in English.")
            String message) {}
}
