package org.skillway.progress.record;

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
import jakarta.ws.rs.QueryParam;
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
import org.skillway.progress.ledger.Reason;
import org.skillway.progress.security.LearnerAccess;
import org.skillway.progress.security.Permission;
import org.skillway.progress.security.Permit;
import org.skillway.progress.web.Key;
import org.skillway.progress.web.LearnerAnswer;
import org.skillway.progress.web.LearnerId;
import org.skillway.progress.web.Precondition;

/** Writing a learner's records over HTTP. Nothing here blocks: an answer comes with the commit that it shares with others. */
@Path("/api/v1/learners/{id}/skills/{key}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Progress")
@Authenticated
class RecordingResource {

    private final LearnerAccess access;
    private final RecordingService recording;

    RecordingResource(LearnerAccess access, RecordingService recording) {
        this.access = access;
        this.recording = recording;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Permit(Permission.WHO_MAY_ASSESS)
    @Operation(
            operationId = "recordSkill",
            summary = "Record a skill as begun, claimed or completed",
            description =
                    "Idempotent: the same again adds nothing. A learner's own word of a completion is `self-reported`;"
                            + " that of an instructor is `assessed`, on what the instructor's courses teach that the"
                            + " learner has taken; what an admin records for a learner is `imported`. What is stronger is never hidden:"
                            + " a skill that is completed and then begun again stays completed.")
    @APIResponse(
            responseCode = "200",
            description = "The record; something was recorded on this skill before.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RecordView.class),
                            examples = @ExampleObject(name = "record", value = Examples.RECORD)))
    @APIResponse(
            responseCode = "201",
            description = "The record; it is the first on this skill.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RecordView.class),
                            examples = @ExampleObject(name = "record", value = Examples.RECORD)))
    @APIResponse(
            responseCode = "204",
            description = "The entry with this `entryId` was recorded before, and what it said has been revoked since.")
    @APIResponse(responseCode = "404", ref = "UnknownSkill")
    @APIResponse(responseCode = "409", ref = "EntryIdUsed")
    public CompletionStage<RestResponse<RecordView>> recordSkill(
            @PathParam("id") @LearnerId String id,
            @PathParam("key") @Key @Parameter(description = "The key of the skill.", example = "git") String key,
            @HeaderParam(HttpHeaders.IF_MATCH)
                    @Parameter(description = "Record only if the progress still has this ETag.")
                    String ifMatch,
            @NotNull @Valid RecordSkill body,
            @Context UriInfo uri) {
        return recording
                .record(access.opened(), key, body, new Precondition(ifMatch))
                .thenApply(made -> made.record() == null
                        ? LearnerAnswer.gone(made.moment())
                        : LearnerAnswer.written(
                                made.record(),
                                made.moment(),
                                made.tag(),
                                made.created() ? location(uri, made.record().skill()) : null));
    }

    @DELETE
    @Permit(Permission.WHO_MAY_ASSESS)
    @Operation(
            operationId = "revokeSkill",
            summary = "Take back what was recorded on a skill",
            description =
                    "Ends what the caller has recorded on the skill; an admin ends what anybody has. The history keeps both,"
                            + " the record and its revocation. What others have recorded goes on standing: then the answer"
                            + " is the record as it is now.")
    @APIResponse(
            responseCode = "200",
            description = "The record; something goes on standing.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RecordView.class),
                            examples = @ExampleObject(name = "record", value = Examples.RECORD)))
    @APIResponse(responseCode = "204", description = "Nothing is left on this skill.")
    @APIResponse(responseCode = "404", ref = "NothingToRevoke")
    public CompletionStage<RestResponse<RecordView>> revokeSkill(
            @PathParam("id") @LearnerId String id,
            @PathParam("key") @Key @Parameter(description = "The key of the skill.", example = "git") String key,
            @QueryParam("reason") @NotNull @Parameter(description = "Why it is taken back.", example = "mistake")
                    Reason reason,
            @HeaderParam(HttpHeaders.IF_MATCH)
                    @Parameter(description = "Revoke only if the progress still has this ETag.")
                    String ifMatch) {
        return recording
                .revoke(access.opened(), key, reason, new Precondition(ifMatch))
                .thenApply(made -> made.record() == null
                        ? LearnerAnswer.gone(made.moment())
                        : LearnerAnswer.written(made.record(), made.moment(), made.tag(), null));
    }

    // Without a host (RFC 9110, 10.2.2), so that it holds behind any proxy.
    private static String location(UriInfo uri, String skill) {
        String path = uri.getAbsolutePath().getRawPath();
        return path.substring(0, path.lastIndexOf('/') + 1) + skill;
    }
}
