package org.skillway.catalog.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.List;

/**
 * Keeps security events. What is done is noted in the transaction that does it, so that one is never there without the other.
 */
@ApplicationScoped
public class AuditService {

    private final AuditRepository audit;
    private final Event<Noted> noted;

    AuditService(AuditRepository audit, Event<Noted> noted) {
        this.audit = audit;
        this.noted = noted;
    }

    /** Notes which modules and courses have other owners since this change. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void changed(long revision) {
        Origin origin = Origin.current();
        if (audit.ownersOfChange(revision, origin)) {
            noted.fire(Noted.once(SecurityEvent.OWNERS_CHANGED, origin));
        }
    }

    /**
     * Notes that a draft names other owners than before.
     *
     * @param entity its kind and key
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void draftHandedOver(String entity) {
        ofEntity(SecurityEvent.OWNERS_CHANGED, entity, null);
    }

    /**
     * Notes that words were taken out of an entity.
     *
     * @param entity its kind and key
     * @param revision null where only a draft had them
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void redacted(String entity, Long revision) {
        ofEntity(SecurityEvent.TEXT_REDACTED, entity, revision);
    }

    private void ofEntity(SecurityEvent event, String entity, Long revision) {
        Origin origin = Origin.current();
        audit.ofEntity(event, origin, entity, revision);
        noted.fire(Noted.once(event, origin));
    }

    /** Notes what was refused, of which nothing else is left. */
    @Transactional
    void refused(List<CountedRefusal> refusals) {
        for (CountedRefusal counted : refusals) {
            audit.refused(counted);
            noted.fire(counted.noted());
        }
    }
}
