package org.skillway.progress.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.progress.security.ActedAs;

/** An import on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "CompletionImport", description = "An import of completions and how far it has come.")
public record ImportView(
        @Schema(required = true) UUID id,
        @Schema(required = true) ActedAs by,
        @Schema(required = true) ImportState state,

        @Schema(required = true, description = "How many lines the file has.")
        long lines,

        @Schema(
                required = true,
                description =
                        "Up to which line the file has been dealt with. Of an import that failed or was cancelled the rest"
                                + " can be sent from the next line on, or the whole file again: what is there is not added"
                                + " twice.")
        long loaded,

        @Schema(required = true, description = "How many lines added something to a ledger.")
        long added,

        @Schema(required = true, description = "How many lines said what the importer had said before.")
        long same,

        @Schema(required = true, description = "How many faults there are. A line with a fault is left out.")
        long faults,

        @Schema(required = true) Instant createdAt,
        Instant endedAt) {}
