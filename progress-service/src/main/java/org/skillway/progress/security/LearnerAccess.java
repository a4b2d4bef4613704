package org.skillway.progress.security;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import org.skillway.progress.error.ErrorCode;
import org.skillway.progress.error.ProblemException;
import org.skillway.progress.web.LearnerId;

/** Decides who may see and change whose progress. It knows tokens only, so its answer tells nothing about what exists. */
@ApplicationScoped
public class LearnerAccess {

    private final SecurityIdentity identity;

    LearnerAccess(SecurityIdentity identity) {
        this.identity = identity;
    }

    /**
     * Opens a learner's progress to the subject of the request's token: to the learner, and to an admin.
     *
     * @param id as it stands in the path, {@code me} included
     * @throws ProblemException {@code not-your-learner} for everybody else
     */
    public Access to(String id) {
        String subject = identity.getPrincipal().getName();
        String learner = id.equals(LearnerId.ME) ? subject : id;
        boolean self = learner.equals(subject);
        if (!self && !identity.hasRole(Roles.ADMIN)) {
            throw new ProblemException(ErrorCode.NOT_YOUR_LEARNER);
        }
        return new Access(learner, subject, self);
    }

    /** Whoever makes the request. */
    public String subject() {
        return identity.getPrincipal().getName();
    }

    public boolean isAdmin() {
        return identity.hasRole(Roles.ADMIN);
    }

    /** In which capacity the subject imports. */
    public ActedAs inBulkAs() {
        return isAdmin() ? ActedAs.ADMIN : ActedAs.SERVICE;
    }

    /**
     * What a request was let in to.
     *
     * @param self whether the learner acts; an admin acts otherwise
     */
    public record Access(String learner, String subject, boolean self) {

        /** In which capacity the subject acts. */
        public ActedAs actedAs() {
            return self ? ActedAs.SELF : ActedAs.ADMIN;
        }

        /** Without the ids, which do not belong in a log. */
        @Override
        public String toString() {
            return self ? "self" : "admin";
        }
    }
}
