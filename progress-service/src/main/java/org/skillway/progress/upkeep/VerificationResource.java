package org.skillway.progress.upkeep;

import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.skillway.progress.ledger.Point;
import org.skillway.progress.security.LearnerAccess;
import org.skillway.progress.security.Permission;
import org.skillway.progress.security.Permit;
import org.skillway.progress.web.LearnerAnswer;
import org.skillway.progress.web.LearnerId;
import org.skillway.progress.web.ProgressMoment;

/** Whether a learner's ledger is whole, over HTTP. */
@Path("/api/v1/learners/{id}/ledger/verify")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Progress")
@Authenticated
class VerificationResource {

    private static final String EXAMPLE = """
            {"valid":true,"version":7,"entries":7,\
            "hash":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}""";

    private static final String BROKEN = """
            {"valid":false,"version":7,"entries":4,\
            "hash":"60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752",\
            "broken":{"version":5,"rule":"hash"}}""";

    private final LearnerAccess access;
    private final VerificationService verification;

    VerificationResource(LearnerAccess access, VerificationService verification) {
        this.access = access;
        this.verification = verification;
    }

    @GET
    @Permit(Permission.LEARNER_OR_ADMIN)
    @Operation(
            operationId = "verifyLedger",
            summary = "Recompute a learner's ledger and say whether it is whole",
            description =
                    "Follows the chain from the random id that it begins with to its end, and holds what stands against"
                            + " what the ledger says. With `version` or `asOf` it follows the chain up to there and no further: the"
                            + " hash is the one that was the head then, so that whoever kept it sees that nothing before it"
                            + " has been changed since. Computed anew each time.")
    @APIResponse(
            responseCode = "200",
            description = "What was recomputed, and where it breaks if it does.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = LedgerCheck.class),
                            examples = {
                                @ExampleObject(name = "whole", value = EXAMPLE),
                                @ExampleObject(name = "broken", value = BROKEN)
                            }))
    public RestResponse<LedgerCheck> verifyLedger(
            @PathParam("id") @LearnerId String id,
            @QueryParam("version") @Min(0) Long version,
            @QueryParam("asOf") @Schema(format = "date-time") String asOf) {
        LedgerInspection.Inspected found = verification.verify(access.opened().learner(), Point.of(version, asOf));
        return LearnerAnswer.fresh(
                        found.check(),
                        new ProgressMoment(found.ledger(), found.check().version()))
                .build();
    }
}
