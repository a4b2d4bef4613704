package org.skillway.progress.plan;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A saved plan in a list. */
@Schema(name = "SavedPlanInShort", description = "A plan that a learner keeps, without what it consists of.")
public record SavedPlanInShort(
        @Schema(required = true, description = "The name under which it is kept.", examples = "web-by-spring")
        String plan,

        @Schema(required = true, description = "The catalog revision that it was computed from.", examples = "128")
        long catalogRevision,

        @Schema(required = true, description = "The progress version that it was computed from.", examples = "7")
        long progressVersion,

        @Schema(required = true) PlanStatus status,

        @Schema(required = true, description = "How long all of it takes.", examples = "420")
        long minutes,

        @Schema(required = true, description = "How many modules it has.", examples = "2")
        int moduleCount,

        @Schema(
                required = true,
                description = "When it was saved as it is.",
                implementation = String.class,
                format = "date-time")
        Instant savedAt,

        @Schema(required = true, description = "The progress version that saved it as it is.", examples = "8")
        long version) {

    static SavedPlanInShort of(SavedPlanView plan) {
        return new SavedPlanInShort(
                plan.plan(),
                plan.catalogRevision(),
                plan.progressVersion(),
                plan.status(),
                plan.minutes(),
                plan.modules().size(),
                plan.savedAt(),
                plan.version());
    }
}
