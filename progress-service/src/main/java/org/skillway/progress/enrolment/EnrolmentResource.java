package org.skillway.progress.enrolment;

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

/** The courses that a learner has taken up, over HTTP. */
@Path("/api/v1/learners/{id}/enrolments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Progress")
@Authenticated
class EnrolmentResource {

    private static final Pattern POSITION = Pattern.compile(Key.ANY_LENGTH);

    private final LearnerAccess access;
    private final EnrolmentService enrolments;

    EnrolmentResource(LearnerAccess access, EnrolmentService enrolments) {
        this.access = access;
        this.enrolments = enrolments;
    }

    @GET
    @Permit(Permission.WHO_SEES_A_PART)
    @Operation(
            operationId = "listEnrolments",
            summary = "Which courses a learner has taken up",
            description = "Those that stand, each with the share of its modules that is completed.")
    @APIResponse(
            responseCode = "200",
            description = "One page of enrolments, by the key of the course.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EnrolmentPage.class),
                            examples = @ExampleObject(name = "page", value = Examples.PAGE)))
    public RestResponse<EnrolmentPage> listEnrolments(
            @PathParam("id") @LearnerId String id,
            @QueryParam("limit") @Min(1) @Max(PageRequest.MAX_LIMIT) Integer limit,
            @QueryParam("cursor") String cursor,
            @QueryParam("count") Boolean count,
            @QueryParam("version") @Min(0) Long version,
            @QueryParam("asOf") @Schema(format = "date-time") String asOf,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch,
            @Context UriInfo uri) {
        LearnerAccess.Access who = access.opened();
        PageRequest page = PageRequest.of("enrolments", POSITION, limit, cursor, count);
        Read<EnrolmentPage> read = enrolments.page(who, Point.of(version, asOf), page);
        return LearnerAnswer.page(read.body(), read.body().next(), read.moment(), read.tag(), uri, ifNoneMatch);
    }

    @GET
    @Path("/{course}")
    @Permit(Permission.WHO_SEES_A_PART)
    @Operation(
            operationId = "getEnrolment",
            summary = "How far a learner is with a course",
            description = "The share of its modules that is completed, and whether and when it was all of them.")
    @APIResponse(
            responseCode = "200",
            description = "The enrolment.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EnrolmentView.class),
                            examples = @ExampleObject(name = "enrolment", value = Examples.ENROLMENT)))
    @APIResponse(responseCode = "404", ref = "NoRecord")
    public RestResponse<EnrolmentView> getEnrolment(
            @PathParam("id") @LearnerId String id,
            @PathParam("course") @Key @Parameter(description = "The key of the course.", example = "web-basics")
                    String course,
            @QueryParam("version") @Min(0) Long version,
            @QueryParam("asOf") @Schema(format = "date-time") String asOf,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        Read<EnrolmentView> read = enrolments.one(access.opened(), course, Point.of(version, asOf));
        return LearnerAnswer.read(read.body(), read.moment(), read.tag(), ifNoneMatch);
    }
}
