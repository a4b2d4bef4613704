package org.skillway.progress.reset;

import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.skillway.progress.security.LearnerAccess;
import org.skillway.progress.security.Permission;
import org.skillway.progress.security.Permit;
import org.skillway.progress.web.LearnerAnswer;
import org.skillway.progress.web.LearnerId;
import org.skillway.progress.web.Precondition;

/** Undoing a revocation over HTTP. */
@Path("/api/v1/learners/{id}/history/{version}/undo")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Progress")
@Authenticated
class UndoResource {

    private static final String EXAMPLE = "{\"version\":12,\"restored\":3}";

    private final LearnerAccess access;
    private final ResetService resets;

    UndoResource(LearnerAccess access, ResetService resets) {
        this.access = access;
        this.resets = resets;
    }

    @POST
    @Permit(Permission.LEARNER_OR_ADMIN)
    @Operation(
            operationId = "undoRevocation",
            summary = "Let stand again what a revocation ended",
            description =
                    "The history keeps the revocation and gets an entry `restored` for each record that stands again; of"
                            + " a reset all revocations are undone by undoing any of them. Callers undo their own revocations, an"
                            + " admin any. The same again adds nothing.")
    @APIResponse(
            responseCode = "200",
            description = "What stands again.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = UndoneView.class),
                            examples = @ExampleObject(name = "undone", value = EXAMPLE)))
    @APIResponse(responseCode = "404", ref = "NothingToUndo")
    public RestResponse<UndoneView> undoRevocation(
            @PathParam("id") @LearnerId String id,
            @PathParam("version")
                    @Min(1)
                    @Parameter(description = "The version of the history that brought the revocation.", example = "12")
                    long version,
            @HeaderParam("Idempotency-Key") String idempotencyKey,
            @HeaderParam(HttpHeaders.IF_MATCH)
                    @Parameter(description = "Undo only if the progress still has this ETag.")
                    String ifMatch) {
        ResetService.Undone made = resets.undo(access.opened(), version, new Precondition(ifMatch), idempotencyKey);
        return LearnerAnswer.written(made.body(), made.moment(), null, null);
    }
}
