package org.skillway.progress.record;

import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
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
import org.skillway.progress.web.LearnerAnswer;
import org.skillway.progress.web.LearnerId;
import org.skillway.progress.web.Precondition;

/** Many records of one learner over HTTP. */
@Path("/api/v1/learners/{id}/records")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Progress")
@Authenticated
class BatchResource {

    private final LearnerAccess access;
    private final BatchService batches;

    BatchResource(LearnerAccess access, BatchService batches) {
        this.access = access;
        this.batches = batches;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Permit(Permission.LEARNER_OR_ADMIN)
    @Operation(
            operationId = "recordSkills",
            summary = "Record up to 1,000 skills at once",
            description = "Each item as if it was put under its skill, all in one transaction.")
    @APIResponse(
            responseCode = "200",
            description = "What became of each item.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = BatchOutcome.class),
                            examples = @ExampleObject(name = "outcome", value = Examples.BATCH)))
    @APIResponse(responseCode = "422", ref = "RecordsRefused")
    public RestResponse<BatchOutcome> recordSkills(
            @PathParam("id") @LearnerId String id,
            @HeaderParam("Idempotency-Key") String idempotencyKey,
            @HeaderParam(HttpHeaders.IF_MATCH)
                    @Parameter(description = "Record only if the progress still has this ETag.")
                    String ifMatch,
            @NotNull @Valid BatchOfRecords body) {
        BatchService.Recorded recorded =
                batches.record(access.opened(), body, new Precondition(ifMatch), idempotencyKey);
        return LearnerAnswer.written(recorded.outcome(), recorded.moment(), recorded.tag(), null);
    }
}
