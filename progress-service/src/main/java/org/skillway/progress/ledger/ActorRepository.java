package org.skillway.progress.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;

/** The pseudonyms under which people stand in ledgers. */
@ApplicationScoped
class ActorRepository {

    private final EntityManager database;

    ActorRepository(EntityManager database) {
        this.database = database;
    }

    /** The pseudonym of a subject, made on the first use; of two that make it at once, one waits for the other. */
    UUID of(String subject) {
        List<?> known = database.createNativeQuery("select actor_id from actor where subject = :subject", UUID.class)
                .setParameter("subject", subject)
                .getResultList();
        if (!known.isEmpty()) {
            return (UUID) known.get(0);
        }
        return (UUID) database.createNativeQuery("""
                        insert into actor (subject) values (:subject)
                        on conflict (subject) do update set subject = excluded.subject returning actor_id
                        """, UUID.class)
                .setParameter("subject", subject)
                .getSingleResult();
    }
}
