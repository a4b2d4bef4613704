package org.skillway.catalog.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.catalog.imports.format.Format;

/** An import on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Import", description = "An import and how far it has come.")
public record ImportView(
        @Schema(required = true) UUID id,

        @Schema(required = true, description = "Subject of who imports.")
        String actor,

        @Schema(required = true) Format format,

        @Schema(required = true, description = "Which collection this is.")
        String source,

        @Schema(required = true) boolean dryRun,
        @Schema(required = true) boolean retireMissing,
        @Schema(required = true) JobState state,
        @Schema(required = true) long bytes,
        @Schema(required = true) long bytesRead,
        @Schema(required = true) long entitiesRead,

        @Schema(required = true, description = "What the files hold, counted in the words of their format.")
        Map<String, Long> figures,

        @Schema(
                required = true,
                description =
                        "By kind: how many entities are created, changed, unchanged, retired, or skipped because they were"
                                + " merged. Of a dry run, how many would be.")
        Map<String, Map<String, Long>> outcome,

        @Schema(required = true, description = "How many faults there are; nothing is imported if there is one.")
        long faults,

        @Schema(required = true) long warnings,

        @Schema(description = "The catalog revision after the import.")
        Long revision,

        @Schema(
                description =
                        "For how many milliseconds nobody else could change the catalog: from when this import had the"
                                + " lock of the catalog's head until its commit was made. Waiting for the lock is not counted.")
        Long lockMillis,

        @Schema(required = true) Instant createdAt,
        Instant endedAt) {}
