package org.skillway.progress.record;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.skillway.progress.request.RequestId;
import org.skillway.progress.security.Permission;
import org.skillway.progress.security.Permit;

/**
 * For the gateway, which lets the reads of many people go together. Each item has the token of whoever asks and is let in or
 * refused by it alone; whoever sends them together needs no right and gets none.
 */
@Path("/internal/v1/standings")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class StandingsResource {

    private final StandingsService standings;

    StandingsResource(StandingsService standings) {
        this.standings = standings;
    }

    @POST
    @PermitAll
    @Permit(Permission.WHOEVER_THE_BODY_NAMES)
    @Operation(hidden = true)
    public Uni<StandingsAnswer> standings(@NotNull @Valid StandingsAsked body, @Context RoutingContext request) {
        return standings.read(body.items(), RequestId.of(request)).map(StandingsAnswer::new);
    }
}
