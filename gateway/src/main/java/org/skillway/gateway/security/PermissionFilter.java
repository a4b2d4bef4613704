package org.skillway.gateway.security;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/** Lets somebody whose token is valid through to an operation, or not, before anything of the request is read. */
@Priority(Priorities.AUTHORIZATION)
class PermissionFilter implements ContainerRequestFilter {

    private final Permission permission;
    private final SecurityIdentity identity;

    PermissionFilter(Permission permission, SecurityIdentity identity) {
        this.permission = permission;
        this.identity = identity;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (permission.roles().stream().noneMatch(identity::hasRole)) {
            throw new ForbiddenException();
        }
    }
}
