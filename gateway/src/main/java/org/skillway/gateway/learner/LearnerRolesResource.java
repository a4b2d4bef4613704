package org.skillway.gateway.learner;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
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

/** All roles by how ready a learner is for them, over HTTP. */
@Path("/api/v1/learners/{id}/roles")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
@Tag(name = "Readiness")
class LearnerRolesResource {

    private final Combiner combiner;

    LearnerRolesResource(Combiner combiner) {
        this.combiner = combiner;
    }

    @GET
    @RolesAllowed({"learner", "instructor", "admin"})
    @Operation(
            operationId = "listRolesByReadiness",
            summary = "Every role by readiness",
            description =
                    "All published roles, and retired ones that the learner works towards: first those of whose essential requirements the learner meets the greatest share, then by the share of all, then by key; roles with nothing essential come last. The pages of one list are computed from the versions at which it began.")
    @APIResponse(
            responseCode = "200",
            description = "One page of roles.",
            content =
                    @Content(
                            schema = @Schema(implementation = RolesByReadiness.class),
                            examples = @ExampleObject(name = "first-page", value = RolesByReadinessExample.FIRST_PAGE)),
            headers = {
                @Header(name = "ETag", ref = "CombinedETag"),
                @Header(name = "Link", ref = "NextPage"),
                @Header(name = "Skillway-Catalog-Revision", ref = "UsedCatalogRevision"),
                @Header(name = "Skillway-Progress-Version", ref = "UsedProgressVersion"),
                @Header(name = "Age", ref = "CatalogAge")
            })
    @APIResponse(responseCode = "304", description = "The client has this answer already.")
    @APIResponse(responseCode = "400", ref = "InvalidLearnerRequest")
    @APIResponse(responseCode = "401", ref = "TokenNeeded")
    @APIResponse(responseCode = "403", ref = "NotYourLearner")
    @APIResponse(responseCode = "406", ref = "NoSuchMediaType")
    @APIResponse(responseCode = "500", ref = "InternalError")
    @APIResponse(responseCode = "503", ref = "CombinedUnavailable")
    public Uni<Response> listRolesByReadiness(
            @BeanParam Asked asked,
            @QueryParam("limit")
                    @Parameter(
                            description = "How many at most; 50 unless said.",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            format = "int32",
                                            minimum = "1",
                                            maximum = "200"))
                    Integer limit,
            @QueryParam("cursor") @Parameter(description = "`next` of the page before.") String cursor,
            @Context RoutingContext request,
            @Context UriInfo uri) {
        Question question = combiner.question(asked, request);
        ListPart part = ListPart.of("roles", question, limit, cursor);
        return combiner.page(question, part, uri, RolesByReadiness::from);
    }
}
