package org.skillway.progress.enrolment;

import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.skillway.progress.security.LearnerAccess;
import org.skillway.progress.security.Permission;
import org.skillway.progress.security.Permit;
import org.skillway.progress.web.Key;
import org.skillway.progress.web.LearnerAnswer;
import org.skillway.progress.web.LearnerId;
import org.skillway.progress.web.Precondition;

/** Taking a course up, and leaving it. Nothing here blocks: an answer comes after the commit. */
@Path("/api/v1/learners/{id}/enrolments/{course}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Progress")
@Authenticated
class EnrollingResource {

    private final LearnerAccess access;
    private final EnrolmentService enrolments;

    EnrollingResource(LearnerAccess access, EnrolmentService enrolments) {
        this.access = access;
        this.enrolments = enrolments;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Permit(Permission.LEARNER_OR_ADMIN)
    @Operation(
            operationId = "enrol",
            summary = "Take a course up",
            description =
                    "Idempotent. The owners of the course see from now on which of its modules the learner completes and what is recorded on"
                            + " the skills that these teach, and may assess those. A course all of whose modules are completed already is"
                            + " completed at once.")
    @APIResponse(
            responseCode = "200",
            description = "The enrolment; the course was taken up before.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EnrolmentView.class),
                            examples = @ExampleObject(name = "enrolment", value = Examples.ENROLMENT)))
    @APIResponse(
            responseCode = "201",
            description = "The enrolment; it is new.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EnrolmentView.class),
                            examples = @ExampleObject(name = "enrolment", value = Examples.ENROLMENT)))
    @APIResponse(
            responseCode = "204",
            description = "An entry with this id was recorded, and has been taken back since.")
    @APIResponse(responseCode = "404", ref = "UnknownCourse")
    @APIResponse(responseCode = "409", ref = "CannotBegin")
    public CompletionStage<RestResponse<EnrolmentView>> enrol(
            @PathParam("id") @LearnerId String id,
            @PathParam("course") @Key @Parameter(description = "The key of the course.", example = "web-basics")
                    String course,
            @HeaderParam(HttpHeaders.IF_MATCH)
                    @Parameter(description = "Record only if the progress still has this ETag.")
                    String ifMatch,
            @NotNull @Valid Enrol body,
            @Context UriInfo uri) {
        return enrolments
                .enrol(access.opened(), course, body, new Precondition(ifMatch))
                .thenApply(made -> made.answer(uri));
    }

    @DELETE
    @Permit(Permission.LEARNER_OR_ADMIN)
    @Operation(operationId = "leave", summary = "Leave a course", description = "What was completed stays completed.")
    @APIResponse(responseCode = "204", description = "The learner is not enrolled any more.")
    @APIResponse(responseCode = "404", ref = "NoRecord")
    public CompletionStage<RestResponse<Void>> leave(
            @PathParam("id") @LearnerId String id,
            @PathParam("course") @Key @Parameter(description = "The key of the course.", example = "web-basics")
                    String course,
            @HeaderParam(HttpHeaders.IF_MATCH)
                    @Parameter(description = "Do so only if the progress still has this ETag.")
                    String ifMatch) {
        return enrolments
                .leave(access.opened(), course, new Precondition(ifMatch))
                .thenApply(LearnerAnswer::gone);
    }
}
