package org.skillway.gateway.learner;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.gateway.graph.CatalogGraph;
import org.skillway.gateway.graph.Role;
import org.skillway.gateway.graph.Skill;
import org.skillway.gateway.plan.Comparisons.Distance;
import org.skillway.gateway.readiness.RoleDifference;
import org.skillway.gateway.readiness.RoleShare;
import org.skillway.gateway.readiness.SkillStanding;

/** Two roles held against each other, on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        description =
                "What two roles ask for, held against each other. What depends on a learner is there only if one was"
                        + " named.")
record RoleComparison(
        @Schema(required = true) ComparedRole role,

        @Schema(required = true) ComparedRole with,

        @Schema(required = true, description = "The catalog revision that this was computed from.", examples = "128")
        long catalogRevision,

        @Schema(description = "The learner, never `me`.", examples = "anna")
        String learner,

        @Schema(description = "The version of the learner's ledger that this was computed from.", examples = "7")
        Long progressVersion,

        @Schema(description = "The kinds of evidence that make a skill count as completed here.")
        List<EvidenceKind> counted,

        @Schema(required = true, description = "Whether people move on from the one to the other.", examples = "true")
        boolean careerStep,

        @Schema(required = true, description = "What both ask for, in the order of the other role.")
        List<ComparedSkill> shared,

        @Schema(required = true, description = "What only the other role asks for, in its order.")
        List<ComparedSkill> missing,

        @Schema(required = true, description = "What only the role asks for, in its order.")
        List<ComparedSkill> onlyHere,

        @Schema(
                required = true,
                description = "The published roles to which people move on from the role, in its order.")
        List<NextStep> careerSteps) {

    /** One of the two. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ComparedRole", description = "A role, and how much of it the learner meets if one was named.")
    record ComparedRole(
            @Schema(required = true, examples = "web-developer")
            String key,

            @Schema(required = true, examples = "Web developer")
            String title,

            @Schema(required = true, description = "Whether the catalog has retired the role.", examples = "false")
            boolean retired,

            @Schema(description = "Absent unless a learner was named.")
            Readiness readiness,

            @Schema(description = "Absent unless a learner was named.")
            RemainingWay remaining) {

        static ComparedRole from(Role role, Locale language, Standing learner) {
            return new ComparedRole(
                    role.key(),
                    role.titles().in(language),
                    !role.published(),
                    learner == null ? null : Readiness.from(RoleShare.of(role, learner.completed())),
                    learner == null
                            ? null
                            : RemainingWay.from(learner.distances().get(role.key())));
        }
    }

    /** A skill of either. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ComparedSkill", description = "A skill that one of two roles asks for, or both.")
    record ComparedSkill(
            @Schema(required = true, examples = "docker") String key,

            @Schema(required = true, examples = "Docker") String title,

            @Schema(description = "How much the role asks for it; absent where it does not.")
            Importance importance,

            @Schema(description = "How much the other role asks for it; absent where it does not.")
            Importance importanceWith,

            @Schema(description = "Absent unless a learner was named.")
            SkillState state,

            @Schema(
                    description = "Whether it counts as completed; absent unless a learner was named.",
                    examples = "false")
            Boolean counts) {

        static ComparedSkill from(RoleDifference.ComparedSkill compared, Locale language, Standing learner) {
            SkillStanding standing = learner == null ? null : learner.of(compared.skill());
            return new ComparedSkill(
                    compared.skill().key(),
                    compared.skill().titles().in(language),
                    compared.here() == null ? null : Importance.from(compared.here()),
                    compared.there() == null ? null : Importance.from(compared.there()),
                    standing == null
                            ? null
                            : SkillState.from(standing.standing().state()),
                    standing == null ? null : standing.completed());
        }
    }

    /** Where people move on to. */
    @Schema(name = "NextStep", description = "A role to which people move on, and what it asks for beside the same.")
    record NextStep(
            @Schema(required = true) ComparedRole role,

            @Schema(required = true, description = "How many skills both ask for.", examples = "12")
            int shared,

            @Schema(required = true, description = "How many skills only that one asks for.", examples = "8")
            int missing) {

        static NextStep from(Role from, Role to, Locale language, Standing learner) {
            RoleDifference difference = RoleDifference.of(from, to);
            return new NextStep(
                    ComparedRole.from(to, language, learner),
                    difference.shared().size(),
                    difference.onlyThere().size());
        }
    }

    /** A learner, and how far it is from there to each role of {@link #roles}, by key. */
    record Standing(Combination combination, Map<String, Distance> distances) {

        private BitSet completed() {
            return combination.learner().skills().completed();
        }

        private SkillStanding of(Skill skill) {
            return SkillStanding.of(combination.graph(), skill, combination.learner());
        }
    }

    /** All roles that a comparison tells of. */
    static List<Role> roles(CatalogGraph graph, RoleDifference difference) {
        return Stream.concat(Stream.of(difference.role(), difference.other()), careerSteps(graph, difference.role()))
                .distinct()
                .toList();
    }

    private static Stream<Role> careerSteps(CatalogGraph graph, Role role) {
        return role.careerSteps().stream()
                .flatMap(key -> graph.role(key).stream())
                .filter(Role::published);
    }

    /** @param learner null for nobody */
    static RoleComparison from(CatalogGraph graph, RoleDifference difference, Locale language, Standing learner) {
        Role role = difference.role();
        return new RoleComparison(
                ComparedRole.from(role, language, learner),
                ComparedRole.from(difference.other(), language, learner),
                graph.revision(),
                learner == null ? null : learner.combination().question().learner(),
                learner == null ? null : learner.combination().standing().version(),
                learner == null ? null : learner.combination().question().countedKinds(),
                role.careerSteps().contains(difference.other().key()),
                skills(difference.shared(), language, learner),
                skills(difference.onlyThere(), language, learner),
                skills(difference.onlyHere(), language, learner),
                careerSteps(graph, role)
                        .map(step -> NextStep.from(role, step, language, learner))
                        .toList());
    }

    private static List<ComparedSkill> skills(
            List<RoleDifference.ComparedSkill> skills, Locale language, Standing learner) {
        return skills.stream()
                .map(skill -> ComparedSkill.from(skill, language, learner))
                .toList();
    }
}
