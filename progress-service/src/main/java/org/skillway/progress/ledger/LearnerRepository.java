package org.skillway.progress.ledger;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** The heads of the ledgers. */
@ApplicationScoped
class LearnerRepository implements PanacheRepositoryBase<Learner, String> {

    /**
     * Locks a learner's row to the end of the transaction, after having made it where there was none. It always writes:
     * a retry that finds its work done has to wait for a commit of its own, or it would be acknowledged before the first
     * try is safe on a standby.
     */
    Learner lock(String learnerId, Instant now) {
        return (Learner) getEntityManager()
                .createNativeQuery("""
                        insert into learner (learner_id, touched_at) values (:learner, :now)
                        on conflict (learner_id) do update set touched_at = excluded.touched_at
                        returning learner_id, ledger_id, version, head_hash, touched_at
                        """, Learner.class)
                .setParameter("learner", learnerId)
                .setParameter("now", now)
                .getSingleResult();
    }
}
