package org.skillway.gateway.learner;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.gateway.error.Problem;

/** What a check has shown of a plan, on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "PlanVerdict",
        description =
                "What was shown of a plan, by a check that shares nothing with what makes plans, and what was not.")
record PlanVerdict(
        @Schema(required = true, description = "The catalog revision that it was checked at.", examples = "128")
        long catalogRevision,

        @Schema(
                required = true,
                description =
                        "Whether nothing that the plan says was found to be wrong. Not everything that it says need"
                                + " be shown for that: see `claims`.",
                examples = "true")
        boolean accepted,

        @Schema(
                required = true,
                description =
                        "No plan that meets as much under the same wishes takes fewer minutes: added up from the certificate"
                                + " alone, and 0 where that shows nothing or the plan is not accepted.",
                examples = "510")
        long provenMinutes,

        @Schema(required = true, description = "Each thing that a plan says, always in this order.")
        List<Claim> claims,

        @Schema(required = true, description = "What is wrong: where in the plan, and why.")
        List<Problem.Fault> faults) {

    /** One thing that it says. */
    @Schema(name = "PlanClaim", description = "Something that a plan says, and whether it is so.")
    record Claim(
            @Schema(required = true) About about,
            @Schema(required = true) ClaimState state) {}

    /** What is said. */
    @Schema(
            name = "PlanClaimAbout",
            description =
                    "`modules`: each is published at this revision and stands there once. `order`: what each needs is held or"
                            + " comes before it. `brings`: each brings the skills that are said. `minutes`: of each, up to its end"
                            + " and in all. `wishes`: all are obeyed. `coverage`: each requirement that is said to be held or"
                            + " planned is met at the end, no other is, and of each role all that is essential is there."
                            + " `unteachable`: no choice of the modules that the wishes leave meets what is said to be unteachable."
                            + " `lower-bound`: no plan that meets as much takes fewer minutes than the lower bound. `optimal`: none"
                            + " takes fewer than this one. `left-out`: no other choice of requirements within the budget is worth"
                            + " more. `ties`: of plans of as many minutes it has the fewest modules and comes first. `reasons`: why"
                            + " something is unteachable. `held`: the learner has what is said to be held.")
    enum About {
        @JsonProperty("modules")
        MODULES,
        @JsonProperty("order")
        ORDER,
        @JsonProperty("brings")
        BRINGS,
        @JsonProperty("minutes")
        MINUTES,
        @JsonProperty("wishes")
        WISHES,
        @JsonProperty("coverage")
        COVERAGE,
        @JsonProperty("unteachable")
        UNTEACHABLE,
        @JsonProperty("lower-bound")
        LOWER_BOUND,
        @JsonProperty("optimal")
        OPTIMAL,
        @JsonProperty("left-out")
        LEFT_OUT,
        @JsonProperty("ties")
        TIES,
        @JsonProperty("reasons")
        REASONS,
        @JsonProperty("held")
        HELD
    }

    /** Whether it is so. */
    @Schema(
            name = "PlanClaimState",
            description =
                    "`proven`: it is so. `refuted`: it is not, and a fault says why. `not-proven`: it may be so; the"
                            + " check does not show it, for want of a certificate, because no check could, or because another fault or"
                            + " the work allowed ended it. `not-claimed`: the plan does not say it.")
    enum ClaimState {
        @JsonProperty("proven")
        PROVEN,
        @JsonProperty("refuted")
        REFUTED,
        @JsonProperty("not-proven")
        NOT_PROVEN,
        @JsonProperty("not-claimed")
        NOT_CLAIMED
    }
}
