package org.skillway.progress.erasure;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
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
import org.skillway.progress.web.ProgressMoment;

/** Erasing a learner over HTTP. */
@Path("/api/v1/learners/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Progress")
@Authenticated
class ErasureResource {

    private final LearnerAccess access;
    private final ErasureService erasure;

    ErasureResource(LearnerAccess access, ErasureService erasure) {
        this.access = access;
        this.erasure = erasure;
    }

    @DELETE
    @Permit(Permission.LEARNER_OR_ADMIN)
    @Operation(
            operationId = "eraseLearner",
            summary = "Erase everything held about a learner",
            description =
                    "Removes the whole ledger, what follows from it, and the link between the person and what they said in"
                            + " the ledgers of others, for ever. The answer is the same where nothing is held. What is recorded"
                            + " afterwards begins a new ledger.")
    @APIResponse(responseCode = "204", description = "Nothing is held.")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public RestResponse<Void> eraseLearner(
            @PathParam("id") @LearnerId String id,
            @HeaderParam(HttpHeaders.IF_MATCH)
                    @Parameter(
                            description =
                                    "Erase only if the progress still has this ETag: nothing that was recorded since is"
                                            + " lost unseen.")
                    String ifMatch) {
        erasure.erase(access.opened(), new Precondition(ifMatch));
        return LearnerAnswer.gone(ProgressMoment.NOTHING);
    }
}
