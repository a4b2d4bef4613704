package org.skillway.gateway.learner;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.skillway.gateway.feed.CurrentGraph;
import org.skillway.gateway.request.Languages;
import org.skillway.gateway.request.RequestId;

/** A role with the learner's own standing, over HTTP. */
@Path("/api/v1/learners/{id}/roles")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Readiness")
class LearnerRoleResource {

    private final LearnerRoles roles;
    private final CurrentGraph current;
    private final Languages languages;
    private final JsonWebToken token;

    LearnerRoleResource(LearnerRoles roles, CurrentGraph current, Languages languages, JsonWebToken token) {
        this.roles = roles;
        this.current = current;
        this.languages = languages;
        this.token = token;
    }

    @GET
    @Path("/{key}")
    @RolesAllowed({"learner", "instructor", "admin"})
    @Operation(
            operationId = "getRoleStanding",
            summary = "A role, with where the learner stands on each skill of it",
            description =
                    "Everything that a role asks for, each skill with the learner's state and evidence, what has to"
                            + " come before it and which modules teach it; how ready the learner is, and what is missing. While"
                            + " the catalog is out of reach the answer goes on from what was last known, and the header `Age` says"
                            + " for how many seconds.")
    @SecurityRequirement(name = "bearer")
    @APIResponse(
            responseCode = "200",
            description = "The role and the learner's standing.",
            content =
                    @Content(
                            schema = @Schema(implementation = RoleStanding.class),
                            examples = @ExampleObject(name = "half-way", value = RoleStandingExample.HALF_WAY)),
            headers = {
                @Header(name = "ETag", ref = "CombinedETag"),
                @Header(name = "Skillway-Catalog-Revision", ref = "UsedCatalogRevision"),
                @Header(name = "Skillway-Progress-Version", ref = "UsedProgressVersion"),
                @Header(name = "Age", ref = "CatalogAge")
            })
    @APIResponse(responseCode = "304", description = "The client has this answer already.")
    @APIResponse(responseCode = "400", ref = "InvalidLearnerRequest")
    @APIResponse(responseCode = "401", ref = "TokenNeeded")
    @APIResponse(responseCode = "403", ref = "NotYourLearner")
    @APIResponse(responseCode = "404", ref = "UnknownRole")
    @APIResponse(responseCode = "406", ref = "NoSuchMediaType")
    @APIResponse(responseCode = "500", ref = "InternalError")
    @APIResponse(responseCode = "503", ref = "CombinedUnavailable")
    public Uni<Response> getRoleStanding(
            @PathParam("id")
                    @Parameter(
                            description = "The subject of the learner's token, percent-encoded; `me` is whoever asks.",
                            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 255),
                            example = "me")
                    String id,
            @PathParam("key")
                    @Parameter(
                            description = "The key of the role.",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            pattern = "^[a-z0-9]+(-[a-z0-9]+)*$",
                                            maxLength = 80),
                            example = "web-developer")
                    String key,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(description = "Wanted languages: en, ka.")
                    String acceptLanguage,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Parameter(description = "ETag of the answer that the client has.")
                    String ifNoneMatch,
            @Context RoutingContext request) {
        String learner = LearnerId.resolve(id, token);
        Locale language = languages.locale(acceptLanguage);
        Caller caller = new Caller(request.request().getHeader(HttpHeaders.AUTHORIZATION), RequestId.of(request));
        return roles.standing(learner, key, language, caller)
                .map(found -> CombinedAnswer.of(found, language, current.age(), ifNoneMatch));
    }

    @ServerExceptionMapper
    Response refused(RefusedByProgressException e) {
        return e.answer();
    }
}
