package org.skillway.gateway.learner;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.gateway.graph.CourseModule;
import org.skillway.gateway.readiness.ModuleReadiness;
import org.skillway.gateway.readiness.SkillStanding;

/** What a module needs and teaches, while nobody can say where the learner stands, on the wire. */
@Schema(
        description =
                "What a module needs and teaches, with nothing about the learner: their records could not be reached,"
                        + " and the client prefers this to nothing.")
record ModuleWithoutLearner(
        @Schema(
                required = true,
                description = "Always false: nothing is known here of the learner.",
                examples = "false")
        boolean learnerKnown,

        @Schema(required = true) StandingModule module,

        @Schema(required = true, description = "The catalog revision that this was computed from.", examples = "128")
        long catalogRevision,

        @Schema(required = true, description = "What it assumes, then the prerequisites of the skills that it teaches.")
        List<NeededSkills> needs,

        @Schema(required = true, description = "What it teaches, in the order of the module.")
        List<EntityRef> teaches) {

    /** Something that the module needs. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "NeededSkills", description = "At least `atLeast` of the skills are needed to begin the module.")
    record NeededSkills(
            @Schema(required = true, description = "Whether the module assumes it; otherwise it is a prerequisite.")
            boolean assumed,

            @Schema(description = "Of a prerequisite: the skills that the module teaches and that it is one of.")
            List<EntityRef> before,

            @Schema(required = true, description = "How many of the skills are needed.", examples = "1")
            int atLeast,

            @Schema(required = true) List<EntityRef> skills) {

        static NeededSkills from(ModuleReadiness.NeedStanding standing, Combination combination) {
            return new NeededSkills(
                    standing.need().assumed(),
                    LockingNeed.before(standing, combination),
                    standing.need().choice().atLeast(),
                    combination.refs(
                            standing.skills().stream().map(SkillStanding::skill).toList()));
        }
    }

    /** @param nothing a combination with a learner of whom nothing is recorded */
    static ModuleWithoutLearner from(Combination nothing, CourseModule module) {
        ModuleReadiness readiness = ModuleReadiness.of(nothing.graph(), module, nothing.learner());
        return new ModuleWithoutLearner(
                false,
                StandingModule.from(module, nothing),
                nothing.graph().revision(),
                readiness.needs().stream()
                        .map(need -> NeededSkills.from(need, nothing))
                        .toList(),
                nothing.refs(
                        readiness.teaches().stream().map(SkillStanding::skill).toList()));
    }
}
