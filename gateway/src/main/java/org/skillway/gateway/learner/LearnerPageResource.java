package org.skillway.gateway.learner;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.skillway.gateway.security.Permission;
import org.skillway.gateway.security.Permit;

/** A learner's first page, over HTTP. */
@Path("/api/v1/learners/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Readiness")
@Authenticated
class LearnerPageResource {

    private final Combiner combiner;

    LearnerPageResource(Combiner combiner) {
        this.combiner = combiner;
    }

    @GET
    @Permit(Permission.WHO_SEES_ALL)
    @Operation(
            operationId = "getLearnerPage",
            summary = "All that a learner's first page shows, in one call",
            description =
                    "The roles that the learner works towards with readiness, the courses that they have taken up, what to begin with, and what was recorded last.")
    @APIResponse(
            responseCode = "200",
            description = "The first page.",
            content =
                    @Content(
                            schema = @Schema(implementation = LearnerPage.class),
                            examples = @ExampleObject(name = "first-page", value = LearnerPageExample.FIRST_PAGE)))
    public Uni<Response> getLearnerPage(@BeanParam Asked asked, @Context RoutingContext request) {
        return combiner.answer(
                combiner.question(asked, request),
                graph -> graph,
                (combination, graph) -> LearnerPage.from(combination));
    }
}
