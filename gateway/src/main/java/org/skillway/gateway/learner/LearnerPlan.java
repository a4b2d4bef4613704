package org.skillway.gateway.learner;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.gateway.plan.model.PlanAnswer.Plan;
import org.skillway.gateway.planning.CatalogProblem;

/** The shortest way to what is asked for, on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Plan",
        description =
                "The modules that meet what is asked for, in an order in which each one's needs are met when its turn"
                        + " comes. `optimal`: no plan takes fewer minutes. Of as many minutes it is the one of the fewest modules, and of"
                        + " those the first in the order of keys, unless `tiesSettled` is false. With nothing left to do there"
                        + " are no modules.")
record LearnerPlan(
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

        @Schema(required = true) PlanStatus status,

        @Schema(
                required = true,
                description =
                        "Whether it is known to be the one of the fewest modules, and of those the first in the order of"
                                + " keys, among plans that are equally good; false where the work allowed did not suffice for that, as it"
                                + " never does for a bounded one.",
                examples = "true")
        boolean tiesSettled,

        @Schema(required = true, description = "How long all of it takes.", examples = "390")
        long minutes,

        @Schema(required = true, description = "No plan that meets as much takes fewer minutes.", examples = "390")
        long lowerBoundMinutes,

        @Schema(
                required = true,
                description = "By how many minutes another plan could be shorter at the most; 0 of an optimal one.",
                examples = "0")
        long gapMinutes,

        @Schema(
                required = true,
                description = "False where time ran out before the work that is allowed was done: another time the plan"
                        + " may be a better one. Such an answer has no ETag.",
                examples = "true")
        boolean reproducible,

        @Schema(description = "How many weeks it takes; absent without `hoursPerWeek`.", examples = "2")
        Long weeks,

        @Schema(
                description = "The last day of study; absent without `start`, and of a plan without modules.",
                examples = "2026-09-14")
        LocalDate finishOn,

        @Schema(required = true, description = "What to take, in this order.")
        List<PlannedModule> modules,

        @Schema(required = true, description = "What is planned for, in the order in which it was asked for.")
        List<PlannedRequirement> requirements,

        @Schema(
                description =
                        "Absent without `proof=true`: with it the answer can be posted to `/plans/check` as it is.")
        PlanProof proof) {

    /** How good it is. */
    @Schema(
            name = "PlanStatus",
            description =
                    "`optimal`: no plan that meets as much takes fewer minutes. `bounded`: the best that was found with the"
                            + " work allowed.")
    enum PlanStatus {
        @JsonProperty("optimal")
        OPTIMAL,
        @JsonProperty("bounded")
        BOUNDED
    }

    static LearnerPlan from(
            Combination combination,
            CatalogProblem catalog,
            List<PlanQuestion.Aim> aims,
            PlanQuestion question,
            Plan plan,
            PlanProof proof) {
        StudyCalendar calendar = question.calendar();
        boolean dated =
                calendar != null && calendar.start() != null && !plan.steps().isEmpty();
        return new LearnerPlan(
                combination.question().learner(),
                combination.graph().revision(),
                combination.standing().version(),
                combination.question().countedKinds(),
                PlanStatus.valueOf(plan.status().name()),
                plan.tiesSettled(),
                plan.minutes(),
                plan.lowerBound(),
                plan.gap(),
                plan.reproducible(),
                calendar == null ? null : plan.steps().isEmpty() ? 0 : calendar.weekOf(plan.minutes()),
                dated ? calendar.dayOf(plan.minutes()) : null,
                plan.steps().stream()
                        .map(step -> PlannedModule.from(step, catalog, combination, calendar))
                        .toList(),
                PlannedRequirement.all(combination, question, catalog, aims, plan),
                proof);
    }
}
