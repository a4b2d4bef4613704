package org.skillway.progress.record;

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
import org.skillway.progress.web.Words;

/** A learner's records over HTTP. */
@Path("/api/v1/learners/{id}/skills")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Progress")
@Authenticated
class RecordResource {

    private static final Pattern POSITION = Pattern.compile(Key.ANY_LENGTH);

    private final LearnerAccess access;
    private final ReadingService reading;

    RecordResource(LearnerAccess access, ReadingService reading) {
        this.access = access;
        this.reading = reading;
    }

    @GET
    @Permit(Permission.WHO_SEES_A_PART)
    @Operation(
            operationId = "listSkillRecords",
            summary = "What a learner has completed, by skill",
            description = "By skill, with its state and its strongest evidence. `version` and `asOf` go back in time.")
    @APIResponse(
            responseCode = "200",
            description = "One page of records, in the order of the skills' keys.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RecordPage.class),
                            examples = @ExampleObject(name = "page", value = Examples.PAGE)))
    public RestResponse<RecordPage> listSkillRecords(
            @PathParam("id") @LearnerId String id,
            @QueryParam("state") @Parameter(description = "Only records in this state.") RecordState state,
            @QueryParam("limit") @Min(1) @Max(PageRequest.MAX_LIMIT) Integer limit,
            @QueryParam("cursor") String cursor,
            @QueryParam("count") Boolean count,
            @QueryParam("version") @Min(0) Long version,
            @QueryParam("asOf") @Schema(format = "date-time") String asOf,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch,
            @Context UriInfo uri) {
        LearnerAccess.Access who = access.opened();
        String list = state == null ? "skills" : "skills:" + Words.of(state);
        PageRequest page = PageRequest.of(list, POSITION, limit, cursor, count);
        Read<RecordPage> read = reading.page(who, state, Point.of(version, asOf), page);
        return LearnerAnswer.page(read.body(), read.body().next(), read.moment(), read.tag(), uri, ifNoneMatch);
    }

    @GET
    @Path("/{key}")
    @Permit(Permission.WHO_SEES_A_PART)
    @Operation(
            operationId = "getSkillRecord",
            summary = "A learner's record on one skill",
            description = "Its state, with everything that it rests on. `version` and `asOf` go back in time.")
    @APIResponse(
            responseCode = "200",
            description = "The record.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RecordView.class),
                            examples = @ExampleObject(name = "record", value = Examples.RECORD)))
    @APIResponse(responseCode = "404", ref = "NoRecord")
    public RestResponse<RecordView> getSkillRecord(
            @PathParam("id") @LearnerId String id,
            @PathParam("key") @Key @Parameter(description = "The key of the skill.", example = "git") String key,
            @QueryParam("version") @Min(0) Long version,
            @QueryParam("asOf") @Schema(format = "date-time") String asOf,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        Read<RecordView> read = reading.one(access.opened(), key, Point.of(version, asOf));
        return LearnerAnswer.read(read.body(), read.moment(), read.tag(), ifNoneMatch);
    }
}
