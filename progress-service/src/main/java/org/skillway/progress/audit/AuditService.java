package org.skillway.progress.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.hibernate.exception.GenericJDBCException;
import org.skillway.progress.security.LearnerAccess.Access;

/**
 * Keeps security events. What is done is noted in the transaction that does it, so that one is never there without the other;
 * what changes ledgers is noted by the functions of the database that change them.
 */
@ApplicationScoped
public class AuditService {

    private final AuditRepository audit;
    private final Event<Noted> noted;

    AuditService(AuditRepository audit, Event<Noted> noted) {
        this.audit = audit;
        this.noted = noted;
    }

    /** Notes that a learner's progress is exported. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void exported(Access who) {
        Origin origin = Origin.current();
        sql(() -> audit.exported(who, origin));
        noted.fire(Noted.once(SecurityEvent.PROGRESS_EXPORTED, origin));
    }

    /** Notes that completions are imported by whoever began that import. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void imported(UUID completions) {
        Origin origin = Origin.current();
        sql(() -> audit.imported(completions, origin));
        noted.fire(Noted.once(SecurityEvent.COMPLETIONS_IMPORTED, origin));
    }

    /** Notes what was refused, of which nothing else is left. */
    @Transactional
    void refused(List<CountedRefusal> refusals) {
        sql(() -> audit.refused(refusals));
        refusals.forEach(counted -> noted.fire(counted.noted()));
    }

    /** Notes what the gateway has refused, whose log has a line of it already; what was reported before changes nothing. */
    @Transactional
    void reported(List<RefusalReport.Item> refusals) {
        sql(() -> audit.reported(refusals));
    }

    // Of the same type as Hibernate's, so that it is told the same way.
    private static void sql(Sql statement) {
        try {
            statement.run();
        } catch (SQLException e) {
            throw new GenericJDBCException("A security event could not be noted", e);
        }
    }

    private interface Sql {
        void run() throws SQLException;
    }
}
