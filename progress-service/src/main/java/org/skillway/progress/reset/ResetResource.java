package org.skillway.progress.reset;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.skillway.progress.idempotency.IdempotencyService;
import org.skillway.progress.security.LearnerAccess;
import org.skillway.progress.security.Roles;
import org.skillway.progress.web.Key;
import org.skillway.progress.web.LearnerAnswer;
import org.skillway.progress.web.LearnerId;
import org.skillway.progress.web.Precondition;

/** Beginning a role anew over HTTP. */
@Path("/api/v1/learners/{id}/roles/{key}/reset")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
@Tag(name = "Progress")
class ResetResource {

    private static final String EXAMPLE = "{\"role\":\"web-developer\",\"skills\":[\"flask\",\"git\"],\"undo\":12}";

    private final LearnerAccess access;
    private final ResetService resets;

    ResetResource(LearnerAccess access, ResetService resets) {
        this.access = access;
        this.resets = resets;
    }

    @POST
    @RolesAllowed({Roles.LEARNER, Roles.INSTRUCTOR, Roles.ADMIN})
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
                            examples = @ExampleObject(name = "reset", value = EXAMPLE)),
            headers = {
                @Header(name = "ETag", ref = "LearnerETag"),
                @Header(name = "Skillway-Progress-Version", ref = "ProgressVersion")
            })
    @APIResponse(responseCode = "400", ref = "BadParameter")
    @APIResponse(responseCode = "401", ref = "TokenRefused")
    @APIResponse(responseCode = "403", ref = "NotYourLearner")
    @APIResponse(responseCode = "404", ref = "RoleNotKnown")
    @APIResponse(responseCode = "406", ref = "JsonAlone")
    @APIResponse(responseCode = "411", ref = "LengthRequired")
    @APIResponse(responseCode = "412", ref = "StaleVersion")
    @APIResponse(responseCode = "413", ref = "BodyTooLarge")
    @APIResponse(responseCode = "422", ref = "RequestKeyReused")
    @APIResponse(responseCode = "500", ref = "InternalError")
    @APIResponse(responseCode = "503", ref = "CatalogNotKnownYet")
    public RestResponse<ResetView> resetRole(
            @PathParam("id") @LearnerId @Parameter(description = LearnerId.DESCRIPTION, example = "me") String id,
            @PathParam("key") @Key @Parameter(description = "The key of the role.", example = "web-developer")
                    String key,
            @HeaderParam("Idempotency-Key") @Parameter(description = IdempotencyService.DESCRIPTION)
                    String idempotencyKey,
            @HeaderParam(HttpHeaders.IF_MATCH)
                    @Parameter(description = "Reset only if the progress still has this ETag.")
                    String ifMatch) {
        ResetService.Reset made = resets.reset(access.to(id), key, new Precondition(ifMatch), idempotencyKey);
        return LearnerAnswer.written(made.body(), made.moment(), null, null);
    }
}
