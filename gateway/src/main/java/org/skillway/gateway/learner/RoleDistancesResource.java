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
import java.util.List;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.skillway.gateway.error.ErrorCode;
import org.skillway.gateway.error.ProblemException;
import org.skillway.gateway.graph.Role;
import org.skillway.gateway.planning.PlanComparisons;
import org.skillway.gateway.security.Permission;
import org.skillway.gateway.security.Permit;

/** How far a learner is from every role, and what would bring most of them nearer, over HTTP. */
@Path("/api/v1/learners/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Plan")
@Authenticated
class RoleDistancesResource {

    private static final int MOST = 100;
    private static final int USUAL = 20;

    private final Combiner combiner;
    private final PlanComparisons comparisons;

    RoleDistancesResource(Combiner combiner, PlanComparisons comparisons) {
        this.combiner = combiner;
        this.comparisons = comparisons;
    }

    @GET
    @Path("/distances")
    @Permit(Permission.WHO_SEES_ALL)
    @Operation(
            operationId = "listRoleDistances",
            summary = "How many minutes it is to every role, and which is the nearest",
            description =
                    "For each published role, and retired ones that the learner works towards, the minutes of the shortest plan"
                            + " that meets what is essential, all in one answer. Where the work allowed does not suffice for all,"
                            + " goals have been looked at first and then the readiest roles, and of the others a plan is told that"
                            + " was found by estimates, and what none goes below.")
    @APIResponse(
            responseCode = "200",
            description = "Every role.",
            content =
                    @Content(
                            schema = @Schema(implementation = RoleDistances.class),
                            examples = @ExampleObject(name = "distances", value = RoleDistancesExample.DISTANCES)))
    @APIResponse(responseCode = "503", ref = "PlanUnavailable")
    public Uni<Response> listRoleDistances(@BeanParam Asked asked, @Context RoutingContext request) {
        BooleanSupplier gone = Gone.of(request);
        return combiner.answerLater(combiner.question(asked, request), graph -> graph, (combination, graph) -> {
            List<Role> roles = RoleDistances.roles(combination);
            return comparisons
                    .distances(graph, combination.learner().skills().completed(), roles, gone)
                    .map(compared -> answer(
                            combination, RoleDistances.from(combination, roles, compared), compared.reproducible()));
        });
    }

    @GET
    @Path("/worth")
    @Permit(Permission.WHO_SEES_ALL)
    @Operation(
            operationId = "listSkillsWorthMost",
            summary = "The skills that are worth most over all roles for an hour of study",
            description =
                    "Of the skills that the learner has not completed and that modules lead to: first those for which most"
                            + " essential requirements of published roles ask, for each minute of the shortest way to them.")
    @APIResponse(
            responseCode = "200",
            description = "So many skills.",
            content =
                    @Content(
                            schema = @Schema(implementation = SkillsWorthMost.class),
                            examples = @ExampleObject(name = "worth", value = RoleDistancesExample.WORTH)))
    @APIResponse(responseCode = "503", ref = "PlanUnavailable")
    public Uni<Response> listSkillsWorthMost(
            @BeanParam Asked asked,
            @QueryParam("limit")
                    @Parameter(
                            description = "How many at most; 20 unless said.",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            format = "int32",
                                            minimum = "1",
                                            maximum = "100"))
                    Integer limit,
            @Context RoutingContext request) {
        if (limit != null && (limit < 1 || limit > MOST)) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in("limit", "range", 1, MOST);
        }
        BooleanSupplier gone = Gone.of(request);
        return combiner.answerLater(
                combiner.question(asked, request), graph -> graph, (combination, graph) -> comparisons
                        .worthMost(
                                graph,
                                combination.learner().skills().completed(),
                                graph.roles().stream().filter(Role::published).toList(),
                                limit == null ? USUAL : limit,
                                gone)
                        .map(compared -> answer(
                                combination, SkillsWorthMost.from(combination, compared), compared.reproducible())));
    }

    private static CombinedAnswer answer(Combination combination, Object body, boolean reproducible) {
        return reproducible ? CombinedAnswer.of(combination, body) : CombinedAnswer.unrepeatable(combination, body);
    }
}
