package org.skillway.progress.record;

import jakarta.annotation.security.RolesAllowed;
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
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.skillway.progress.ledger.Point;
import org.skillway.progress.security.LearnerAccess;
import org.skillway.progress.security.Roles;
import org.skillway.progress.standing.Read;
import org.skillway.progress.web.Key;
import org.skillway.progress.web.LearnerAnswer;
import org.skillway.progress.web.LearnerId;
import org.skillway.progress.web.PageRequest;
import org.skillway.progress.web.Words;

/** A learner's records over HTTP. */
@Path("/api/v1/learners/{id}/skills")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
@Tag(name = "Progress")
class RecordResource {

    private static final Pattern POSITION = Pattern.compile(Key.FORM);

    private final LearnerAccess access;
    private final ReadingService reading;

    RecordResource(LearnerAccess access, ReadingService reading) {
        this.access = access;
        this.reading = reading;
    }

    @GET
    @RolesAllowed({Roles.LEARNER, Roles.INSTRUCTOR, Roles.ADMIN})
    @Operation(operationId = "listSkillRecords", summary = "What a learner has completed, by skill")
    @APIResponse(
            responseCode = "200",
            description = "One page of records, in the order of the skills' keys.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RecordPage.class),
                            examples = @ExampleObject(name = "page", value = Examples.PAGE)),
            headers = {
                @Header(name = "ETag", ref = "LearnerETag"),
                @Header(name = "Link", ref = "NextPage"),
                @Header(name = "Skillway-Progress-Version", ref = "ProgressVersion")
            })
    @APIResponse(responseCode = "304", description = "The client has this answer already.")
    @APIResponse(responseCode = "400", ref = "BadParameter")
    @APIResponse(responseCode = "401", ref = "TokenRefused")
    @APIResponse(responseCode = "403", ref = "NotYourLearner")
    @APIResponse(responseCode = "406", ref = "JsonAlone")
    @APIResponse(responseCode = "500", ref = "InternalError")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public RestResponse<RecordPage> listSkillRecords(
            @PathParam("id") @LearnerId @Parameter(description = LearnerId.DESCRIPTION, example = "me") String id,
            @QueryParam("state") @Parameter(description = "Only records in this state.") RecordState state,
            @QueryParam("limit")
                    @Min(1)
                    @Max(PageRequest.MAX_LIMIT)
                    @Parameter(description = "How many at most; 50 unless said.")
                    Integer limit,
            @QueryParam("cursor") @Parameter(description = "`next` of the page before.") String cursor,
            @QueryParam("count") @Parameter(description = "Whether to count all into `total`.") Boolean count,
            @QueryParam("version") @Min(0) @Parameter(description = Point.VERSION) Long version,
            @QueryParam("asOf") @Parameter(description = Point.AS_OF) @Schema(format = "date-time") String asOf,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Parameter(description = "ETag of the answer that the client has.")
                    String ifNoneMatch,
            @Context UriInfo uri) {
        LearnerAccess.Access who = access.toSee(id);
        String list = state == null ? "skills" : "skills:" + Words.of(state);
        PageRequest page = PageRequest.of(list, POSITION, limit, cursor, count);
        Read<RecordPage> read = reading.page(who, state, Point.of(version, asOf), page);
        return LearnerAnswer.page(read.body(), read.body().next(), read.moment(), read.tag(), uri, ifNoneMatch);
    }

    @GET
    @Path("/{key}")
    @RolesAllowed({Roles.LEARNER, Roles.INSTRUCTOR, Roles.ADMIN})
    @Operation(operationId = "getSkillRecord", summary = "A learner's record on one skill")
    @APIResponse(
            responseCode = "200",
            description = "The record.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RecordView.class),
                            examples = @ExampleObject(name = "record", value = Examples.RECORD)),
            headers = {
                @Header(name = "ETag", ref = "LearnerETag"),
                @Header(name = "Skillway-Progress-Version", ref = "ProgressVersion")
            })
    @APIResponse(responseCode = "304", description = "The client has this answer already.")
    @APIResponse(responseCode = "400", ref = "BadParameter")
    @APIResponse(responseCode = "401", ref = "TokenRefused")
    @APIResponse(responseCode = "403", ref = "NotYourLearner")
    @APIResponse(responseCode = "404", ref = "NoRecord")
    @APIResponse(responseCode = "406", ref = "JsonAlone")
    @APIResponse(responseCode = "500", ref = "InternalError")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public RestResponse<RecordView> getSkillRecord(
            @PathParam("id") @LearnerId @Parameter(description = LearnerId.DESCRIPTION, example = "me") String id,
            @PathParam("key") @Key @Parameter(description = "The key of the skill.", example = "git") String key,
            @QueryParam("version") @Min(0) @Parameter(description = Point.VERSION) Long version,
            @QueryParam("asOf") @Parameter(description = Point.AS_OF) @Schema(format = "date-time") String asOf,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Parameter(description = "ETag of the answer that the client has.")
                    String ifNoneMatch) {
        Read<RecordView> read = reading.one(access.toSee(id), key, Point.of(version, asOf));
        return LearnerAnswer.read(read.body(), read.moment(), read.tag(), ifNoneMatch);
    }
}
