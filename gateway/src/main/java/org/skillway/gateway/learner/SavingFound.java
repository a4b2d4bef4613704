package org.skillway.gateway.learner;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.gateway.plan.Comparisons.Distance;
import org.skillway.gateway.plan.Comparisons.Saving;
import org.skillway.gateway.plan.model.IdSet;
import org.skillway.gateway.planning.PlanComparisons.Compared;

/** What a module that does not exist yet would save, on the wire. */
@Schema(name = "SavingFound", description = "How far it is to all that is missing, without the module and with it.")
record SavingFound(
        @Schema(required = true, description = "The catalog revision that this was computed from.", examples = "128")
        long catalogRevision,

        @Schema(required = true) Way without,

        @Schema(required = true) Way with,

        @Schema(
                required = true,
                description =
                        "By how many minutes the way with it is shorter. Less than nothing where the module opens a way"
                                + " to something to which there was none.",
                examples = "30")
        long savedMinutes,

        @Schema(required = true, description = "The keys of what could be learned with it and could not without.")
        List<String> opened,

        @Schema(
                required = true,
                description = "False where time ran out before the work that is allowed was done.",
                examples = "true")
        boolean reproducible) {

    /** One of the two. */
    @Schema(name = "WayToAll", description = "The shortest way to all that can be learned of what is missing.")
    record Way(
            @Schema(required = true) LearnerPlan.PlanStatus status,

            @Schema(required = true, examples = "510") long minutes,

            @Schema(required = true, description = "No way takes fewer minutes.", examples = "510")
            long lowerBoundMinutes,

            @Schema(required = true, description = "The keys of what no choice of modules teaches.")
            List<String> unteachable) {}

    static SavingFound from(IdSet missing, Compared<Saving> compared) {
        Saving saving = compared.found();
        Way without = way(missing, compared, saving.without());
        Way with = way(missing, compared, saving.with());
        return new SavingFound(
                compared.catalog().graph().revision(),
                without,
                with,
                saving.minutes(),
                without.unteachable().stream()
                        .filter(key -> !with.unteachable().contains(key))
                        .toList(),
                compared.reproducible());
    }

    private static Way way(IdSet missing, Compared<Saving> compared, Distance distance) {
        return new Way(
                distance.exact() ? LearnerPlan.PlanStatus.OPTIMAL : LearnerPlan.PlanStatus.BOUNDED,
                distance.minutes(),
                distance.atLeast(),
                distance.unteachable().stream()
                        .map(goal -> compared.catalog()
                                .graph()
                                .skill(missing.get(goal))
                                .key())
                        .sorted()
                        .toList());
    }
}
