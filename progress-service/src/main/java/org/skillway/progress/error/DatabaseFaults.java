package org.skillway.progress.error;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;

/** Tells a database that cannot answer right now from one that was asked wrongly, which is a fault of ours. */
public final class DatabaseFaults {

    /** Classes of SQLSTATE: no connection, no resources, an operator's intervention. */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "53", "57");

    /**
     * Serialization failure, deadlock, lock not available; and that a table, function or schema is not there: somebody has
     * emptied the database, and is about to restore it.
     */
    private static final Set<String> PASSING_STATES = Set.of("40001", "40P01", "55P03", "42P01", "42883", "3F000");

    private DatabaseFaults() {}

    public static boolean willPass(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            // Why a commit failed is told by the transaction manager beside its own exception, not below it.
            if ((cause instanceof SQLException sql && willPass(sql.getSQLState()))
                    || Arrays.stream(cause.getSuppressed()).anyMatch(DatabaseFaults::willPass)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the connection broke, or the database went down, while something was asked: it may have been done all the
     * same.
     */
    public static boolean isConnectionLost(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && (sql.getSQLState().startsWith("08") || sql.getSQLState().startsWith("57P0"))) {
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
