package org.skillway.gateway.learner;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.gateway.readiness.ModuleReadiness.NeedStanding;

/** What locks a module, on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "Something that the module needs and that is not met.")
record LockingNeed(
        @Schema(required = true, description = "Whether the module assumes it; otherwise it is a prerequisite.")
        boolean assumed,

        @Schema(description = "Of a prerequisite: the skills that the module teaches and that it is one of.")
        List<EntityRef> before,

        @Schema(required = true, description = "How many of the skills are needed.", examples = "1")
        int atLeast,

        @Schema(required = true, description = "How many more have to be completed.", examples = "1")
        int missing,

        @Schema(required = true) List<MarkedSkill> skills) {

    static LockingNeed from(NeedStanding standing, Combination combination) {
        return new LockingNeed(
                standing.need().assumed(),
                before(standing, combination),
                standing.need().choice().atLeast(),
                standing.missing(),
                standing.skills().stream()
                        .map(skill -> MarkedSkill.from(skill, combination))
                        .toList());
    }

    static List<EntityRef> before(NeedStanding standing, Combination combination) {
        return standing.need().assumed()
                ? null
                : combination.refs(standing.need().before());
    }
}
