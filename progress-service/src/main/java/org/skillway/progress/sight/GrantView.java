package org.skillway.progress.sight;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.progress.ledger.StandingRow;

/** A grant on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "SightGrant", description = "That an instructor sees all of a learner's progress.")
public record GrantView(
        @Schema(description = "The instructor; absent where nobody knows any more who that was.", examples = "anna")
        String subject,

        @Schema(
                required = true,
                description = "When it was granted.",
                implementation = String.class,
                format = "date-time")
        Instant grantedAt,

        @Schema(required = true, description = "The progress version that brought it.", examples = "4")
        long version) {

    /** Where it stands in the list. */
    String place() {
        return "%019d".formatted(version);
    }

    static GrantView of(StandingRow row, String subject) {
        return new GrantView(subject, row.recordedAt(), row.version());
    }
}
