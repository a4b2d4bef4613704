package org.skillway.gateway.learner;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.gateway.readiness.State;

/** How far a learner is with a skill, in the words of the wire. */
@Schema(
        description = "How far a learner is with a skill. Only `completed` counts towards readiness; `open` means that"
                + " nothing is recorded.")
enum SkillState {
    @JsonProperty("open")
    OPEN,
    @JsonProperty("in-progress")
    IN_PROGRESS,
    @JsonProperty("claimed")
    CLAIMED,
    @JsonProperty("completed")
    COMPLETED;

    State inRules() {
        return State.valueOf(name());
    }

    static SkillState from(State state) {
        return switch (state) {
            case OPEN -> OPEN;
            case IN_PROGRESS -> IN_PROGRESS;
            case CLAIMED -> CLAIMED;
            case COMPLETED -> COMPLETED;
        };
    }
}
