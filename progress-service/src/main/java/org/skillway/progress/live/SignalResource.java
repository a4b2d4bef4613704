package org.skillway.progress.live;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.skillway.progress.security.Permission;
import org.skillway.progress.security.Permit;

/** Whose progress changes, for the gateway; {@code deploy/contract/README.md} describes its lines. */
@Path("/internal/v1/signals")
@Authenticated
class SignalResource {

    private final Followers followers;
    private final JsonWebToken token;

    SignalResource(Followers followers, JsonWebToken token) {
        this.followers = followers;
        this.token = token;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Permit(Permission.FOLLOWERS)
    @Operation(hidden = true)
    public Multi<SignalLine> follow() {
        return followers.follow(Instant.ofEpochSecond(token.getExpirationTime()));
    }
}
