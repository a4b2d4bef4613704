package org.skillway.catalog.skill;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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

/** Changes to skills over HTTP, for admins. */
@Path("/api/v1/skills")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Skills")
@Authenticated
class SkillEditing {

    private final EditingService editing;
    private final RetirementService retirement;
    private final DocumentService documents;
    private final MergeService merges;

    SkillEditing(EditingService editing, RetirementService retirement, DocumentService documents, MergeService merges) {
        this.editing = editing;
        this.retirement = retirement;
        this.documents = documents;
        this.merges = merges;
    }

    @GET
    @Path("/{key}/document")
    @PermitAll
    @Permit(Permission.EVERYBODY)
    @Operation(
            operationId = "getSkillDocument",
            summary = "A skill as it is edited",
            description = "Every text in every language. Change it, and send it back with its ETag in If-Match.")
    @APIResponse(
            responseCode = "200",
            description = "The document.",
            headers = {
                @Header(name = "ETag", ref = "ETag"),
                @Header(name = "Skillway-Catalog-Revision", ref = "CatalogRevision")
            })
    @APIResponse(
            responseCode = "308",
            description = "It was merged into another skill.",
            headers =
                    @Header(
                            name = "Location",
                            description = "Where the same is read of the skill that it lives on in.",
                            schema = @Schema(type = SchemaType.STRING)))
    public RestResponse<SkillDocument> getSkillDocument(
            @PathParam("key") @Key @Parameter(description = "The key of the skill.") String key,
            @QueryParam("revision") @Parameter(description = "Read the catalog as it was at this revision.")
                    Long revision,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        return documents.get(Kind.SKILL, SkillDocument.class, key, revision, ifNoneMatch);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Permit(Permission.ADMINS)
    @Operation(
            operationId = "createSkill",
            summary = "Publish a new skill",
            description = "Under a key that was never used. Every fault is named at once; so is a circle that its"
                    + " prerequisites would close.")
    @APIResponse(
            responseCode = "201",
            description = "The skill is published.",
            content = @Content(schema = @Schema(implementation = Edited.class)),
            headers = {
                @Header(name = "Location", ref = "Location"),
                @Header(name = "ETag", ref = "ETag"),
                @Header(name = "Skillway-Catalog-Revision", ref = "CatalogRevision")
            })
    @APIResponse(responseCode = "409", ref = "KeyTakenOrConflict")
    public RestResponse<Edited> createSkill(
            @HeaderParam("Idempotency-Key") String idempotencyKey,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = SkillDocument.class)))
                    JsonNode body) {
        return EditAnswer.created(editing.create(Kind.SKILL, body, idempotencyKey), "skills");
    }

    @PUT
    @Path("/{key}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Permit(Permission.ADMINS)
    @Operation(
            operationId = "replaceSkill",
            summary = "Put a document in the place of a skill",
            description =
                    "Published at once. A retired skill is published again by it. What says the same already takes no revision.")
    @APIResponse(
            responseCode = "200",
            description = "The skill says this now.",
            headers = {
                @Header(name = "ETag", ref = "ETag"),
                @Header(name = "Skillway-Catalog-Revision", ref = "CatalogRevision")
            })
    @APIResponse(responseCode = "409", ref = "Conflict")
    public RestResponse<Edited> replaceSkill(
            @PathParam("key") @Key @Parameter(description = "The key of the skill.") String key,
            @QueryParam("confirms") String confirms,
            @HeaderParam(HttpHeaders.IF_MATCH) @Parameter(required = true, description = "ETag of the skill.")
                    String ifMatch,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = SkillDocument.class)))
                    JsonNode body) {
        return EditAnswer.ok(editing.replace(Kind.SKILL, key, body, ifMatch, EditAnswer.languages(confirms)));
    }

    @PATCH
    @Path("/{key}")
    @Consumes(EditAnswer.MERGE_PATCH)
    @Permit(Permission.ADMINS)
    @Operation(
            operationId = "patchSkill",
            summary = "Change members of a skill",
            description = "A merge patch (RFC 7396) of its document. Published at once.")
    @APIResponse(
            responseCode = "200",
            description = "The skill says this now.",
            headers = {
                @Header(name = "ETag", ref = "ETag"),
                @Header(name = "Skillway-Catalog-Revision", ref = "CatalogRevision")
            })
    @APIResponse(responseCode = "409", ref = "Conflict")
    public RestResponse<Edited> patchSkill(
            @PathParam("key") @Key @Parameter(description = "The key of the skill.") String key,
            @QueryParam("confirms") String confirms,
            @HeaderParam(HttpHeaders.IF_MATCH) @Parameter(required = true, description = "ETag of the skill.")
                    String ifMatch,
            @RequestBody(required = true, content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
                    JsonNode body) {
        return EditAnswer.ok(editing.patch(Kind.SKILL, key, body, ifMatch, EditAnswer.languages(confirms)));
    }

    @DELETE
    @Path("/{key}")
    @Permit(Permission.ADMINS)
    @Operation(
            operationId = "retireSkill",
            summary = "Retire a skill",
            description =
                    "It stays readable under its key, and disappears from lists and searches. Refused while something published needs it.")
    @APIResponse(
            responseCode = "200",
            description = "The skill is retired.",
            headers = {
                @Header(name = "ETag", ref = "ETag"),
                @Header(name = "Skillway-Catalog-Revision", ref = "CatalogRevision")
            })
    @APIResponse(responseCode = "409", ref = "StillNeeded")
    public RestResponse<Edited> retireSkill(
            @PathParam("key") @Key @Parameter(description = "The key of the skill.") String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Parameter(required = true, description = "ETag of the skill.")
                    String ifMatch) {
        return EditAnswer.ok(retirement.retire(Kind.SKILL, key, ifMatch));
    }

    @POST
    @Path("/{key}/merge")
    @Consumes(MediaType.APPLICATION_JSON)
    @Permit(Permission.ADMINS)
    @Operation(
            operationId = "mergeSkill",
            summary = "Merge a skill into another",
            description =
                    "What points at it points at the other from now on; its names, references and prerequisites go there too. Its key answers 308 for ever. A choice that names both keeps what remains; of two requirements that become the same, essential beats optional. Merging again changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "The skills are one.",
            headers = @Header(name = "Skillway-Catalog-Revision", ref = "CatalogRevision"))
    @APIResponse(responseCode = "409", ref = "Conflict")
    public RestResponse<Merged> mergeSkill(
            @PathParam("key") @Key @Parameter(description = "The key of the skill that goes.") String key,
            @HeaderParam("Idempotency-Key") String idempotencyKey,
            @RequestBody(required = true) @NotNull @Valid Merge body) {
        Merged merged = merges.merge(key, body.into(), idempotencyKey);
        return RestResponse.ResponseBuilder.ok(merged)
                .header("Skillway-Catalog-Revision", merged.revision())
                .build();
    }
}
