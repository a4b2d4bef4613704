package org.skillway.progress.live;

import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.skillway.progress.security.Permission;
import org.skillway.progress.security.Permit;

/** Where the ledgers of many stand, in one question: for the gateway, about those whose pages it has open. */
@Path("/internal/v1/versions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
class VersionsResource {

    private final VersionService versions;

    VersionsResource(VersionService versions) {
        this.versions = versions;
    }

    @POST
    @Permit(Permission.FOLLOWERS)
    @Operation(hidden = true)
    public LearnerVersions versions(@NotNull @Valid AskedLearners asked) {
        return new LearnerVersions(versions.of(asked.learners()));
    }
}
