package org.skillway.progress.plan;

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

/** Keeping a plan, and dropping it. Nothing here blocks: an answer comes after the commit. */
@Path("/api/v1/learners/{id}/plans/{plan}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Progress")
@Authenticated
class PlanSavingResource {

    private final LearnerAccess access;
    private final PlanService plans;

    PlanSavingResource(LearnerAccess access, PlanService plans) {
        this.access = access;
        this.plans = plans;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Permit(Permission.LEARNER_OR_ADMIN)
    @Operation(
            operationId = "savePlan",
            summary = "Keep a plan",
            description =
                    "Under a name that the learner chooses: the parameters that it was asked for with, and what of the answer of"
                            + " `/learners/{id}/plan` tells what changes. Idempotent; another plan takes the place of the one before,"
                            + " which stays readable at its `version`. At most 50 are kept at a time.")
    @APIResponse(
            responseCode = "200",
            description = "The plan; one was kept under this name before.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SavedPlanView.class),
                            examples = @ExampleObject(name = "plan", value = Examples.PLAN)))
    @APIResponse(
            responseCode = "201",
            description = "The plan; it is new.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SavedPlanView.class),
                            examples = @ExampleObject(name = "plan", value = Examples.PLAN)))
    @APIResponse(
            responseCode = "204",
            description = "An entry with this id was recorded, and has been taken back since.")
    @APIResponse(responseCode = "409", ref = "PlanCannotBeSaved")
    @APIResponse(responseCode = "422", ref = "UnknownInPlan")
    public CompletionStage<RestResponse<SavedPlanView>> savePlan(
            @PathParam("id") @LearnerId String id,
            @PathParam("plan")
                    @Key
                    @Parameter(
                            description = "The name under which it is kept, chosen by the learner.",
                            example = "web-by-spring")
                    String plan,
            @HeaderParam(HttpHeaders.IF_MATCH)
                    @Parameter(description = "Record only if the progress still has this ETag.")
                    String ifMatch,
            @NotNull @Valid SavePlan body,
            @Context UriInfo uri) {
        return plans.save(access.opened(), plan, body, new Precondition(ifMatch))
                .thenApply(made -> made.answer(uri));
    }

    @DELETE
    @Permit(Permission.LEARNER_OR_ADMIN)
    @Operation(
            operationId = "dropPlan",
            summary = "Keep a plan no longer",
            description = "The history keeps that there was one, and it stays readable at an earlier `version`.")
    @APIResponse(responseCode = "204", description = "No plan is kept under this name any more.")
    @APIResponse(responseCode = "404", ref = "NoRecord")
    public CompletionStage<RestResponse<Void>> dropPlan(
            @PathParam("id") @LearnerId String id,
            @PathParam("plan")
                    @Key
                    @Parameter(
                            description = "The name under which it is kept, chosen by the learner.",
                            example = "web-by-spring")
                    String plan,
            @HeaderParam(HttpHeaders.IF_MATCH)
                    @Parameter(description = "Do so only if the progress still has this ETag.")
                    String ifMatch) {
        return plans.drop(access.opened(), plan, new Precondition(ifMatch)).thenApply(LearnerAnswer::gone);
    }
}
