package org.skillway.gateway.security;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * A token that is presented has to be valid, also where none is needed: a client whose token has expired learns it at
 * the first request, not at the first that matters.
 */
class PresentedToken {

    private final CurrentIdentityAssociation identity;

    PresentedToken(CurrentIdentityAssociation identity) {
        this.identity = identity;
    }

    @ServerRequestFilter
    Uni<Response> verify(ContainerRequestContext request) {
        if (request.getHeaderString(HttpHeaders.AUTHORIZATION) == null) {
            return Uni.createFrom().nullItem();
        }
        return identity.getDeferredIdentity().onItem().transformToUni(known -> Uni.createFrom()
                .nullItem());
    }
}
