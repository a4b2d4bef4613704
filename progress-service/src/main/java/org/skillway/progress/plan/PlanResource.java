package org.skillway.progress.plan;

import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.skillway.progress.ledger.Point;
import org.skillway.progress.security.LearnerAccess;
import org.skillway.progress.security.Permission;
import org.skillway.progress.security.Permit;
import org.skillway.progress.standing.Read;
import org.skillway.progress.web.Key;
import org.skillway.progress.web.LearnerAnswer;
import org.skillway.progress.web.LearnerId;
import org.skillway.progress.web.PageRequest;

/** The plans that a learner keeps, over HTTP. */
@Path("/api/v1/learners/{id}/plans")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Progress")
@Authenticated
class PlanResource {

    private static final Pattern POSITION = Pattern.compile(Key.ANY_LENGTH);

    private final LearnerAccess access;
    private final PlanService plans;

    PlanResource(LearnerAccess access, PlanService plans) {
        this.access = access;
        this.plans = plans;
    }

    @GET
    @Permit(Permission.WHO_SEES_ALL)
    @Operation(
            operationId = "listSavedPlans",
            summary = "Which plans a learner keeps",
            description =
                    "By name, each in short. What a plan consists of stands under its name; what has changed since it was saved, and"
                            + " why, under `changes`.")
    @APIResponse(
            responseCode = "200",
            description = "One page of saved plans.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SavedPlanPage.class),
                            examples = @ExampleObject(name = "page", value = Examples.PAGE)))
    public RestResponse<SavedPlanPage> listSavedPlans(
            @PathParam("id") @LearnerId String id,
            @QueryParam("limit") @Min(1) @Max(PageRequest.MAX_LIMIT) Integer limit,
            @QueryParam("cursor") String cursor,
            @QueryParam("count") Boolean count,
            @QueryParam("version") @Min(0) Long version,
            @QueryParam("asOf") @Schema(format = "date-time") String asOf,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch,
            @Context UriInfo uri) {
        LearnerAccess.Access who = access.opened();
        PageRequest page = PageRequest.of("plans", POSITION, limit, cursor, count);
        Read<SavedPlanPage> read = plans.page(who, Point.of(version, asOf), page);
        return LearnerAnswer.page(read.body(), read.body().next(), read.moment(), read.tag(), uri, ifNoneMatch);
    }

    @GET
    @Path("/{plan}")
    @Permit(Permission.WHO_SEES_ALL)
    @Operation(
            operationId = "getSavedPlan",
            summary = "A plan that a learner keeps",
            description = "What was asked for and what was answered then.")
    @APIResponse(
            responseCode = "200",
            description = "The plan.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SavedPlanView.class),
                            examples = @ExampleObject(name = "plan", value = Examples.PLAN)))
    @APIResponse(responseCode = "404", ref = "NoRecord")
    public RestResponse<SavedPlanView> getSavedPlan(
            @PathParam("id") @LearnerId String id,
            @PathParam("plan")
                    @Key
                    @Parameter(
                            description = "The name under which it is kept, chosen by the learner.",
                            example = "web-by-spring")
                    String plan,
            @QueryParam("version") @Min(0) Long version,
            @QueryParam("asOf") @Schema(format = "date-time") String asOf,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        Read<SavedPlanView> read = plans.one(access.opened(), plan, Point.of(version, asOf));
        return LearnerAnswer.read(read.body(), read.moment(), read.tag(), ifNoneMatch);
    }
}
