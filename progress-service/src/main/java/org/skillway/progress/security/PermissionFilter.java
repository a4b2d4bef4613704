package org.skillway.progress.security;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.regex.Pattern;
import org.skillway.progress.web.LearnerId;

/** Lets somebody whose token is valid through to an operation, or not, before anything of the request is read. */
@Priority(Priorities.AUTHORIZATION)
class PermissionFilter implements ContainerRequestFilter {

    static final String LEARNER_PARAMETER = "id";

    private static final Pattern LEARNER = Pattern.compile(LearnerId.FORM);

    private final Permission permission;
    private final SecurityIdentity identity;
    private final LearnerAccess access;
    private final OpenedProgress opened;

    PermissionFilter(Permission permission, SecurityIdentity identity, LearnerAccess access, OpenedProgress opened) {
        this.permission = permission;
        this.identity = identity;
        this.access = access;
        this.opened = opened;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (permission.roles().stream().noneMatch(identity::hasRole)) {
            throw new ForbiddenException();
        }
        if (permission.isAboutLearner()) {
            String learner = request.getUriInfo().getPathParameters().getFirst(LEARNER_PARAMETER);
            // What cannot be a learner's id is refused as a parameter, by its own rule.
            if (LEARNER.matcher(learner).matches()) {
                opened.open(permission.open(access, learner));
            }
        }
    }
}
