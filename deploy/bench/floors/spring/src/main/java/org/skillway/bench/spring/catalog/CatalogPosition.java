package org.skillway.bench.spring.catalog;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** How far the catalog has come: a single row. */
@Entity
public class CatalogPosition {

    public static final Integer ONLY = 1;

    @Id
    private Integer id;

    private long revision;

    protected CatalogPosition() {}

    public long getRevision() {
        return revision;
    }
}
