package org.skillway.catalog.course;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.skillway.catalog.authoring.DocumentService;
import org.skillway.catalog.authoring.DraftService;
import org.skillway.catalog.authoring.DraftView;
import org.skillway.catalog.authoring.EditAnswer;
import org.skillway.catalog.authoring.Edited;
import org.skillway.catalog.authoring.PublishingService;
import org.skillway.catalog.authoring.RetirementService;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.security.Permission;
import org.skillway.catalog.security.Permit;
import org.skillway.catalog.text.Key;

/** How courses are written: drafts that their owners see, publication, retirement. For instructors, their own; for admins, all. */
@Path("/api/v1/courses")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Courses")
@Authenticated
class CourseAuthoring {

    private final DraftService drafts;
    private final PublishingService publishing;
    private final RetirementService retirement;
    private final DocumentService documents;

    CourseAuthoring(
            DraftService drafts,
            PublishingService publishing,
            RetirementService retirement,
            DocumentService documents) {
        this.drafts = drafts;
        this.publishing = publishing;
        this.retirement = retirement;
        this.documents = documents;
    }

    @GET
    @Path("/{key}/document")
    @PermitAll
    @Permit(Permission.EVERYBODY)
    @Operation(
            operationId = "getCourseDocument",
            summary = "A course as it is edited",
            description = "Every text in every language. Change it, and send it back with its ETag in If-Match.")
    @APIResponse(
            responseCode = "200",
            description = "The document.",
            headers = {
                @Header(name = "ETag", ref = "ETag"),
                @Header(name = "Skillway-Catalog-Revision", ref = "CatalogRevision")
            })
    public RestResponse<CourseDocument> getCourseDocument(
            @PathParam("key") @Key @Parameter(description = "The key of the course.") String key,
            @QueryParam("revision") @Parameter(description = "Read the catalog as it was at this revision.")
                    Long revision,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        return documents.get(Kind.COURSE, CourseDocument.class, key, revision, ifNoneMatch);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Permit(Permission.INSTRUCTORS)
    @Operation(
            operationId = "createCourse",
            summary = "Begin a course",
            description =
                    "Makes a draft under a key that was never used. It may be incomplete; only the key is needed. Who begins it owns it, unless it names owners.")
    @APIResponse(
            responseCode = "201",
            description = "The draft.",
            content = @Content(schema = @Schema(implementation = DraftView.class)),
            headers = {@Header(name = "Location", ref = "Location"), @Header(name = "ETag", ref = "ETag")})
    @APIResponse(responseCode = "409", ref = "KeyTaken")
    public RestResponse<DraftView> createCourse(
            @HeaderParam("Idempotency-Key") String idempotencyKey,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = CourseDocument.class)))
                    JsonNode body) {
        DraftView draft = drafts.create(Kind.COURSE, body, idempotencyKey);
        return EditAnswer.created(draft, "/api/v1/courses/" + draft.key() + "/draft");
    }

    @GET
    @Path("/{key}/draft")
    @Permit(Permission.DRAFT_OWNERS)
    @Operation(
            operationId = "getCourseDraft",
            summary = "The draft of a course, and what it still needs",
            description = "For its owners and admins. What it needs before it can be published is listed whole.")
    @APIResponse(responseCode = "200", description = "The draft.", headers = @Header(name = "ETag", ref = "ETag"))
    @APIResponse(responseCode = "404", ref = "NoDraft")
    public RestResponse<DraftView> getCourseDraft(
            @PathParam("key") @Key @Parameter(description = "The key of the course.") String key) {
        return EditAnswer.ok(drafts.get(Kind.COURSE, key));
    }

    @PUT
    @Path("/{key}/draft")
    @Consumes(MediaType.APPLICATION_JSON)
    @Permit(Permission.OWNERS)
    @Operation(
            operationId = "replaceCourseDraft",
            summary = "Put a document in the place of the draft of a course",
            description =
                    "It may be incomplete. Where there is none yet, it is begun from what is published, whose ETag then stands in If-Match.")
    @APIResponse(responseCode = "200", description = "The draft.", headers = @Header(name = "ETag", ref = "ETag"))
    @APIResponse(responseCode = "409", ref = "Conflict")
    public RestResponse<DraftView> replaceCourseDraft(
            @PathParam("key") @Key @Parameter(description = "The key of the course.") String key,
            @HeaderParam(HttpHeaders.IF_MATCH)
                    @Parameter(
                            required = true,
                            description = "ETag of the draft, or of what is published where there is no draft.")
                    String ifMatch,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = CourseDocument.class)))
                    JsonNode body) {
        return EditAnswer.ok(drafts.replace(Kind.COURSE, key, body, ifMatch));
    }

    @PATCH
    @Path("/{key}/draft")
    @Consumes(EditAnswer.MERGE_PATCH)
    @Permit(Permission.OWNERS)
    @Operation(
            operationId = "patchCourseDraft",
            summary = "Change members of the draft of a course",
            description = "A merge patch (RFC 7396); of what is published, where there is no draft yet.")
    @APIResponse(responseCode = "200", description = "The draft.", headers = @Header(name = "ETag", ref = "ETag"))
    @APIResponse(responseCode = "409", ref = "Conflict")
    public RestResponse<DraftView> patchCourseDraft(
            @PathParam("key") @Key @Parameter(description = "The key of the course.") String key,
            @HeaderParam(HttpHeaders.IF_MATCH)
                    @Parameter(
                            required = true,
                            description = "ETag of the draft, or of what is published where there is no draft.")
                    String ifMatch,
            @RequestBody(required = true, content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
                    JsonNode body) {
        return EditAnswer.ok(drafts.patch(Kind.COURSE, key, body, ifMatch));
    }

    @DELETE
    @Path("/{key}/draft")
    @Permit(Permission.DRAFT_OWNERS)
    @Operation(
            operationId = "discardCourseDraft",
            summary = "Discard the draft of a course",
            description = "What is published stays. A key that was never published becomes free.")
    @APIResponse(responseCode = "204", description = "There is none any more.")
    @APIResponse(responseCode = "404", ref = "NoDraft")
    public RestResponse<Void> discardCourseDraft(
            @PathParam("key") @Key @Parameter(description = "The key of the course.") String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Parameter(required = true, description = "ETag of the draft.")
                    String ifMatch) {
        drafts.discard(Kind.COURSE, key, ifMatch);
        return RestResponse.noContent();
    }

    @POST
    @Path("/{key}/publish")
    @Permit(Permission.DRAFT_OWNERS)
    @Operation(
            operationId = "publishCourse",
            summary = "Publish the draft of a course",
            description =
                    "One change, one revision, one new version; the draft is gone. If-Match names the draft, and what is published too where that was changed since the draft was begun.")
    @APIResponse(
            responseCode = "200",
            description = "It is published.",
            headers = {
                @Header(name = "ETag", ref = "ETag"),
                @Header(name = "Skillway-Catalog-Revision", ref = "CatalogRevision")
            })
    @APIResponse(responseCode = "404", ref = "NoDraft")
    @APIResponse(responseCode = "409", ref = "NotPublishable")
    public RestResponse<Edited> publishCourse(
            @PathParam("key") @Key @Parameter(description = "The key of the course.") String key,
            @QueryParam("confirms") String confirms,
            @HeaderParam(HttpHeaders.IF_MATCH) @Parameter(required = true, description = "ETag of the draft.")
                    String ifMatch,
            @HeaderParam("Idempotency-Key") String idempotencyKey) {
        return EditAnswer.ok(
                publishing.publish(Kind.COURSE, key, ifMatch, EditAnswer.languages(confirms), idempotencyKey));
    }

    @DELETE
    @Path("/{key}")
    @Permit(Permission.OWNERS)
    @Operation(
            operationId = "retireCourse",
            summary = "Retire a course",
            description =
                    "It stays readable under its key, and disappears from lists and searches. Refused while something published needs it.")
    @APIResponse(
            responseCode = "200",
            description = "The course is retired.",
            headers = {
                @Header(name = "ETag", ref = "ETag"),
                @Header(name = "Skillway-Catalog-Revision", ref = "CatalogRevision")
            })
    @APIResponse(responseCode = "409", ref = "StillNeeded")
    public RestResponse<Edited> retireCourse(
            @PathParam("key") @Key @Parameter(description = "The key of the course.") String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Parameter(required = true, description = "ETag of the course.")
                    String ifMatch) {
        return EditAnswer.ok(retirement.retire(Kind.COURSE, key, ifMatch));
    }
}
