package org.skillway.progress.ledger;

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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.skillway.progress.security.LearnerAccess;
import org.skillway.progress.security.Permission;
import org.skillway.progress.security.Permit;
import org.skillway.progress.web.LearnerAnswer;
import org.skillway.progress.web.LearnerId;
import org.skillway.progress.web.PageRequest;

/** A learner's history over HTTP. */
@Path("/api/v1/learners/{id}/history")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Progress")
@Authenticated
class HistoryResource {

    private static final Pattern POSITION = Pattern.compile("[1-9][0-9]{0,17}");

    private final LearnerAccess access;
    private final LedgerService ledger;

    HistoryResource(LearnerAccess access, LedgerService ledger) {
        this.access = access;
        this.ledger = ledger;
    }

    @GET
    @Permit(Permission.WHO_SEES_ALL)
    @Operation(
            operationId = "getHistory",
            summary = "All that was ever recorded on a learner, newest first",
            description = "The ledger itself: entries are only ever added, and each is chained to the one before.")
    @APIResponse(
            responseCode = "200",
            description = "One page of the history.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = LedgerEntryPage.class),
                            examples = @ExampleObject(name = "page", value = Examples.PAGE)))
    public RestResponse<LedgerEntryPage> getHistory(
            @PathParam("id") @LearnerId String id,
            @QueryParam("limit") @Min(1) @Max(PageRequest.MAX_LIMIT) Integer limit,
            @QueryParam("cursor") String cursor,
            @QueryParam("count") Boolean count,
            @QueryParam("version") @Min(0) Long version,
            @QueryParam("asOf") @Schema(format = "date-time") String asOf,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch,
            @Context UriInfo uri) {
        LearnerAccess.Access learner = access.opened();
        PageRequest page = PageRequest.of("history", POSITION, limit, cursor, count);
        LedgerService.History found = ledger.history(learner.learner(), Point.of(version, asOf), page);
        return LearnerAnswer.page(found.page(), found.page().next(), found.moment(), found.tag(), uri, ifNoneMatch);
    }
}
