package org.skillway.catalog.role;

import jakarta.enterprise.context.ApplicationScoped;
import org.skillway.catalog.history.Document;
import org.skillway.catalog.history.DocumentFormat;
import org.skillway.catalog.history.Kind;

/** How roles are written. */
@ApplicationScoped
class RoleFormat implements DocumentFormat {

    @Override
    public Kind kind() {
        return Kind.ROLE;
    }

    @Override
    public Class<? extends Document> type() {
        return RoleDocument.class;
    }
}
