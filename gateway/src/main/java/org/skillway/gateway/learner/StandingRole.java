package org.skillway.gateway.learner;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.gateway.graph.Role;

/** The role that something is about, on the wire. */
@Schema(description = "The role that the answer is about.")
record StandingRole(
        @Schema(required = true, examples = "web-developer") String key,

        @Schema(required = true, examples = "Web developer") String title,

        @Schema(
                required = true,
                description = "Whether the catalog has retired the role: it can no longer be found in lists, but who"
                        + " works towards it still sees it.",
                examples = "false")
        boolean retired) {

    static StandingRole from(Role role, Combination combination) {
        return new StandingRole(role.key(), combination.title(role.titles()), !role.published());
    }
}
