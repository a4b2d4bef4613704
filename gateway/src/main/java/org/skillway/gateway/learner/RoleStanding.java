package org.skillway.gateway.learner;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.gateway.graph.Role;
import org.skillway.gateway.readiness.Each;
import org.skillway.gateway.readiness.RoleReadiness;
import org.skillway.gateway.readiness.RoleReadiness.RequirementStanding;

/** What a role asks for, with a learner's own standing on every skill of it, on the wire. */
@Schema(
        description =
                "What a role asks for, with the learner's own standing on every skill of it. The same path in the"
                        + " same language gives the same bytes as long as `catalogRevision` and `progressVersion` are the same.")
record RoleStanding(
        @Schema(required = true, description = "The learner, never `me`.", examples = "anna")
        String learner,

        @Schema(required = true) StandingRole role,

        @Schema(required = true, description = "The catalog revision that this was computed from.", examples = "128")
        long catalogRevision,

        @Schema(
                required = true,
                description = "The version of the learner's ledger that this was computed from.",
                examples = "7")
        long progressVersion,

        @Schema(required = true, description = "The kinds of evidence that make a skill count as completed here.")
        List<EvidenceKind> counted,

        @Schema(required = true) Readiness readiness,

        @Schema(required = true, description = "What the role asks for, in the order of the role.")
        List<StandingRequirement> requirements,

        @Schema(required = true) Gap gap) {

    /** An n-of-m choice with how much of it is met. */
    @Schema(
            name = "StandingRequirement",
            description = "At least `atLeast` of the skills; met when so many of them are completed.")
    record StandingRequirement(
            @Schema(required = true) Importance importance,

            @Schema(required = true, description = "How many of the skills are needed.", examples = "1")
            int atLeast,

            @Schema(required = true, description = "How many of the skills count as completed.", examples = "0")
            int completed,

            @Schema(required = true, description = "How many more have to be completed.", examples = "1")
            int missing,

            @Schema(required = true, description = "Whether nothing is missing.", examples = "false")
            boolean met,

            @Schema(required = true) List<StandingSkill> skills) {

        static StandingRequirement from(RequirementStanding standing, Combination combination) {
            return new StandingRequirement(
                    Importance.from(standing.requirement().importance()),
                    standing.requirement().atLeast(),
                    standing.completed(),
                    standing.missing(),
                    standing.met(),
                    Each.of(standing.skills(), skill -> StandingSkill.from(skill, combination)));
        }
    }

    static RoleStanding from(Combination combination, Role role) {
        RoleReadiness readiness = RoleReadiness.of(combination.graph(), role, combination.learner());
        return new RoleStanding(
                combination.question().learner(),
                StandingRole.from(role, combination),
                combination.graph().revision(),
                combination.standing().version(),
                combination.question().countedKinds(),
                Readiness.from(readiness.share()),
                Each.of(readiness.requirements(), requirement -> StandingRequirement.from(requirement, combination)),
                Gap.from(readiness));
    }
}
