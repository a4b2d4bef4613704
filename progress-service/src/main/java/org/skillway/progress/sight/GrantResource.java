package org.skillway.progress.sight;

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
import org.skillway.progress.web.LearnerAnswer;
import org.skillway.progress.web.LearnerId;
import org.skillway.progress.web.PageRequest;

/** To whom a learner has opened their progress, over HTTP. */
@Path("/api/v1/learners/{id}/grants")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Progress")
@Authenticated
class GrantResource {

    private static final Pattern POSITION = Pattern.compile("[0-9]{19}");

    private final LearnerAccess access;
    private final GrantService grants;

    GrantResource(LearnerAccess access, GrantService grants) {
        this.access = access;
        this.grants = grants;
    }

    @GET
    @Permit(Permission.LEARNER_OR_ADMIN)
    @Operation(
            operationId = "listGrants",
            summary = "Who sees all of a learner's progress",
            description = "Those that stand. Owners of courses that the learner has taken up see what belongs to these"
                    + " without a grant.")
    @APIResponse(
            responseCode = "200",
            description = "One page of grants, in the order in which they were given.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = GrantPage.class),
                            examples = @ExampleObject(name = "page", value = Examples.PAGE)))
    public RestResponse<GrantPage> listGrants(
            @PathParam("id") @LearnerId String id,
            @QueryParam("limit") @Min(1) @Max(PageRequest.MAX_LIMIT) Integer limit,
            @QueryParam("cursor") String cursor,
            @QueryParam("count") Boolean count,
            @QueryParam("version") @Min(0) Long version,
            @QueryParam("asOf") @Schema(format = "date-time") String asOf,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch,
            @Context UriInfo uri) {
        LearnerAccess.Access who = access.opened();
        PageRequest page = PageRequest.of("grants", POSITION, limit, cursor, count);
        Read<GrantPage> read = grants.page(who, Point.of(version, asOf), page);
        return LearnerAnswer.page(read.body(), read.body().next(), read.moment(), read.tag(), uri, ifNoneMatch);
    }

    @GET
    @Path("/{subject}")
    @Permit(Permission.LEARNER_OR_ADMIN)
    @Operation(
            operationId = "getGrant",
            summary = "Whether an instructor sees all of a learner's progress",
            description =
                    "Only what the learner has granted; what an instructor sees through a course is not asked here.")
    @APIResponse(
            responseCode = "200",
            description = "The grant.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = GrantView.class),
                            examples = @ExampleObject(name = "grant", value = Examples.GRANT)))
    @APIResponse(responseCode = "404", ref = "NoRecord")
    public RestResponse<GrantView> getGrant(
            @PathParam("id") @LearnerId String id,
            @PathParam("subject")
                    @LearnerId
                    @Parameter(
                            description = "The instructor: the `sub` of their token, percent-encoded.",
                            example = "anna")
                    String subject,
            @QueryParam("version") @Min(0) Long version,
            @QueryParam("asOf") @Schema(format = "date-time") String asOf,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        Read<GrantView> read = grants.one(access.opened(), subject, Point.of(version, asOf));
        return LearnerAnswer.read(read.body(), read.moment(), read.tag(), ifNoneMatch);
    }
}
