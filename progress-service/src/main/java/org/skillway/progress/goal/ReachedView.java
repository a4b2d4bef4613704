package org.skillway.progress.goal;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.progress.ledger.StandingRow;

/** That a role was reached, which no later change takes back. */
@Schema(name = "RoleReached", description = "That the role was reached, which no later change takes back.")
public record ReachedView(
        @Schema(
                required = true,
                description = "When the last essential requirement was met.",
                implementation = String.class,
                format = "date-time")
        Instant at,

        @Schema(required = true, description = "The catalog revision on which that was decided.", examples = "12")
        long catalogRevision,

        @Schema(required = true, description = "The progress version of the entry.", examples = "9")
        long version,

        @Schema(required = true, description = "What the role asks for today and did not ask for then.")
        List<Requirement> addedSince) {

    static ReachedView of(StandingRow row, List<Requirement> then, List<Requirement> today) {
        List<Requirement> added =
                today.stream().filter(asked -> !then.contains(asked)).toList();
        return new ReachedView(row.recordedAt(), row.catalogRevision(), row.version(), added);
    }
}
