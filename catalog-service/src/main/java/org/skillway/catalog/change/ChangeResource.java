package org.skillway.catalog.change;

import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.skillway.catalog.history.Action;
import org.skillway.catalog.history.ChangeFilter;
import org.skillway.catalog.reading.Answer;
import org.skillway.catalog.reading.Moment;
import org.skillway.catalog.reading.PageRequest;
import org.skillway.catalog.reading.ReadingService;
import org.skillway.catalog.reading.Wording;
import org.skillway.catalog.security.Permission;
import org.skillway.catalog.security.Permit;
import org.skillway.catalog.text.Subject;

/** The log of changes over HTTP, for admins. */
@Path("/api/v1/changes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Changes")
@Authenticated
class ChangeResource {

    private static final int DEFAULT_LIMIT = 50;

    /** Each entity of a change comes with its texts, before and after. */
    private static final int DEFAULT_ENTITIES = 20;

    private static final int MAX_ENTITIES = 100;

    private final ChangeReading changes;
    private final RevertService reverting;
    private final ReadingService reading;

    ChangeResource(ChangeReading changes, RevertService reverting, ReadingService reading) {
        this.changes = changes;
        this.reverting = reverting;
        this.reading = reading;
    }

    @GET
    @Permit(Permission.ADMINS)
    @Operation(
            operationId = "listChanges",
            summary = "Who changed what when, newest first",
            description = "For admins. Narrowed by entity, actor, kind and time; each names the revision that it made.")
    @APIResponse(
            responseCode = "200",
            description = "One page of changes, newest first.",
            headers = {
                @Header(name = "ETag", ref = "ETag"),
                @Header(name = "Link", ref = "NextPage"),
                @Header(name = "Skillway-Catalog-Revision", ref = "CatalogRevision")
            })
    public RestResponse<ChangePage> listChanges(
            @QueryParam("entity") @Parameter(description = "Only changes of this entity.", example = "skill/git")
                    String entity,
            @QueryParam("actor") @Subject @Parameter(description = "Only changes that this subject made.") String actor,
            @QueryParam("action") @Parameter(description = "Only changes of this kind.", example = "edit")
                    Action action,
            @QueryParam("from")
                    @Parameter(
                            description = "Only changes since this time (RFC 3339).",
                            example = "2026-01-01T00:00:00Z")
                    String from,
            @QueryParam("to")
                    @Parameter(
                            description = "Only changes before this time (RFC 3339).",
                            example = "2027-01-01T00:00:00Z")
                    String to,
            @QueryParam("limit")
                    @Min(1)
                    @Max(PageRequest.MAX_LIMIT)
                    @Parameter(description = "How many at most; 50 unless said.")
                    Integer limit,
            @QueryParam("cursor") @Parameter(description = "`next` of the page before.") String cursor,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
                    @Parameter(description = "Wanted languages (RFC 9110), e.g. ka, en;q=0.8.")
                    String languages,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch,
            @Context UriInfo uri) {
        Moment moment = reading.moment(null, languages);
        ChangeFilter filter = ChangeRequest.filter(entity, actor, action, from, to);
        ChangePage page = changes.list(filter, cursor, limit == null ? DEFAULT_LIMIT : limit);
        return Answer.list(page, page.next(), moment, List.of(), uri, ifNoneMatch);
    }

    @GET
    @Path("/{revision:[0-9]{1,18}}")
    @Permit(Permission.ADMINS)
    @Operation(
            operationId = "getChange",
            summary = "A change, and in what it made each entity differ",
            description =
                    "The difference is told member by member, in the words of the documents: what was there before,"
                            + " and what is there after.")
    @APIResponse(
            responseCode = "200",
            description = "The change, with one page of its entities.",
            headers = {
                @Header(name = "ETag", ref = "ETag"),
                @Header(name = "Link", ref = "NextPage"),
                @Header(name = "Skillway-Catalog-Revision", ref = "CatalogRevision")
            })
    @APIResponse(responseCode = "404", ref = "UnknownRevision")
    public RestResponse<ChangeView> getChange(
            @PathParam("revision") @Parameter(description = "The revision that the change took.", example = "1234")
                    long revision,
            @QueryParam("limit")
                    @Min(1)
                    @Max(MAX_ENTITIES)
                    @Parameter(description = "How many entities at most; 20 unless said.")
                    Integer limit,
            @QueryParam("cursor") @Parameter(description = "`next` of the page before.") String cursor,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
                    @Parameter(description = "Wanted languages (RFC 9110), e.g. ka, en;q=0.8.")
                    String languages,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch,
            @Context UriInfo uri) {
        Moment moment = reading.moment(null, languages);
        Wording wording = new Wording(moment.languages());
        ChangeView view = changes.get(revision, cursor, limit == null ? DEFAULT_ENTITIES : limit, wording);
        return Answer.list(view, view.next(), moment, wording.languages(), uri, ifNoneMatch);
    }

    @POST
    @Path("/{revision:[0-9]{1,18}}/revert")
    @Permit(Permission.ADMINS)
    @Operation(
            operationId = "revertChange",
            summary = "Take a change back, by a change of its own",
            description = "Refused with the reasons where later changes rest on it.")
    @APIResponse(
            responseCode = "201",
            description = "Everything is again as it was before the change; the change that made it so, at Location.",
            headers = @Header(name = "Location", ref = "Location"),
            content = @Content(schema = @Schema(implementation = ChangeView.class)))
    @APIResponse(
            responseCode = "200",
            description = "Everything was again as before already; the change that was to be taken back.",
            content = @Content(schema = @Schema(implementation = ChangeView.class)))
    @APIResponse(responseCode = "404", ref = "UnknownRevision")
    @APIResponse(responseCode = "409", ref = "CannotRevert")
    public RestResponse<ChangeView> revertChange(
            @PathParam("revision") @Parameter(description = "The revision that the change took.", example = "1234")
                    long revision,
            @HeaderParam("Idempotency-Key") String idempotencyKey,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(description = "Wanted languages: en, ka.")
                    String languages) {
        Reverted reverted = reverting.revert(revision, idempotencyKey);
        long shown = reverted.made() ? reverted.revision() : revision;
        Wording wording = new Wording(reading.moment(null, languages).languages());
        ChangeView view = changes.get(shown, null, DEFAULT_ENTITIES, wording);
        RestResponse.ResponseBuilder<ChangeView> answer = RestResponse.ResponseBuilder.create(
                reverted.made() ? RestResponse.Status.CREATED : RestResponse.Status.OK, view);
        answer.header(Answer.REVISION_HEADER, reverted.revision())
                .header(HttpHeaders.CONTENT_LANGUAGE, String.join(", ", wording.languages()))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        return (reverted.made() ? answer.header(HttpHeaders.LOCATION, "/api/v1/changes/" + shown) : answer).build();
    }
}
