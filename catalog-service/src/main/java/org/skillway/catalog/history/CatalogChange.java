package org.skillway.catalog.history;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** One committed change: who made which revision when. */
@Entity
@Table(name = "catalog_change")
class CatalogChange {

    @Id
    long revision;

    @Column(name = "changed_at")
    Instant changedAt;

    String actor;

    String action;

    Long reverts;

    String reason;

    protected CatalogChange() {}

    Change toChange() {
        return new Change(revision, changedAt, actor, Action.fromString(action), reverts, reason);
    }
}
