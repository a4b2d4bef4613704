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

/** A module with the learner's own standing, over HTTP. */
@Path("/api/v1/learners/{id}/modules/{key}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Readiness")
@Authenticated
class LearnerModuleResource {

    private final Combiner combiner;

    LearnerModuleResource(Combiner combiner) {
        this.combiner = combiner;
    }

    @GET
    @Permit(Permission.WHO_SEES_ALL)
    @Operation(
            operationId = "getModuleStanding",
            summary = "A module, with whether the learner can take it now, and what first if not",
            description =
                    "What the module needs, each skill of that with the learner's state, what has to come before it and which other modules teach it; and what it teaches. A retired module is answered too: who has completed it keeps that.")
    @APIResponse(
            responseCode = "200",
            description = "The module and the learner's standing.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = ModuleStanding.class),
                        examples = @ExampleObject(name = "locked", value = ModuleStandingExample.LOCKED)),
                @Content(
                        mediaType = WithoutLearner.MEDIA_TYPE,
                        schema = @Schema(implementation = ModuleWithoutLearner.class),
                        examples = @ExampleObject(name = "without-learner", value = WithoutLearnerExample.MODULE))
            },
            headers = @Header(name = "Preference-Applied", ref = "PreferenceApplied"))
    @APIResponse(responseCode = "404", ref = "NoSuchModule")
    public Uni<Response> getModuleStanding(
            @BeanParam Asked asked,
            @PathParam("key")
                    @Parameter(
                            description = "The key of the module.",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            pattern = "^[a-z0-9]+(-[a-z0-9]+){0,39}$",
                                            maxLength = 80),
                            example = "django-first-steps")
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
                graph ->
                        graph.module(key).orElseThrow(() -> new ProblemException(ErrorCode.UNKNOWN_KEY, "module", key)),
                ModuleStanding::from,
                prefer,
                ModuleWithoutLearner::from);
    }
}
