package org.skillway.catalog.history;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** The one row that says how far the catalog has come. Whoever changes the catalog holds its lock until the commit. */
@Entity
@Table(name = "catalog_head")
class CatalogHead {

    @Id
    boolean singleton;

    @Column(updatable = false)
    UUID epoch;

    private long revision;

    long revision() {
        return revision;
    }
}
