package org.skillway.gateway.learner;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.gateway.readiness.ModuleRecord;

/** That a module is completed, on the wire. */
@Schema(description = "That the learner has completed the module.")
record ModuleCompleted(
        @Schema(required = true, description = "The highest version that was completed.", examples = "1")
        int version,

        @Schema(
                required = true,
                description = "When it was completed first.",
                implementation = String.class,
                format = "date-time")
        Instant at) {

    static ModuleCompleted from(ModuleRecord completion) {
        return completion == null ? null : new ModuleCompleted(completion.version(), completion.happenedAt());
    }
}
