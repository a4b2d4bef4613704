package org.skillway.gateway.learner;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.gateway.plan.Comparisons.Worth;
import org.skillway.gateway.planning.PlanComparisons.Compared;

/** The skills that bring most roles nearer for an hour, on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "SkillsWorthMost",
        description =
                "The skills for which most essential requirements of all roles ask, for each minute of the way to them.")
record SkillsWorthMost(
        @Schema(required = true, description = "The learner, never `me`.", examples = "anna")
        String learner,

        @Schema(required = true, description = "The catalog revision that this was computed from.", examples = "128")
        long catalogRevision,

        @Schema(
                required = true,
                description = "The version of the learner's ledger that this was computed from.",
                examples = "7")
        long progressVersion,

        @Schema(required = true, description = "The kinds of evidence that make a skill count as completed here.")
        List<EvidenceKind> counted,

        @Schema(
                required = true,
                description =
                        "`optimal`: these are the ones, by exact minutes. `bounded`: the work allowed did not suffice"
                                + " for all skills; those that most requirements ask for have been looked at.")
        LearnerPlan.PlanStatus status,

        @Schema(
                required = true,
                description =
                        "False where time ran out before the work that is allowed was done: another time the answer"
                                + " may be another. Such an answer has no ETag.",
                examples = "true")
        boolean reproducible,

        @Schema(required = true, description = "The one worth most first.")
        List<WorthySkill> items) {

    /** One skill. */
    @Schema(name = "WorthySkill", description = "A skill, how often it is asked for, and how far it is.")
    record WorthySkill(
            @Schema(required = true) EntityRef skill,

            @Schema(
                    required = true,
                    description =
                            "How many essential requirements, of all published roles, ask for it and are not met.",
                    examples = "12")
            int requirements,

            @Schema(
                    required = true,
                    description = "The fewest minutes to it, with all that has to be learned before.",
                    examples = "120")
            long minutes) {}

    static SkillsWorthMost from(Combination combination, Compared<List<Worth>> compared) {
        return new SkillsWorthMost(
                combination.question().learner(),
                combination.graph().revision(),
                combination.standing().version(),
                combination.question().countedKinds(),
                compared.complete() ? LearnerPlan.PlanStatus.OPTIMAL : LearnerPlan.PlanStatus.BOUNDED,
                compared.reproducible(),
                compared.found().stream()
                        .map(worth -> new WorthySkill(
                                combination.ref(combination.graph().skill(worth.skill())),
                                worth.goals(),
                                worth.minutes()))
                        .toList());
    }
}
