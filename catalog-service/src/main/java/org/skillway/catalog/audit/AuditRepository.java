package org.skillway.catalog.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Timestamp;
import org.skillway.catalog.database.Statements;

/** Adds to the table {@code security_event}; nothing else can be done to it. */
@ApplicationScoped
class AuditRepository {

    private static final String REFUSED =
            "insert into security_event (event, code, operation, request_id, times, happened_at)"
                    + " values (?, ?, ?, ?, ?, ?)";

    private static final String OF_ENTITY =
            "insert into security_event (event, operation, request_id, about, revision) values (?, ?, ?, ?, ?)";

    private static final String OWNERS_OF_CHANGE =
            "insert into security_event (event, operation, request_id, about, revision, times)"
                    + " select ?, ?, ?, case when count(*) = 1 then min(n.kind || '/' || n.key) end, n.from_revision, count(*)"
                    + " from entity_state n join entity_state o on o.kind = n.kind and o.key = n.key"
                    + " and o.to_revision = n.from_revision"
                    + " where n.from_revision = ? and n.kind in ('module', 'course')"
                    + " and n.document -> 'owners' is distinct from o.document -> 'owners' group by n.from_revision";

    private final Statements sql;

    AuditRepository(Statements sql) {
        this.sql = sql;
    }

    void refused(CountedRefusal counted) {
        Refusal refusal = counted.refusal();
        sql.update(
                REFUSED,
                refusal.event().toString(),
                refusal.code(),
                refusal.operation(),
                counted.requestId(),
                counted.times(),
                Timestamp.from(counted.since()));
    }

    /**
     * @param entity its kind and key
     * @param revision null where only a draft changed
     */
    void ofEntity(SecurityEvent event, Origin origin, String entity, Long revision) {
        sql.update(OF_ENTITY, event.toString(), origin.operation(), origin.requestId(), entity, revision);
    }

    /** Adds an event where a change has brought other owners; whether it has. */
    boolean ownersOfChange(long revision, Origin origin) {
        return sql.update(
                        OWNERS_OF_CHANGE,
                        SecurityEvent.OWNERS_CHANGED.toString(),
                        origin.operation(),
                        origin.requestId(),
                        revision)
                > 0;
    }
}
