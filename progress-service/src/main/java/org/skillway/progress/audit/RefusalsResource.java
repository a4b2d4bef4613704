package org.skillway.progress.audit;

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

/** For the gateway, which has no database: what it refuses by itself comes into this audit log. */
@Path("/internal/v1/refusals")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
class RefusalsResource {

    private final AuditService audit;

    RefusalsResource(AuditService audit) {
        this.audit = audit;
    }

    @POST
    @Permit(Permission.FOLLOWERS)
    @Operation(hidden = true)
    public void report(@NotNull @Valid RefusalReport report) {
        audit.reported(report.items());
    }
}
