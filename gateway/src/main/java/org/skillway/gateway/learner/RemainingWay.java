package org.skillway.gateway.learner;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.gateway.plan.Comparisons.Distance;

/** How much study is left to a role, on the wire. */
@Schema(
        description =
                "How many minutes of modules remain until what is essential for the role is met, by the shortest plan.")
record RemainingWay(
        @Schema(
                required = true,
                description =
                        "`optimal`: the minutes are those of the shortest plan. `bounded`: a plan of so many minutes was"
                                + " found with the work allowed, and `lowerBoundMinutes` says what none goes below. The same"
                                + " versions always have the same.")
        LearnerPlan.PlanStatus status,

        @Schema(required = true, description = "0 when nothing is missing that modules lead to.", examples = "390")
        long minutes,

        @Schema(required = true, description = "The minutes in hours, rounded to one decimal place.", examples = "6.5")
        double hours,

        @Schema(required = true, description = "No plan takes fewer minutes.", examples = "390")
        long lowerBoundMinutes,

        @Schema(
                required = true,
                description =
                        "How many essential requirements no choice of modules meets; the minutes are those of the others.",
                examples = "0")
        int unteachable) {

    private static final double MINUTES_PER_TENTH = 6;
    private static final double TENTHS = 10;

    static RemainingWay from(Distance distance) {
        return new RemainingWay(
                distance.exact() ? LearnerPlan.PlanStatus.OPTIMAL : LearnerPlan.PlanStatus.BOUNDED,
                distance.minutes(),
                Math.round(distance.minutes() / MINUTES_PER_TENTH) / TENTHS,
                distance.atLeast(),
                distance.unteachable().size());
    }
}
