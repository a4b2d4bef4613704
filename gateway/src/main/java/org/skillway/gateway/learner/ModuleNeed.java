package org.skillway.gateway.learner;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.gateway.readiness.ModuleReadiness.NeedStanding;

/** Something that a module needs, on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "At least `atLeast` of the skills have to be completed before the module can be begun.")
record ModuleNeed(
        @Schema(required = true, description = "Whether the module assumes it; otherwise it is a prerequisite.")
        boolean assumed,

        @Schema(description = "Of a prerequisite: the skills that the module teaches and that it is one of.")
        List<EntityRef> before,

        @Schema(required = true, description = "How many of the skills are needed.", examples = "1")
        int atLeast,

        @Schema(required = true, description = "How many of the skills count as completed.", examples = "0")
        int completed,

        @Schema(required = true, description = "How many more have to be completed.", examples = "1")
        int missing,

        @Schema(required = true, description = "Whether nothing is missing.", examples = "false")
        boolean met,

        @Schema(required = true) List<StandingSkill> skills) {

    static ModuleNeed from(NeedStanding standing, Combination combination) {
        return new ModuleNeed(
                standing.need().assumed(),
                LockingNeed.before(standing, combination),
                standing.need().choice().atLeast(),
                standing.completed(),
                standing.missing(),
                standing.met(),
                standing.skills().stream()
                        .map(skill -> StandingSkill.from(skill, combination))
                        .toList());
    }
}
