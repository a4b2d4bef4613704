package org.skillway.progress.goal;

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

/** The roles that a learner works towards, over HTTP. */
@Path("/api/v1/learners/{id}/goals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Progress")
@Authenticated
class GoalResource {

    private static final Pattern POSITION = Pattern.compile(GoalView.POSITION);

    private final LearnerAccess access;
    private final GoalService goals;

    GoalResource(LearnerAccess access, GoalService goals) {
        this.access = access;
        this.goals = goals;
    }

    @GET
    @Permit(Permission.WHO_SEES_ALL)
    @Operation(
            operationId = "listGoals",
            summary = "Which roles a learner works towards",
            description =
                    "In the order of their positions; goals without one come last, by key. What was reached is said as it was entered, with"
                            + " what the role asks for today, as far as it is known here, beside it.")
    @APIResponse(
            responseCode = "200",
            description = "One page of goals.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = GoalPage.class),
                            examples = @ExampleObject(name = "page", value = Examples.PAGE)))
    public RestResponse<GoalPage> listGoals(
            @PathParam("id") @LearnerId String id,
            @QueryParam("limit") @Min(1) @Max(PageRequest.MAX_LIMIT) Integer limit,
            @QueryParam("cursor") String cursor,
            @QueryParam("count") Boolean count,
            @QueryParam("version") @Min(0) Long version,
            @QueryParam("asOf") @Schema(format = "date-time") String asOf,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch,
            @Context UriInfo uri) {
        LearnerAccess.Access who = access.opened();
        PageRequest page = PageRequest.of("goals", POSITION, limit, cursor, count);
        Read<GoalPage> read = goals.page(who, Point.of(version, asOf), page);
        return LearnerAnswer.page(read.body(), read.body().next(), read.moment(), read.tag(), uri, ifNoneMatch);
    }

    @GET
    @Path("/{role}")
    @Permit(Permission.WHO_SEES_ALL)
    @Operation(
            operationId = "getGoal",
            summary = "How far a learner is with a goal",
            description =
                    "Since when, until when and with how many hours a week; whether and when the role was reached.")
    @APIResponse(
            responseCode = "200",
            description = "The goal.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = GoalView.class),
                            examples = @ExampleObject(name = "goal", value = Examples.GOAL)))
    @APIResponse(responseCode = "404", ref = "NoRecord")
    public RestResponse<GoalView> getGoal(
            @PathParam("id") @LearnerId String id,
            @PathParam("role") @Key @Parameter(description = "The key of the role.", example = "web-developer")
                    String role,
            @QueryParam("version") @Min(0) Long version,
            @QueryParam("asOf") @Schema(format = "date-time") String asOf,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        Read<GoalView> read = goals.one(access.opened(), role, Point.of(version, asOf));
        return LearnerAnswer.read(read.body(), read.moment(), read.tag(), ifNoneMatch);
    }
}
