package org.skillway.gateway.learner;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.skillway.gateway.readiness.RoleShare;

/** Shares and the numbers that they come from, on the wire. */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(description = "How much of the role is met: shares from 0 to 1, and the whole numbers that they come from.")
record Readiness(
        @Schema(
                required = true,
                nullable = true,
                description = "`essentialMet` divided by `essentialTotal`; null where the role has nothing essential.",
                examples = "0.5")
        Double essential,

        @Schema(
                required = true,
                nullable = true,
                description = "`met` divided by `total`; null where the role asks for nothing.",
                examples = "0.4")
        Double all,

        @Schema(required = true, examples = "3") int essentialMet,
        @Schema(required = true, examples = "6") int essentialTotal,
        @Schema(required = true, examples = "4") int met,
        @Schema(required = true, examples = "10") int total) {

    static Readiness from(RoleShare role) {
        return new Readiness(
                share(role.essentialMet(), role.essentialTotal()),
                share(role.met(), role.total()),
                role.essentialMet(),
                role.essentialTotal(),
                role.met(),
                role.total());
    }

    private static Double share(int part, int whole) {
        return whole == 0 ? null : (double) part / whole;
    }
}
