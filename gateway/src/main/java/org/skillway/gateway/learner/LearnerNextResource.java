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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.skillway.gateway.error.ErrorCode;
import org.skillway.gateway.error.ProblemException;
import org.skillway.gateway.graph.Role;
import org.skillway.gateway.security.Permission;
import org.skillway.gateway.security.Permit;

/** What a learner can begin with, over HTTP. */
@Path("/api/v1/learners/{id}/next")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Readiness")
@Authenticated
class LearnerNextResource {

    private final Combiner combiner;

    LearnerNextResource(Combiner combiner) {
        this.combiner = combiner;
    }

    @GET
    @Permit(Permission.WHO_SEES_ALL)
    @Operation(
            operationId = "listNextModules",
            summary = "What to begin with: unlocked modules, the most useful first",
            description =
                    "The modules that the learner can begin with now and that bring them nearer to their goals, ranked by what they bring for an hour, with the reason. Without a goal there is nothing to rank for; `role` names one that is none.")
    @APIResponse(
            responseCode = "200",
            description = "One page of modules.",
            content =
                    @Content(
                            schema = @Schema(implementation = NextModulesPage.class),
                            examples = @ExampleObject(name = "first-page", value = NextModulesExample.FIRST_PAGE)),
            headers = @Header(name = "Link", ref = "NextPage"))
    public Uni<Response> listNextModules(
            @BeanParam Asked asked,
            @QueryParam("role")
                    @Parameter(
                            description = "The key of a role that is looked at as if it were the only goal.",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            pattern = "^[a-z0-9]+(-[a-z0-9]+){0,39}$",
                                            maxLength = 80),
                            example = "web-developer")
                    String role,
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
        String only = role == null ? null : Question.key("role", role);
        Question question = combiner.question(asked, request);
        ListPart part = ListPart.of("next" + (only == null ? "" : "/" + only), question, limit, cursor);
        return combiner.page(
                question,
                part,
                uri,
                (combination, wanted) -> NextModulesPage.from(combination, goals(combination, only), wanted));
    }

    private static List<Role> goals(Combination combination, String only) {
        return only == null
                ? combination.goals()
                : List.of(combination.graph().role(only).orElseThrow(() -> new ProblemException(
                                ErrorCode.INVALID_PARAMETER)
                        .in("role", "unknown-role", only)));
    }
}
