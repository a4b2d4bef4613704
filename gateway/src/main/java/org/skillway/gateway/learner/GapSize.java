package org.skillway.gateway.learner;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.gateway.readiness.RoleShare;

/** How much is not met, on the wire. */
@Schema(description = "How much of the role the learner does not meet.")
record GapSize(
        @Schema(required = true, description = "How many requirements are not met.", examples = "6")
        int requirements,

        @Schema(required = true, description = "How many of those are essential.", examples = "3")
        int essential) {

    static GapSize from(RoleShare role) {
        return new GapSize(role.total() - role.met(), role.essentialTotal() - role.essentialMet());
    }
}
