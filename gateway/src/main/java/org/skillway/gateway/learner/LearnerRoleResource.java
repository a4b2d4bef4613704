package org.skillway.gateway.learner;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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
import org.skillway.gateway.security.Permission;
import org.skillway.gateway.security.Permit;

/** A role with the learner's own standing, over HTTP. */
@Path("/api/v1/learners/{id}/roles")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Readiness")
@Authenticated
class LearnerRoleResource {

    private final Combiner combiner;

    LearnerRoleResource(Combiner combiner) {
        this.combiner = combiner;
    }

    @GET
    @Path("/{key}")
    @Permit(Permission.WHO_SEES_ALL)
    @Operation(
            operationId = "getRoleStanding",
            summary = "A role, with where the learner stands on each skill of it",
            description =
                    "Everything that a role asks for, each skill with the learner's state and evidence, what has to"
                            + " come before it and which modules teach it; how ready the learner is, and what is missing. While"
                            + " the catalog is out of reach the answer goes on from what was last known, and the header `Age` says"
                            + " for how many seconds.")
    @APIResponse(
            responseCode = "200",
            description = "The role and the learner's standing.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = RoleStanding.class),
                        examples = @ExampleObject(name = "half-way", value = RoleStandingExample.HALF_WAY)),
                @Content(
                        mediaType = WithoutLearner.MEDIA_TYPE,
                        schema = @Schema(implementation = RoleWithoutLearner.class),
                        examples = @ExampleObject(name = "without-learner", value = WithoutLearnerExample.ROLE))
            },
            headers = @Header(name = "Preference-Applied", ref = "PreferenceApplied"))
    @APIResponse(responseCode = "404", ref = "UnknownRole")
    public Uni<Response> getRoleStanding(
            @BeanParam Asked asked,
            @PathParam("key")
                    @Parameter(
                            description = "The key of the role.",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            pattern = "^[a-z0-9]+(-[a-z0-9]+){0,39}$",
                                            maxLength = 80),
                            example = "web-developer")
                    String key,
            @HeaderParam(WithoutLearner.HEADER)
                    @Parameter(
                            description = WithoutLearner.DESCRIPTION,
                            schema = @Schema(type = SchemaType.STRING),
                            example = WithoutLearner.APPLIED)
                    List<String> prefer,
            @Context RoutingContext request) {
        Question.key("key", key);
        return combiner.answer(
                combiner.question(asked, request),
                graph -> graph.role(key).orElseThrow(() -> new ProblemException(ErrorCode.UNKNOWN_KEY, "role", key)),
                RoleStanding::from,
                prefer,
                RoleWithoutLearner::from);
    }
}
