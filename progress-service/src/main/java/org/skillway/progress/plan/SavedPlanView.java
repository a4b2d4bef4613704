package org.skillway.progress.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.progress.ledger.EntryKind;
import org.skillway.progress.ledger.StandingRow;
import org.skillway.progress.standing.Held;

/** A saved plan on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "SavedPlan", description = "A plan that a learner keeps, as it was answered then.")
public record SavedPlanView(
        @Schema(required = true, description = "The name under which it is kept.", examples = "web-by-spring")
        String plan,

        @Schema(required = true) PlanQuestion question,

        @Schema(required = true, description = "The catalog revision that it was computed from.", examples = "128")
        long catalogRevision,

        @Schema(required = true, description = "The progress version that it was computed from.", examples = "7")
        long progressVersion,

        @Schema(required = true) PlanStatus status,

        @Schema(required = true, description = "How long all of it takes.", examples = "420")
        long minutes,

        @Schema(required = true, description = "Its modules, in order.")
        List<PlannedModule> modules,

        @Schema(
                required = true,
                description = "When it was saved as it is.",
                implementation = String.class,
                format = "date-time")
        Instant savedAt,

        @Schema(required = true, description = "The progress version that saved it as it is.", examples = "8")
        long version) {

    private static SavedPlanView of(StandingRow row) {
        PlanContent content = PlanContent.parse(row.details());
        return new SavedPlanView(
                row.key(),
                content.question(),
                content.catalogRevision(),
                content.progressVersion(),
                content.status(),
                content.minutes(),
                content.modules(),
                row.recordedAt(),
                row.version());
    }

    /** All that are kept, by name. */
    static List<SavedPlanView> from(Held held) {
        return held.of(EntryKind.PLAN_SAVED).stream().map(SavedPlanView::of).toList();
    }
}
