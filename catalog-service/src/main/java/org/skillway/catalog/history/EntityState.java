package org.skillway.catalog.history;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A stored {@link State} with the revision that ended it. */
@Entity
@Table(name = "entity_state")
@IdClass(EntityStateId.class)
class EntityState {

    @Id
    String kind;

    @Id
    String key;

    @Id
    @Column(name = "from_revision")
    long fromRevision;

    @Column(name = "to_revision")
    Long toRevision;

    int version;

    String status;

    @Column(name = "merged_into")
    String mergedInto;

    @JdbcTypeCode(SqlTypes.JSON)
    String document;

    @Column(columnDefinition = "text[]")
    private String[] stale;

    protected EntityState() {}

    State toState() {
        return new State(
                Kind.ofWire(kind),
                key,
                fromRevision,
                version,
                Status.ofWire(status),
                mergedInto,
                document,
                List.of(stale));
    }
}
