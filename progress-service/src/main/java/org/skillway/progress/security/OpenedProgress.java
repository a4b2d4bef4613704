package org.skillway.progress.security;

import jakarta.enterprise.context.RequestScoped;
import org.skillway.progress.security.LearnerAccess.Access;

/** Whose progress this request was let in to. */
@RequestScoped
class OpenedProgress {

    private Access access;

    void open(Access access) {
        this.access = access;
    }

    /** Fails where the permission of the operation opens nobody's. */
    Access access() {
        if (access == null) {
            throw new IllegalStateException("No permission has opened anybody's progress to this request");
        }
        return access;
    }
}
