package org.skillway.progress.reset;

import io.quarkus.security.Authenticated;
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
import org.skillway.progress.web.Key;
import org.skillway.progress.web.LearnerAnswer;
import org.skillway.progress.web.LearnerId;
import org.skillway.progress.web.Precondition;

/** Beginning a role anew over HTTP. */
@Path("/api/v1/learners/{id}/roles/{key}/reset")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Progress")
@Authenticated
class ResetResource {

    private static final String EXAMPLE = "{\"role\":\"web-developer\",\"skills\":[\"flask\",\"git\"],\"undo\":12}";

    private final LearnerAccess access;
    private final ResetService resets;

    ResetResource(LearnerAccess access, ResetService resets) {
        this.access = access;
        this.resets = resets;
    }

    @POST
    @Permit(Permission.LEARNER_OR_ADMIN)
    @Operation(
            operationId = "resetRole",
            summary = "Take back what was recorded on all skills that a role requires",
            description =
                    "Ends what the caller has recorded on these skills; an admin ends what anybody has. All in one, and"
                            + " all of it is undone by undoing the version that the answer names. What others have recorded goes on"
                            + " standing; where nothing is recorded nothing changes.")
    @APIResponse(
            responseCode = "200",
            description = "What was taken back.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ResetView.class),
                            examples = @ExampleObject(name = "reset", value = EXAMPLE)))
    @APIResponse(responseCode = "404", ref = "RoleNotKnown")
    public RestResponse<ResetView> resetRole(
            @PathParam("id") @LearnerId String id,
            @PathParam("key") @Key @Parameter(description = "The key of the role.", example = "web-developer")
                    String key,
            @HeaderParam("Idempotency-Key") String idempotencyKey,
            @HeaderParam(HttpHeaders.IF_MATCH)
                    @Parameter(description = "Reset only if the progress still has this ETag.")
                    String ifMatch) {
        ResetService.Reset made = resets.reset(access.opened(), key, new Precondition(ifMatch), idempotencyKey);
        return LearnerAnswer.written(made.body(), made.moment(), null, null);
    }
}
