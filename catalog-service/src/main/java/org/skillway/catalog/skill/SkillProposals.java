package org.skillway.catalog.skill;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.Authenticated;
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
import org.skillway.catalog.authoring.DraftService;
import org.skillway.catalog.authoring.DraftView;
import org.skillway.catalog.authoring.EditAnswer;
import org.skillway.catalog.authoring.Edited;
import org.skillway.catalog.authoring.PublishingService;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.security.Permission;
import org.skillway.catalog.security.Permit;
import org.skillway.catalog.text.Key;

/** Skills that instructors propose. Drafts may name them; an admin makes them part of the catalog. */
@Path("/api/v1/proposals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Proposals")
@Authenticated
class SkillProposals {

    private final DraftService drafts;
    private final PublishingService publishing;

    SkillProposals(DraftService drafts, PublishingService publishing) {
        this.drafts = drafts;
        this.publishing = publishing;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Permit(Permission.INSTRUCTORS)
    @Operation(
            operationId = "proposeSkill",
            summary = "Propose a skill",
            description =
                    "Under a key that was never used. Drafts can name it at once; they can be published when an admin has accepted it.")
    @APIResponse(
            responseCode = "201",
            description = "The proposal.",
            content = @Content(schema = @Schema(implementation = DraftView.class)),
            headers = {@Header(name = "Location", ref = "Location"), @Header(name = "ETag", ref = "ETag")})
    @APIResponse(responseCode = "409", ref = "KeyTaken")
    public RestResponse<DraftView> proposeSkill(
            @HeaderParam("Idempotency-Key") String idempotencyKey,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = SkillDocument.class)))
                    JsonNode body) {
        DraftView proposal = drafts.create(Kind.SKILL, body, idempotencyKey);
        return EditAnswer.created(proposal, "/api/v1/proposals/" + proposal.key());
    }

    @GET
    @Path("/{key}")
    @Permit(Permission.DRAFT_OWNERS)
    @Operation(
            operationId = "getProposal",
            summary = "The proposal of a skill, and what it still needs",
            description =
                    "For whoever proposed it and admins. What it needs before it can be accepted is listed whole.")
    @APIResponse(responseCode = "200", description = "The proposal.", headers = @Header(name = "ETag", ref = "ETag"))
    @APIResponse(responseCode = "404", ref = "NoDraft")
    public RestResponse<DraftView> getProposal(
            @PathParam("key") @Key @Parameter(description = "The key of the skill.") String key) {
        return EditAnswer.ok(drafts.get(Kind.SKILL, key));
    }

    @PUT
    @Path("/{key}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Permit(Permission.DRAFT_OWNERS)
    @Operation(
            operationId = "replaceProposal",
            summary = "Put a document in the place of the proposal of a skill",
            description = "It may be incomplete.")
    @APIResponse(responseCode = "200", description = "The proposal.", headers = @Header(name = "ETag", ref = "ETag"))
    @APIResponse(responseCode = "404", ref = "NoDraft")
    public RestResponse<DraftView> replaceProposal(
            @PathParam("key") @Key @Parameter(description = "The key of the skill.") String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Parameter(required = true, description = "ETag of the proposal.")
                    String ifMatch,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = SkillDocument.class)))
                    JsonNode body) {
        return EditAnswer.ok(drafts.replace(Kind.SKILL, key, body, ifMatch));
    }

    @PATCH
    @Path("/{key}")
    @Consumes(EditAnswer.MERGE_PATCH)
    @Permit(Permission.DRAFT_OWNERS)
    @Operation(
            operationId = "patchProposal",
            summary = "Change members of the proposal of a skill",
            description = "A merge patch (RFC 7396).")
    @APIResponse(responseCode = "200", description = "The proposal.", headers = @Header(name = "ETag", ref = "ETag"))
    @APIResponse(responseCode = "404", ref = "NoDraft")
    public RestResponse<DraftView> patchProposal(
            @PathParam("key") @Key @Parameter(description = "The key of the skill.") String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Parameter(required = true, description = "ETag of the proposal.")
                    String ifMatch,
            @RequestBody(required = true, content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
                    JsonNode body) {
        return EditAnswer.ok(drafts.patch(Kind.SKILL, key, body, ifMatch));
    }

    @DELETE
    @Path("/{key}")
    @Permit(Permission.DRAFT_OWNERS)
    @Operation(
            operationId = "discardProposal",
            summary = "Discard the proposal of a skill",
            description = "What is published stays. A key that was never published becomes free.")
    @APIResponse(responseCode = "204", description = "There is none any more.")
    @APIResponse(responseCode = "404", ref = "NoDraft")
    public RestResponse<Void> discardProposal(
            @PathParam("key") @Key @Parameter(description = "The key of the skill.") String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Parameter(required = true, description = "ETag of the proposal.")
                    String ifMatch) {
        drafts.discard(Kind.SKILL, key, ifMatch);
        return RestResponse.noContent();
    }

    @POST
    @Path("/{key}/accept")
    @Permit(Permission.ADMINS)
    @Operation(
            operationId = "acceptProposal",
            summary = "Accept a proposed skill",
            description = "One change, one revision, one new version; the draft is gone.")
    @APIResponse(
            responseCode = "200",
            description = "It is published.",
            headers = {
                @Header(name = "ETag", ref = "ETag"),
                @Header(name = "Skillway-Catalog-Revision", ref = "CatalogRevision")
            })
    @APIResponse(responseCode = "404", ref = "NoDraft")
    @APIResponse(responseCode = "409", ref = "NotPublishable")
    public RestResponse<Edited> acceptProposal(
            @PathParam("key") @Key @Parameter(description = "The key of the skill.") String key,
            @QueryParam("confirms") String confirms,
            @HeaderParam(HttpHeaders.IF_MATCH) @Parameter(required = true, description = "ETag of the draft.")
                    String ifMatch,
            @HeaderParam("Idempotency-Key") String idempotencyKey) {
        return EditAnswer.ok(
                publishing.publish(Kind.SKILL, key, ifMatch, EditAnswer.languages(confirms), idempotencyKey));
    }
}
