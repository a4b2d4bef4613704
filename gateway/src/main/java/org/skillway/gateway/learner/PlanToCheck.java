package org.skillway.gateway.learner;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A plan that somebody wants checked: what the answer of a plan with its proof says, as far as it can be checked. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "PlanToCheck",
        description =
                "A plan, whoever made it: an answer of `getPlan` with `proof=true` as it came, or the same members. What"
                        + " else it says (titles, weeks, dates, what each module serves) is passed over.")
record PlanToCheck(
        @Schema(required = true, description = "The catalog revision that it is a plan at.", examples = "128")
        Long catalogRevision,

        @Schema(required = true) LearnerPlan.PlanStatus status,

        @Schema(
                description =
                        "Of equally good plans it is the one of the fewest modules, and of those the first; so of an"
                                + " optimal one, unless it is said.",
                examples = "true")
        Boolean tiesSettled,

        @Schema(required = true, description = "How long all of it takes.", examples = "510")
        Long minutes,

        @Schema(description = "No plan that meets as much takes fewer minutes: 0 unless it is said.", examples = "510")
        Long lowerBoundMinutes,

        @Schema(required = true, description = "What to take, in this order.", maxItems = MOST)
        List<Step> modules,

        @Schema(
                required = true,
                description =
                        "What it is a plan for, and what becomes of each. Of each role that is named all essential"
                                + " requirements have to be there.",
                maxItems = MOST)
        List<Aim> requirements,

        @Schema(
                description =
                        "What was held and wished for, and why no plan is shorter. Without it nothing was held and"
                                + " nothing wished for, and no lower bound is shown.")
        Proof proof) {

    static final int MOST = 5_000;

    /** A module at its place. */
    @Schema(name = "StepToCheck", description = "A module at its place in the plan.")
    record Step(
            @Schema(required = true) Taken module,

            @Schema(description = "What the learner has after it and not before; passed over unless it is said.")
            List<Named> brings,

            @Schema(description = "The minutes up to its end; passed over unless they are said.", examples = "300")
            Long totalMinutes) {}

    /** A module. */
    @Schema(name = "ModuleToCheck", description = "A module, and how long the plan says that it takes.")
    record Taken(
            @Schema(required = true, examples = "python-basics")
            String key,

            @Schema(description = "Passed over unless they are said.", examples = "300")
            Long minutes) {}

    /** Something that has a key. */
    @Schema(name = "Named", description = "An entity of the catalog, by its key.")
    record Named(
            @Schema(required = true, examples = "python") String key) {}

    /** What it is a plan for. */
    @Schema(name = "RequirementToCheck", description = "At least `atLeast` of the skills, and what becomes of it.")
    record Aim(
            @Schema(description = "Of which role it is; absent of a skill that is asked for by itself.")
            Named role,

            @Schema(required = true) Importance importance,

            @Schema(required = true, description = "How many of the skills are needed.", examples = "1")
            Integer atLeast,

            @Schema(required = true, description = "Each once.")
            List<Named> skills,

            @Schema(required = true) PlannedOutcome outcome) {}

    /** What it rests on; each member may be left out. */
    @Schema(name = "ProofToCheck", description = "What a plan rests on beside itself; each member may be left out.")
    record Proof(
            @Schema(description = "The keys of the skills that counted as completed.")
            List<String> held,

            PlanProof.Wishes wishes,
            PlanProof.Certificate certificate) {}
}
