package org.skillway.progress.module;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.progress.ledger.StandingRow;
import org.skillway.progress.security.ActedAs;

/** Somebody's word that a module was completed. */
@Schema(name = "Completion", description = "Somebody's word that a module was completed.")
public record CompletionView(
        @Schema(required = true, description = "The version of the module.", examples = "2")
        int moduleVersion,

        @Schema(required = true) ActedAs by,

        @Schema(
                required = true,
                description = "When it happened, as it was told.",
                implementation = String.class,
                format = "date-time")
        Instant happenedAt,

        @Schema(
                required = true,
                description = "When it was recorded.",
                implementation = String.class,
                format = "date-time")
        Instant recordedAt,

        @Schema(
                required = true,
                description = "The catalog revision on which it was decided what the module teaches.",
                examples = "12")
        long catalogRevision) {

    static CompletionView from(StandingRow row) {
        return new CompletionView(
                row.moduleVersion(), row.by(), row.happenedAt(), row.recordedAt(), row.catalogRevision());
    }
}
