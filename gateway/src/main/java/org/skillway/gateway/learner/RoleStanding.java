package org.skillway.gateway.learner;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.gateway.graph.CatalogGraph;
import org.skillway.gateway.graph.Skill;
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

    /** The role. */
    @Schema(name = "StandingRole", description = "The role that the answer is about.")
    record StandingRole(
            @Schema(required = true, examples = "web-developer")
            String key,

            @Schema(required = true, examples = "Web developer")
            String title,

            @Schema(
                    required = true,
                    description =
                            "Whether the catalog has retired the role: it can no longer be found in lists, but who"
                                    + " works towards it still sees it.",
                    examples = "false")
            boolean retired) {}

    /** Shares and the numbers that they come from. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(
            name = "Readiness",
            description = "How much of the role is met: shares from 0 to 1, and the whole numbers that they come from.")
    record Readiness(
            @Schema(
                    required = true,
                    nullable = true,
                    description =
                            "`essentialMet` divided by `essentialTotal`; null where the role has nothing essential.",
                    examples = "0.5")
            Double essential,

            @Schema(
                    required = true,
                    nullable = true,
                    description = "`met` divided by `total`; null where the role asks for nothing.",
                    examples = "0.4")
            Double all,

            @Schema(required = true, examples = "3") int essentialMet,
            @Schema(required = true, examples = "6") int essentialTotal,
            @Schema(required = true, examples = "4") int met,
            @Schema(required = true, examples = "10") int total) {

        static Readiness from(RoleReadiness role) {
            return new Readiness(
                    share(role.essentialMet(), role.essentialTotal()),
                    share(role.met(), role.total()),
                    role.essentialMet(),
                    role.essentialTotal(),
                    role.met(),
                    role.total());
        }

        private static Double share(int part, int whole) {
            return whole == 0 ? null : (double) part / whole;
        }
    }

    /** An n-of-m choice with how much of it is met. */
    @Schema(
            name = "StandingRequirement",
            description = "At least `atLeast` of the skills; met when so many of them are completed.")
    record StandingRequirement(
            @Schema(required = true) Importance importance,

            @Schema(required = true, description = "How many of the skills are needed.", examples = "1")
            int atLeast,

            @Schema(required = true, description = "How many of the skills are completed.", examples = "0")
            int completed,

            @Schema(required = true, description = "How many more have to be completed.", examples = "1")
            int missing,

            @Schema(required = true, description = "Whether nothing is missing.", examples = "false")
            boolean met,

            @Schema(required = true) List<StandingSkill> skills) {

        static StandingRequirement from(RequirementStanding standing, Locale language) {
            return new StandingRequirement(
                    Importance.from(standing.requirement().importance()),
                    standing.requirement().atLeast(),
                    standing.completed(),
                    standing.missing(),
                    standing.met(),
                    standing.skills().stream()
                            .map(skill -> StandingSkill.from(skill, language))
                            .toList());
        }
    }

    /** What is not met. */
    @Schema(name = "Gap", description = "What the learner does not meet, and what would meet it.")
    record Gap(
            @Schema(required = true, description = "How many requirements are not met.", examples = "6")
            int requirements,

            @Schema(required = true, description = "How many of those are essential.", examples = "3")
            int essential,

            @Schema(
                    required = true,
                    description =
                            "The keys of the skills that would meet them, in the order of the role, each once. Of an"
                                    + " n-of-m requirement all that are not completed stand here, also where fewer would do.",
                    examples = "[\"django\", \"flask\"]")
            List<String> skills) {

        static Gap from(RoleReadiness role) {
            return new Gap(
                    role.total() - role.met(),
                    role.essentialTotal() - role.essentialMet(),
                    role.gap().stream().map(Skill::key).toList());
        }
    }

    static RoleStanding from(
            String learner, CatalogGraph graph, RoleReadiness role, long progressVersion, Locale language) {
        return new RoleStanding(
                learner,
                new StandingRole(
                        role.role().key(),
                        role.role().titles().in(language),
                        !role.role().published()),
                graph.revision(),
                progressVersion,
                List.of(EvidenceKind.values()),
                Readiness.from(role),
                role.requirements().stream()
                        .map(requirement -> StandingRequirement.from(requirement, language))
                        .toList(),
                Gap.from(role));
    }
}
