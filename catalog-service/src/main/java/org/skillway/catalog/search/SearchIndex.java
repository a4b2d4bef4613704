package org.skillway.catalog.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.skillway.catalog.database.Statements;
import org.skillway.catalog.history.RevisionCommitted;

/** Keeps what searches find in step with the catalog: in the transaction of each change, so that a search never lags. */
@ApplicationScoped
class SearchIndex {

    private final Statements sql;

    SearchIndex(Statements sql) {
        this.sql = sql;
    }

    void refresh(@Observes RevisionCommitted committed) {
        sql.query("select search_move(?)", row -> null, committed.stage());
    }
}
