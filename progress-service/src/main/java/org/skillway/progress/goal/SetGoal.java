package org.skillway.progress.goal;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.progress.ledger.Wish;

/** What a client says about a goal. */
@Schema(description = "What a learner has in mind with a role.")
public record SetGoal(
        @Schema(
                description = "The day by which it is to be reached.",
                examples = "2027-03-01",
                implementation = String.class,
                format = "date")
        LocalDate by,

        @Min(1) @Max(168) @Schema(description = "How many hours a week there are for it.", examples = "6")
        Integer hoursPerWeek,

        @Min(1)
        @Max(GoalView.LAST_POSITION)
        @Schema(description = "Where it stands among the goals; the last unless said.", examples = "1")
        Integer position,

        @Schema(
                description =
                        "Names the entry within the learner's ledger, where the client chooses to: the same id with the same"
                                + " content is a repetition, with other content a `409`.",
                implementation = String.class,
                format = "uuid")
        UUID entryId) {

    Wish wish() {
        return new Wish(by, hoursPerWeek, position);
    }
}
