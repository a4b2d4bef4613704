package org.skillway.progress.enrolment;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.progress.ledger.StandingRow;

/** That a course was completed, which no later change takes back. */
@Schema(name = "CourseCompleted", description = "That the course was completed, which no later change takes back.")
public record CompletedView(
        @Schema(
                required = true,
                description = "When the last module was recorded as completed.",
                implementation = String.class,
                format = "date-time")
        Instant at,

        @Schema(required = true, description = "The catalog revision on which that was decided.", examples = "12")
        long catalogRevision,

        @Schema(required = true, description = "The progress version of the entry.", examples = "9")
        long version,

        @Schema(required = true, description = "The modules that count today and did not then, by their keys.")
        List<String> addedSince) {

    static CompletedView of(StandingRow row, List<String> then, List<String> today) {
        List<String> added =
                today.stream().filter(module -> !then.contains(module)).toList();
        return new CompletedView(row.recordedAt(), row.catalogRevision(), row.version(), added);
    }
}
