package org.skillway.gateway.learner;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.gateway.changes.Aim;

/** A requirement that a plan is for. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "AskedRequirement", description = "At least `atLeast` of the skills.")
record AskedRequirement(
        @Schema(description = "Of which role it is; absent of a skill that was asked for by itself.")
        EntityRef role,

        @Schema(required = true) Importance importance,

        @Schema(required = true, description = "How many of the skills are needed.", examples = "1")
        int atLeast,

        @Schema(required = true) List<EntityRef> skills) {

    static AskedRequirement from(Aim aim, Combination combination) {
        return new AskedRequirement(
                aim.role() == null
                        ? null
                        : new EntityRef(
                                aim.role().key(), combination.title(aim.role().titles())),
                Importance.from(aim.requirement().importance()),
                aim.requirement().atLeast(),
                combination.refs(aim.requirement().skills()));
    }
}
