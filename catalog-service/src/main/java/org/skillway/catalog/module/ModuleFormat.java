package org.skillway.catalog.module;

import jakarta.enterprise.context.ApplicationScoped;
import org.skillway.catalog.history.Document;
import org.skillway.catalog.history.DocumentFormat;
import org.skillway.catalog.history.Kind;

/** How modules are written. */
@ApplicationScoped
class ModuleFormat implements DocumentFormat {

    @Override
    public Kind kind() {
        return Kind.MODULE;
    }

    @Override
    public Class<? extends Document> type() {
        return ModuleDocument.class;
    }
}
