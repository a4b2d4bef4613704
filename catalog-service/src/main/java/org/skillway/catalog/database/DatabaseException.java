package org.skillway.catalog.database;

import java.sql.SQLException;

/** The database did not do what it was asked for; the cause says why. */
public final class DatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DatabaseException(SQLException cause) {
        super(cause);
    }
}
