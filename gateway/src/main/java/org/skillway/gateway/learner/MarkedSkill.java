package org.skillway.gateway.learner;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.gateway.readiness.SkillStanding;

/** A skill in few words, on the wire. */
@Schema(description = "A skill, and whether it counts as completed.")
record MarkedSkill(
        @Schema(required = true, examples = "flask") String key,

        @Schema(required = true, examples = "Flask") String title,

        @Schema(required = true) SkillState state,

        @Schema(required = true, description = "Whether it counts as completed.", examples = "false")
        boolean counts) {

    static MarkedSkill from(SkillStanding standing, Combination combination) {
        return new MarkedSkill(
                standing.skill().key(),
                combination.title(standing.skill().titles()),
                SkillState.from(standing.standing().state()),
                standing.completed());
    }
}
