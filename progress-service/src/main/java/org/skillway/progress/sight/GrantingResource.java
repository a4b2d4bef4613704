package org.skillway.progress.sight;

import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.concurrent.CompletionStage;
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

/** Opening one's progress to an instructor, and closing it again. */
@Path("/api/v1/learners/{id}/grants/{subject}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Progress")
@Authenticated
class GrantingResource {

    private final LearnerAccess access;
    private final GrantService grants;

    GrantingResource(LearnerAccess access, GrantService grants) {
        this.access = access;
        this.grants = grants;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Permit(Permission.LEARNER_ALONE)
    @Operation(
            operationId = "grantSight",
            summary = "Let an instructor see all of one's progress",
            description = "Idempotent. Only the learner can; the instructor can change nothing.")
    @APIResponse(
            responseCode = "200",
            description = "The grant; it stood before.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = GrantView.class),
                            examples = @ExampleObject(name = "grant", value = Examples.GRANT)))
    @APIResponse(
            responseCode = "201",
            description = "The grant; it is new.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = GrantView.class),
                            examples = @ExampleObject(name = "grant", value = Examples.GRANT)))
    @APIResponse(
            responseCode = "204",
            description = "An entry with this id was recorded, and has been taken back since.")
    @APIResponse(responseCode = "409", ref = "EntryIdUsed")
    public CompletionStage<RestResponse<GrantView>> grantSight(
            @PathParam("id") @LearnerId String id,
            @PathParam("subject")
                    @LearnerId
                    @Parameter(
                            description = "The instructor: the `sub` of their token, percent-encoded.",
                            example = "anna")
                    String subject,
            @HeaderParam(HttpHeaders.IF_MATCH)
                    @Parameter(description = "Record only if the progress still has this ETag.")
                    String ifMatch,
            @NotNull @Valid Grant body,
            @Context UriInfo uri) {
        return grants.grant(access.opened(), subject, body, new Precondition(ifMatch))
                .thenApply(made -> made.answer(uri));
    }

    @DELETE
    @Permit(Permission.LEARNER_OR_ADMIN)
    @Operation(
            operationId = "revokeGrant",
            summary = "Let an instructor see one's progress no longer",
            description = "From the next request on.")
    @APIResponse(responseCode = "204", description = "The instructor does not see it any more.")
    @APIResponse(responseCode = "404", ref = "NoRecord")
    public CompletionStage<RestResponse<Void>> revokeGrant(
            @PathParam("id") @LearnerId String id,
            @PathParam("subject")
                    @LearnerId
                    @Parameter(
                            description = "The instructor: the `sub` of their token, percent-encoded.",
                            example = "anna")
                    String subject,
            @HeaderParam(HttpHeaders.IF_MATCH)
                    @Parameter(description = "Do so only if the progress still has this ETag.")
                    String ifMatch) {
        return grants.revoke(access.opened(), subject, new Precondition(ifMatch))
                .thenApply(LearnerAnswer::gone);
    }
}
