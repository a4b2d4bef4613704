package org.skillway.progress.support;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.skillway.testkit.OwnedPostgresResource;

/** The owner of the database's tables, who may what the service's own user may not. */
public final class Owner {

    private Owner() {}

    public static Connection connect() throws SQLException {
        return DriverManager.getConnection(url());
    }

    /** With user and password. */
    public static String url() {
        return System.getProperty(OwnedPostgresResource.OWNER_URL);
    }
}
