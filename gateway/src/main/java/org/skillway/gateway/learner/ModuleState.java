package org.skillway.gateway.learner;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a module is to a learner, in the words of the wire. */
@Schema(
        description =
                "What a module is to the learner: `done` in whichever version, `open` when all that it needs is met,"
                        + " `locked` when something is not.")
enum ModuleState {
    @JsonProperty("done")
    DONE,
    @JsonProperty("open")
    OPEN,
    @JsonProperty("locked")
    LOCKED;

    static ModuleState from(org.skillway.gateway.readiness.ModuleState state) {
        return switch (state) {
            case DONE -> DONE;
            case OPEN -> OPEN;
            case LOCKED -> LOCKED;
        };
    }
}
