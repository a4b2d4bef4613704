package org.skillway.gateway.learner;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.gateway.graph.Role;
import org.skillway.gateway.readiness.RoleReadiness;
import org.skillway.gateway.readiness.SkillStanding;

/** What a role asks for, while nobody can say where the learner stands, on the wire. */
@Schema(
        description =
                "What a role asks for, with nothing about the learner: their records could not be reached, and the client"
                        + " prefers this to nothing.")
record RoleWithoutLearner(
        @Schema(
                required = true,
                description = "Always false: nothing is known here of the learner.",
                examples = "false")
        boolean learnerKnown,

        @Schema(required = true) StandingRole role,

        @Schema(required = true, description = "The catalog revision that this was computed from.", examples = "128")
        long catalogRevision,

        @Schema(required = true, description = "What the role asks for, in the order of the role.")
        List<RoleRequirement> requirements) {

    /** An n-of-m choice. */
    @Schema(name = "RoleRequirement", description = "At least `atLeast` of the skills.")
    record RoleRequirement(
            @Schema(required = true) Importance importance,

            @Schema(required = true, description = "How many of the skills are needed.", examples = "1")
            int atLeast,

            @Schema(required = true) List<RequiredSkill> skills) {}

    /** A skill with what stands before it and who teaches it. */
    @Schema(name = "RequiredSkill", description = "A skill that is asked for.")
    record RequiredSkill(
            @Schema(required = true, examples = "django") String key,

            @Schema(required = true, examples = "Django") String title,

            @Schema(required = true, description = "What has to be completed right before it.")
            List<EntityRef> prerequisites,

            @Schema(
                    required = true,
                    description = "The published modules that teach it: fewest minutes first, then by key.")
            List<StudyModule> modules) {

        static RequiredSkill from(SkillStanding standing, Combination combination) {
            return new RequiredSkill(
                    standing.skill().key(),
                    combination.title(standing.skill().titles()),
                    combination.refs(standing.prerequisites().stream()
                            .map(SkillStanding.Prerequisite::skill)
                            .toList()),
                    standing.modules().stream()
                            .map(module -> StudyModule.from(module, combination))
                            .toList());
        }
    }

    /** A module that teaches a skill. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "StudyModule", description = "A published module.")
    record StudyModule(
            @Schema(required = true, examples = "django-first-steps")
            String key,

            @Schema(required = true, examples = "First steps with Django")
            String title,

            @Schema(required = true, description = "How long it takes.", examples = "90")
            int minutes,

            @Schema(description = "The language of study (BCP 47).", examples = "en")
            String language,

            @Schema(description = "For whom it is written.", examples = "beginner")
            String level) {

        static StudyModule from(SkillStanding.TeachingModule teaching, Combination combination) {
            return new StudyModule(
                    teaching.module().key(),
                    combination.title(teaching.module().titles()),
                    teaching.module().minutes(),
                    teaching.module().language(),
                    teaching.module().level());
        }
    }

    /** @param nothing a combination with a learner of whom nothing is recorded */
    static RoleWithoutLearner from(Combination nothing, Role role) {
        return new RoleWithoutLearner(
                false,
                StandingRole.from(role, nothing),
                nothing.graph().revision(),
                RoleReadiness.of(nothing.graph(), role, nothing.learner()).requirements().stream()
                        .map(requirement -> new RoleRequirement(
                                Importance.from(requirement.requirement().importance()),
                                requirement.requirement().atLeast(),
                                requirement.skills().stream()
                                        .map(skill -> RequiredSkill.from(skill, nothing))
                                        .toList()))
                        .toList());
    }
}
