package org.skillway.progress.record;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.progress.ledger.StandingRow;
import org.skillway.progress.security.ActedAs;

/** Somebody's word on a skill that completes nothing. */
@Schema(name = "Word", description = "Somebody's word on a skill that completes nothing.")
public record WordView(
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
        Instant recordedAt) {

    static WordView from(StandingRow row) {
        return new WordView(row.by(), row.happenedAt(), row.recordedAt());
    }
}
