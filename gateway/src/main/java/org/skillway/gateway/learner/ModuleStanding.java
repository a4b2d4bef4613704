package org.skillway.gateway.learner;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.gateway.graph.CourseModule;
import org.skillway.gateway.readiness.ModuleReadiness;

/** Whether a learner can take a module now, and if not, what first, on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What a module needs and teaches, with the learner's own standing on every skill of it.")
record ModuleStanding(
        @Schema(required = true, description = "The learner, never `me`.", examples = "anna")
        String learner,

        @Schema(required = true) StandingModule module,

        @Schema(required = true, description = "The catalog revision that this was computed from.", examples = "128")
        long catalogRevision,

        @Schema(
                required = true,
                description = "The version of the learner's ledger that this was computed from.",
                examples = "7")
        long progressVersion,

        @Schema(required = true, description = "The kinds of evidence that make a skill count as completed here.")
        List<EvidenceKind> counted,

        @Schema(required = true) ModuleState state,

        @Schema(description = "Absent unless the learner has completed it, in whichever version.")
        ModuleCompleted completed,

        @Schema(
                required = true,
                description =
                        "What has to be met before it can be begun: what it assumes, then the prerequisites of those"
                                + " skills that it teaches and the learner lacks.")
        List<ModuleNeed> needs,

        @Schema(
                required = true,
                description =
                        "All skills that could still have to be completed first, in an order in which they can be;"
                                + " of an n-of-m need that is not met every one stands here, though fewer may do. Empty when"
                                + " every need is met.")
        List<EntityRef> first,

        @Schema(required = true, description = "What it teaches, in the order of the module.")
        List<MarkedSkill> teaches) {

    static ModuleStanding from(Combination combination, CourseModule module) {
        ModuleReadiness readiness = ModuleReadiness.of(combination.graph(), module, combination.learner());
        return new ModuleStanding(
                combination.question().learner(),
                StandingModule.from(module, combination),
                combination.graph().revision(),
                combination.standing().version(),
                combination.question().countedKinds(),
                ModuleState.from(readiness.state()),
                ModuleCompleted.from(readiness.completion()),
                readiness.needs().stream()
                        .map(need -> ModuleNeed.from(need, combination))
                        .toList(),
                combination.refs(readiness.first()),
                readiness.teaches().stream()
                        .map(skill -> MarkedSkill.from(skill, combination))
                        .toList());
    }
}
