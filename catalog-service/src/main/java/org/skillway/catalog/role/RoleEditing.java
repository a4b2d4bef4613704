package org.skillway.catalog.role;

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
import org.skillway.catalog.authoring.EditAnswer;
import org.skillway.catalog.authoring.Edited;
import org.skillway.catalog.authoring.EditingService;
import org.skillway.catalog.authoring.RetirementService;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.security.Permission;
import org.skillway.catalog.security.Permit;
import org.skillway.catalog.text.Key;

/** Changes to roles over HTTP, for admins. */
@Path("/api/v1/roles")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Roles")
@Authenticated
class RoleEditing {

    private final EditingService editing;
    private final RetirementService retirement;
    private final DocumentService documents;

    RoleEditing(EditingService editing, RetirementService retirement, DocumentService documents) {
        this.editing = editing;
        this.retirement = retirement;
        this.documents = documents;
    }

    @GET
    @Path("/{key}/document")
    @PermitAll
    @Permit(Permission.EVERYBODY)
    @Operation(
            operationId = "getRoleDocument",
            summary = "A role as it is edited",
            description = "Every text in every language. Change it, and send it back with its ETag in If-Match.")
    @APIResponse(
            responseCode = "200",
            description = "The document.",
            headers = {
                @Header(name = "ETag", ref = "ETag"),
                @Header(name = "Skillway-Catalog-Revision", ref = "CatalogRevision")
            })
    public RestResponse<RoleDocument> getRoleDocument(
            @PathParam("key") @Key @Parameter(description = "The key of the role.") String key,
            @QueryParam("revision") @Parameter(description = "Read the catalog as it was at this revision.")
                    Long revision,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        return documents.get(Kind.ROLE, RoleDocument.class, key, revision, ifNoneMatch);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Permit(Permission.ADMINS)
    @Operation(
            operationId = "createRole",
            summary = "Publish a new role",
            description = "Under a key that was never used. Every fault is named at once.")
    @APIResponse(
            responseCode = "201",
            description = "The role is published.",
            content = @Content(schema = @Schema(implementation = Edited.class)),
            headers = {
                @Header(name = "Location", ref = "Location"),
                @Header(name = "ETag", ref = "ETag"),
                @Header(name = "Skillway-Catalog-Revision", ref = "CatalogRevision")
            })
    @APIResponse(responseCode = "409", ref = "KeyTakenOrConflict")
    public RestResponse<Edited> createRole(
            @HeaderParam("Idempotency-Key") String idempotencyKey,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = RoleDocument.class)))
                    JsonNode body) {
        return EditAnswer.created(editing.create(Kind.ROLE, body, idempotencyKey), "roles");
    }

    @PUT
    @Path("/{key}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Permit(Permission.ADMINS)
    @Operation(
            operationId = "replaceRole",
            summary = "Put a document in the place of a role",
            description =
                    "Published at once. A retired role is published again by it. What says the same already takes no revision.")
    @APIResponse(
            responseCode = "200",
            description = "The role says this now.",
            headers = {
                @Header(name = "ETag", ref = "ETag"),
                @Header(name = "Skillway-Catalog-Revision", ref = "CatalogRevision")
            })
    @APIResponse(responseCode = "409", ref = "Conflict")
    public RestResponse<Edited> replaceRole(
            @PathParam("key") @Key @Parameter(description = "The key of the role.") String key,
            @QueryParam("confirms") String confirms,
            @HeaderParam(HttpHeaders.IF_MATCH) @Parameter(required = true, description = "ETag of the role.")
                    String ifMatch,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = RoleDocument.class)))
                    JsonNode body) {
        return EditAnswer.ok(editing.replace(Kind.ROLE, key, body, ifMatch, EditAnswer.languages(confirms)));
    }

    @PATCH
    @Path("/{key}")
    @Consumes(EditAnswer.MERGE_PATCH)
    @Permit(Permission.ADMINS)
    @Operation(
            operationId = "patchRole",
            summary = "Change members of a role",
            description = "A merge patch (RFC 7396) of its document. Published at once.")
    @APIResponse(
            responseCode = "200",
            description = "The role says this now.",
            headers = {
                @Header(name = "ETag", ref = "ETag"),
                @Header(name = "Skillway-Catalog-Revision", ref = "CatalogRevision")
            })
    @APIResponse(responseCode = "409", ref = "Conflict")
    public RestResponse<Edited> patchRole(
            @PathParam("key") @Key @Parameter(description = "The key of the role.") String key,
            @QueryParam("confirms") String confirms,
            @HeaderParam(HttpHeaders.IF_MATCH) @Parameter(required = true, description = "ETag of the role.")
                    String ifMatch,
            @RequestBody(required = true, content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
                    JsonNode body) {
        return EditAnswer.ok(editing.patch(Kind.ROLE, key, body, ifMatch, EditAnswer.languages(confirms)));
    }

    @DELETE
    @Path("/{key}")
    @Permit(Permission.ADMINS)
    @Operation(
            operationId = "retireRole",
            summary = "Retire a role",
            description =
                    "It stays readable under its key, and disappears from lists and searches. Refused while something published needs it.")
    @APIResponse(
            responseCode = "200",
            description = "The role is retired.",
            headers = {
                @Header(name = "ETag", ref = "ETag"),
                @Header(name = "Skillway-Catalog-Revision", ref = "CatalogRevision")
            })
    @APIResponse(responseCode = "409", ref = "StillNeeded")
    public RestResponse<Edited> retireRole(
            @PathParam("key") @Key @Parameter(description = "The key of the role.") String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Parameter(required = true, description = "ETag of the role.")
                    String ifMatch) {
        return EditAnswer.ok(retirement.retire(Kind.ROLE, key, ifMatch));
    }
}
