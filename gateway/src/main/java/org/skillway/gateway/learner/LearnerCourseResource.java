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

/** A course with the learner's own standing, over HTTP. */
@Path("/api/v1/learners/{id}/courses/{key}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Readiness")
@Authenticated
class LearnerCourseResource {

    private final Combiner combiner;

    LearnerCourseResource(Combiner combiner) {
        this.combiner = combiner;
    }

    @GET
    @Permit(Permission.WHO_SEES_ALL)
    @Operation(
            operationId = "getCourseStanding",
            summary = "A course, with what each module of it is to the learner",
            description =
                    "Each module of the course: done, open, or locked and by what; how far the learner is, and when they took the course up if they have. A retired course is answered too: who has taken it up goes on.")
    @APIResponse(
            responseCode = "200",
            description = "The course and the learner's standing.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = CourseStanding.class),
                        examples = @ExampleObject(name = "under-way", value = CourseStandingExample.UNDER_WAY)),
                @Content(
                        mediaType = WithoutLearner.MEDIA_TYPE,
                        schema = @Schema(implementation = CourseWithoutLearner.class),
                        examples = @ExampleObject(name = "without-learner", value = WithoutLearnerExample.COURSE))
            },
            headers = @Header(name = "Preference-Applied", ref = "PreferenceApplied"))
    @APIResponse(responseCode = "404", ref = "NoSuchCourse")
    public Uni<Response> getCourseStanding(
            @BeanParam Asked asked,
            @PathParam("key")
                    @Parameter(
                            description = "The key of the course.",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            pattern = "^[a-z0-9]+(-[a-z0-9]+){0,39}$",
                                            maxLength = 80),
                            example = "web-basics")
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
                        graph.course(key).orElseThrow(() -> new ProblemException(ErrorCode.UNKNOWN_KEY, "course", key)),
                CourseStanding::from,
                prefer,
                CourseWithoutLearner::from);
    }
}
