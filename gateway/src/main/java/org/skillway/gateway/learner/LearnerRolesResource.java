package org.skillway.gateway.learner;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.skillway.gateway.planning.KnownDistances;
import org.skillway.gateway.readiness.RoleShare;
import org.skillway.gateway.security.Permission;
import org.skillway.gateway.security.Permit;

/** All roles by how ready a learner is for them, over HTTP. */
@Path("/api/v1/learners/{id}/roles")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Readiness")
@Authenticated
class LearnerRolesResource {

    private final Combiner combiner;
    private final KnownDistances distances;

    LearnerRolesResource(Combiner combiner, KnownDistances distances) {
        this.combiner = combiner;
        this.distances = distances;
    }

    @GET
    @Permit(Permission.WHO_SEES_ALL)
    @Operation(
            operationId = "listRolesByReadiness",
            summary = "Every role by readiness",
            description =
                    "All published roles, and retired ones that the learner works towards: first those of whose essential requirements the learner meets the greatest share, then by the share of all, then by key; roles with nothing essential come last. Each says how many minutes of modules remain to it. The pages of one list are computed from the versions at which it began.")
    @APIResponse(
            responseCode = "200",
            description = "One page of roles.",
            content =
                    @Content(
                            schema = @Schema(implementation = RolesByReadiness.class),
                            examples = @ExampleObject(name = "first-page", value = RolesByReadinessExample.FIRST_PAGE)),
            headers = @Header(name = "Link", ref = "NextPage"))
    @APIResponse(responseCode = "503", ref = "PlanUnavailable")
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
            @QueryParam("minutes")
                    @Parameter(
                            description =
                                    "`false` leaves out how many minutes remain, which takes work of its own the first time.",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "true"),
                            example = "false")
                    Boolean minutes,
            @Context RoutingContext request,
            @Context UriInfo uri) {
        Question question = combiner.question(asked, request);
        ListPart part = ListPart.of("roles", question, limit, cursor);
        if (Boolean.FALSE.equals(minutes)) {
            return combiner.page(
                    question,
                    part,
                    uri,
                    (combination, wanted) ->
                            RolesByReadiness.from(combination, RolesByReadiness.slice(combination, wanted), List.of()));
        }
        BooleanSupplier gone = Gone.of(request);
        return combiner.pageLater(question, part, uri, (combination, wanted) -> {
            ListPart.Slice<RoleShare> slice = RolesByReadiness.slice(combination, wanted);
            return distances
                    .to(
                            combination.graph(),
                            combination.learner().skills().completed(),
                            slice.items().stream().map(RoleShare::role).toList(),
                            gone)
                    .map(found -> RolesByReadiness.from(combination, slice, found));
        });
    }
}
