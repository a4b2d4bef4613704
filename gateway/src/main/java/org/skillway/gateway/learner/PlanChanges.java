package org.skillway.gateway.learner;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.gateway.changes.PlanDifference;

/** What has become of a saved plan, on the wire. */
@Schema(
        name = "PlanChanges",
        description =
                "A saved plan held against the plan of today for what it was asked for: what has happened in between, which"
                        + " modules came and went, and why. Of plans that are equally good today's is the one"
                        + " that keeps the first of its modules in which they differ.")
record PlanChanges(
        @Schema(required = true, description = "The learner, never `me`.", examples = "anna")
        String learner,

        @Schema(required = true, description = "The name under which the plan is kept.", examples = "web-by-spring")
        String plan,

        @Schema(required = true, description = "The catalog revision that this was computed from.", examples = "130")
        long catalogRevision,

        @Schema(
                required = true,
                description = "The version of the learner's ledger that this was computed from.",
                examples = "9")
        long progressVersion,

        @Schema(required = true) Then saved,

        @Schema(
                required = true,
                description = "How long those of its modules took that have been completed since.",
                examples = "300")
        long minutesCompleted,

        @Schema(
                required = true,
                description = "Whether today's plan has the same modules in the same order and takes as long.",
                examples = "false")
        boolean same,

        @Schema(required = true, description = "Whether the modules that are in both come in another order.")
        boolean reordered,

        @Schema(required = true, description = "What has happened since: of the learner first, then in the catalog.")
        List<SinceSaved> since,

        @Schema(required = true, description = "Which modules were taken out, then which were put in.")
        List<PlanModuleChange> modules,

        @Schema(required = true) LearnerPlan today) {

    /** The saved plan in short. */
    @Schema(name = "SavedThen", description = "The saved plan in short.")
    record Then(
            @Schema(required = true, description = "The catalog revision that it was computed from.", examples = "128")
            long catalogRevision,

            @Schema(required = true, description = "The progress version that it was computed from.", examples = "7")
            long progressVersion,

            @Schema(required = true) LearnerPlan.PlanStatus status,

            @Schema(required = true, description = "How long all of it took.", examples = "420")
            long minutes,

            @Schema(required = true, implementation = String.class, format = "date-time")
            Instant savedAt,

            @Schema(required = true, description = "The progress version that saved it.", examples = "8")
            long version) {}

    static PlanChanges from(SavedPlan saved, Combination now, PlanDifference difference, LearnerPlan today) {
        SinceSavedTelling telling = new SinceSavedTelling(saved, now);
        List<String> modules =
                today.modules().stream().map(step -> step.module().key()).toList();
        return new PlanChanges(
                now.question().learner(),
                saved.plan(),
                now.graph().revision(),
                now.standing().version(),
                new Then(
                        saved.catalogRevision(),
                        saved.progressVersion(),
                        saved.status(),
                        saved.minutes(),
                        saved.savedAt(),
                        saved.version()),
                saved.modules().stream()
                        .filter(module -> difference.completed().contains(module.key()))
                        .mapToLong(SavedPlan.Module::minutes)
                        .sum(),
                modules.equals(saved.keys()) && today.minutes() == saved.minutes(),
                difference.reordered(),
                difference.facts().stream().map(telling::tell).toList(),
                difference.changes().stream()
                        .map(change -> PlanModuleChange.from(change, now))
                        .toList(),
                today);
    }
}
