package org.skillway.progress.goal;

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
import org.skillway.progress.web.Key;
import org.skillway.progress.web.LearnerAnswer;
import org.skillway.progress.web.LearnerId;
import org.skillway.progress.web.Precondition;

/** Setting a goal, and dropping it. Nothing here blocks: an answer comes after the commit. */
@Path("/api/v1/learners/{id}/goals/{role}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Progress")
@Authenticated
class GoalSettingResource {

    private final LearnerAccess access;
    private final GoalService goals;

    GoalSettingResource(LearnerAccess access, GoalService goals) {
        this.access = access;
        this.goals = goals;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Permit(Permission.LEARNER_OR_ADMIN)
    @Operation(
            operationId = "setGoal",
            summary = "Work towards a role",
            description =
                    "Idempotent; another date, number of hours or position takes the place of the one before. A role whose essential"
                            + " requirements are met already is reached at once.")
    @APIResponse(
            responseCode = "200",
            description = "The goal; it was one before.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = GoalView.class),
                            examples = @ExampleObject(name = "goal", value = Examples.GOAL)))
    @APIResponse(
            responseCode = "201",
            description = "The goal; it is new.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = GoalView.class),
                            examples = @ExampleObject(name = "goal", value = Examples.GOAL)))
    @APIResponse(
            responseCode = "204",
            description = "An entry with this id was recorded, and has been taken back since.")
    @APIResponse(responseCode = "404", ref = "RoleNotKnown")
    @APIResponse(responseCode = "409", ref = "CannotBegin")
    public CompletionStage<RestResponse<GoalView>> setGoal(
            @PathParam("id") @LearnerId String id,
            @PathParam("role") @Key @Parameter(description = "The key of the role.", example = "web-developer")
                    String role,
            @HeaderParam(HttpHeaders.IF_MATCH)
                    @Parameter(description = "Record only if the progress still has this ETag.")
                    String ifMatch,
            @NotNull @Valid SetGoal body,
            @Context UriInfo uri) {
        return goals.set(access.opened(), role, body, new Precondition(ifMatch)).thenApply(made -> made.answer(uri));
    }

    @DELETE
    @Permit(Permission.LEARNER_OR_ADMIN)
    @Operation(
            operationId = "dropGoal",
            summary = "Work towards a role no longer",
            description = "What was completed towards it stays, and the history keeps that it was a goal.")
    @APIResponse(responseCode = "204", description = "The role is no goal any more.")
    @APIResponse(responseCode = "404", ref = "NoRecord")
    public CompletionStage<RestResponse<Void>> dropGoal(
            @PathParam("id") @LearnerId String id,
            @PathParam("role") @Key @Parameter(description = "The key of the role.", example = "web-developer")
                    String role,
            @HeaderParam(HttpHeaders.IF_MATCH)
                    @Parameter(description = "Do so only if the progress still has this ETag.")
                    String ifMatch) {
        return goals.drop(access.opened(), role, new Precondition(ifMatch)).thenApply(LearnerAnswer::gone);
    }
}
