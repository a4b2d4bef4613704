package org.skillway.progress.module;

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
import jakarta.ws.rs.QueryParam;
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
import org.skillway.progress.ledger.Reason;
import org.skillway.progress.security.LearnerAccess;
import org.skillway.progress.security.Permission;
import org.skillway.progress.security.Permit;
import org.skillway.progress.standing.Written;
import org.skillway.progress.web.Key;
import org.skillway.progress.web.LearnerId;
import org.skillway.progress.web.Precondition;

/** Completing a module, and taking it back. Nothing here blocks: an answer comes with the commit that it shares with others. */
@Path("/api/v1/learners/{id}/modules/{key}/completion")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Progress")
@Authenticated
class CompletionResource {

    private final LearnerAccess access;
    private final ModuleService modules;

    CompletionResource(LearnerAccess access, ModuleService modules) {
        this.access = access;
        this.modules = modules;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Permit(Permission.LEARNER_OR_ADMIN)
    @Operation(
            operationId = "completeModule",
            summary = "Record a module as completed",
            description =
                    "Idempotent: the same again adds nothing. The skills that this version of the module taught are recorded with it,"
                            + " with the module as evidence; what another version taught besides goes on standing. A module that has"
                            + " been retired can be completed like any other, since what was learned stays true.")
    @APIResponse(
            responseCode = "200",
            description = "The completion; the module was completed before.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ModuleCompletionView.class),
                            examples = @ExampleObject(name = "completion", value = Examples.COMPLETION)))
    @APIResponse(
            responseCode = "201",
            description = "The completion; it is the first of this module.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ModuleCompletionView.class),
                            examples = @ExampleObject(name = "completion", value = Examples.COMPLETION)))
    @APIResponse(
            responseCode = "204",
            description = "An entry with this id was recorded, and has been taken back since.")
    @APIResponse(responseCode = "404", ref = "UnknownModule")
    @APIResponse(responseCode = "409", ref = "EntryIdUsed")
    public CompletionStage<RestResponse<ModuleCompletionView>> completeModule(
            @PathParam("id") @LearnerId String id,
            @PathParam("key") @Key @Parameter(description = "The key of the module.", example = "git-in-a-day")
                    String key,
            @HeaderParam(HttpHeaders.IF_MATCH)
                    @Parameter(description = "Record only if the progress still has this ETag.")
                    String ifMatch,
            @NotNull @Valid CompleteModule body,
            @Context UriInfo uri) {
        return modules.complete(access.opened(), key, body, new Precondition(ifMatch))
                .thenApply(made -> made.answer(uri));
    }

    @DELETE
    @Permit(Permission.LEARNER_OR_ADMIN)
    @Operation(
            operationId = "revokeModule",
            summary = "Take back that a module was completed",
            description =
                    "Ends what the caller has recorded on the module, and what rests on it; an admin ends what anybody has. A skill that"
                            + " has other evidence stays completed. What others have recorded goes on standing: then the answer is the"
                            + " completion as it is now.")
    @APIResponse(
            responseCode = "200",
            description = "The completion; somebody else has recorded it too.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ModuleCompletionView.class),
                            examples = @ExampleObject(name = "completion", value = Examples.COMPLETION)))
    @APIResponse(responseCode = "204", description = "The module is not completed any more.")
    @APIResponse(responseCode = "404", ref = "NoRecord")
    public CompletionStage<RestResponse<ModuleCompletionView>> revokeModule(
            @PathParam("id") @LearnerId String id,
            @PathParam("key") @Key @Parameter(description = "The key of the module.", example = "git-in-a-day")
                    String key,
            @QueryParam("reason") @NotNull @Parameter(description = "Why it is taken back.", example = "mistake")
                    Reason reason,
            @HeaderParam(HttpHeaders.IF_MATCH)
                    @Parameter(description = "Take it back only if the progress still has this ETag.")
                    String ifMatch) {
        return modules.revoke(access.opened(), key, reason, new Precondition(ifMatch))
                .thenApply(Written::answer);
    }
}
