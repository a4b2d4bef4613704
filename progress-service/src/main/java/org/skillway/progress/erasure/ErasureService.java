package org.skillway.progress.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import org.hibernate.exception.GenericJDBCException;
import org.skillway.progress.security.LearnerAccess.Access;
import org.skillway.progress.web.Precondition;

/** Erases learners. */
@ApplicationScoped
class ErasureService {

    private final ErasureRepository erasure;

    ErasureService(ErasureRepository erasure) {
        this.erasure = erasure;
    }

    /** Erases all that is held about a learner; nothing, where nothing is held. */
    @Transactional
    public void erase(Access who, Precondition precondition) {
        try {
            erasure.erase(who, precondition.states()).ifPresent(now -> {
                throw Precondition.stale(now);
            });
        } catch (SQLException e) {
            // Of the same type as Hibernate's, so that it is told the same way.
            throw new GenericJDBCException("The ledger's database refused", e);
        }
    }
}
