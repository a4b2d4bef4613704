package org.skillway.progress.security;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.skillway.progress.error.ErrorCode;
import org.skillway.progress.error.ProblemException;
import org.skillway.progress.web.LearnerId;

/**
 * Decides who may see and change whose progress. Learners and admins are told by their tokens alone; an instructor is
 * asked about in the database, and refused alike whether or not there is such a learner.
 */
@ApplicationScoped
public class LearnerAccess {

    private final SecurityIdentity identity;
    private final SightRepository sights;
    private final OpenedProgress opened;

    LearnerAccess(SecurityIdentity identity, SightRepository sights, OpenedProgress opened) {
        this.identity = identity;
        this.sights = sights;
        this.opened = opened;
    }

    /** What the {@link Permission} of the operation has opened, before the operation began. */
    public Access opened() {
        return opened.access();
    }

    /**
     * Opens a learner's progress to the learner, and to an admin.
     *
     * @param id as it stands in the path, {@code me} included
     * @throws ProblemException {@code not-your-learner} for everybody else
     */
    Access to(String id) {
        Access access = byToken(id);
        if (access.actedAs() == ActedAs.INSTRUCTOR) {
            throw refused();
        }
        return access;
    }

    /** Opens it to the learner alone, who decides who else sees it. */
    Access own(String id) {
        Access access = byToken(id);
        if (!access.self()) {
            throw access.actedAs() == ActedAs.ADMIN ? new ProblemException(ErrorCode.FORBIDDEN) : refused();
        }
        return access;
    }

    /** Opens it for reading also to an instructor, as far as the learner has granted that or taken a course of theirs. */
    Access toSee(String id) {
        return toSee(id, identity);
    }

    private Access toSee(String id, SecurityIdentity viewer) {
        Access access = byToken(id, viewer);
        if (access.actedAs() != ActedAs.INSTRUCTOR) {
            return access;
        }
        Sight sight = sights.of(access.learner(), access.subject()).orElseThrow(LearnerAccess::refused);
        return new Access(access.learner(), access.subject(), ActedAs.INSTRUCTOR, sight);
    }

    /** Opens it for reading also to an instructor to whom the learner has granted the sight of everything. */
    Access toSeeAll(String id) {
        return toSeeAll(id, identity);
    }

    /** The same to somebody other than whoever makes the request. */
    public Access toSeeAll(String id, SecurityIdentity viewer) {
        Access access = toSee(id, viewer);
        if (!access.sight().whole()) {
            throw refused();
        }
        return access;
    }

    /** Opens it for recording also to an instructor, about whom {@code ledger_write} decides when it writes. */
    Access toAssess(String id) {
        return byToken(id);
    }

    private Access byToken(String id) {
        return byToken(id, identity);
    }

    private static Access byToken(String id, SecurityIdentity viewer) {
        String subject = subject(viewer);
        String learner = id.equals(LearnerId.ME) ? subject : id;
        if (learner.equals(subject)) {
            return new Access(learner, subject, ActedAs.SELF, Sight.WHOLE);
        }
        if (viewer.hasRole(Roles.ADMIN)) {
            return new Access(learner, subject, ActedAs.ADMIN, Sight.WHOLE);
        }
        if (viewer.hasRole(Roles.INSTRUCTOR)) {
            return new Access(learner, subject, ActedAs.INSTRUCTOR, null);
        }
        throw refused();
    }

    private static ProblemException refused() {
        return new ProblemException(ErrorCode.NOT_YOUR_LEARNER);
    }

    /** Whoever makes the request. */
    public String subject() {
        return subject(identity);
    }

    /** The subject of a token, and not the name of its principal: that is one that its bearer may have chosen. */
    public static String subject(SecurityIdentity viewer) {
        return ((JsonWebToken) viewer.getPrincipal()).getSubject();
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
     * @param actedAs in which capacity the subject acts
     * @param sight what is shown; null for an instructor who records
     */
    public record Access(String learner, String subject, ActedAs actedAs, Sight sight) {

        /** Whether the learner acts. */
        public boolean self() {
            return actedAs == ActedAs.SELF;
        }

        /** Without the ids, which do not belong in a log. */
        @Override
        public String toString() {
            return actedAs.toString();
        }
    }
}
