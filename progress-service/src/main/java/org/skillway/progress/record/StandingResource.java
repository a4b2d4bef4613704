package org.skillway.progress.record;

import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.skillway.progress.ledger.Point;
import org.skillway.progress.security.LearnerAccess;
import org.skillway.progress.security.Permission;
import org.skillway.progress.security.Permit;
import org.skillway.progress.standing.Read;
import org.skillway.progress.web.LearnerAnswer;
import org.skillway.progress.web.LearnerId;

/** For the gateway, which combines it with the catalog; asked with the user's own token, under the same rights. */
@Path("/internal/v1/learners/{id}/standing")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
class StandingResource {

    private final LearnerAccess access;
    private final ReadingService reading;

    StandingResource(LearnerAccess access, ReadingService reading) {
        this.access = access;
        this.reading = reading;
    }

    @GET
    @Permit(Permission.WHO_SEES_ALL)
    @Operation(hidden = true)
    public RestResponse<Standing> standing(
            @PathParam("id") @LearnerId String id,
            @QueryParam("version") @Min(0) Long version,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        Read<Standing> read = reading.standing(access.opened().learner(), Point.of(version, null));
        return LearnerAnswer.read(read.body(), read.moment(), read.tag(), ifNoneMatch);
    }
}
