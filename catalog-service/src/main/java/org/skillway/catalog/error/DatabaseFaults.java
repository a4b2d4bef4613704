package org.skillway.catalog.error;

import java.sql.SQLException;
import java.util.Set;

/** Tells a database that cannot answer right now from one that was asked wrongly, which is a fault of ours. */
final class DatabaseFaults {

    /** Classes of SQLSTATE: no connection, no resources, an operator's intervention. */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "53", "57");

    /**
     * Serialization failure, deadlock, lock not available; and that a table, function or schema is not there: somebody has
     * emptied the database, and is about to restore it.
     */
    private static final Set<String> PASSING_STATES = Set.of("40001", "40P01", "55P03", "42P01", "42883", "3F000");

    private DatabaseFaults() {}

    static boolean willPass(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && willPass(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    // The pool's own exception, when no connection gets free in time, has no state.
    private static boolean willPass(String state) {
        return state == null
                || PASSING_STATES.contains(state)
                || (state.length() == 5 && PASSING_CLASSES.contains(state.substring(0, 2)));
    }
}
