package org.skillway.local;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** Each service's database and its users: the owner, and for progress-service another one as whom it runs. */
final class Databases {

    static final List<String> NAMES = List.of(Services.CATALOG, Services.PROGRESS);

    private static final int OLDEST_VERSION = 15;
    // On a shared server it tells a user that this program made, and may give a new password, from somebody else's.
    private static final String OURS = "Made by the local stack of Skillway";

    private final DatabaseServer server;
    private final Secrets secrets;

    Databases(DatabaseServer server, Secrets secrets) {
        this.server = server;
        this.secrets = secrets;
    }

    /** Creates what is missing; what is there stays as it is. */
    void ensure() {
        try (Connection admin = connect()) {
            requireRecent(admin);
            requireRights(admin);
            for (String name : NAMES) {
                ensureUser(admin, name);
                if (!owner(name).equals(name)) {
                    ensureUser(admin, owner(name));
                }
                ensureDatabase(admin, name);
            }
            handOver();
        } catch (SQLException e) {
            throw new Refusal(
                    "The databases could not be made ready at %s (%s): see to that, then start again."
                            .formatted(server, e.getMessage()),
                    e);
        }
    }

    /** The server's own word for its version, and whether it lets the services' users in. */
    Optional<String> version() {
        try {
            String version = null;
            for (String name : NAMES) {
                try (Connection own = server.connect(name, name, secrets.databasePassword(name))) {
                    version = one(own, "SHOW server_version");
                }
            }
            return Optional.ofNullable(version);
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    private Connection connect() {
        try {
            return server.connect();
        } catch (SQLException e) {
            throw new Refusal(
                    "The PostgreSQL at %s cannot be used as %s (%s): check the URL, the user and the password (also SKILLWAY_DATABASE_PASSWORD), and that the server runs."
                            .formatted(server, server.user(), e.getMessage()),
                    e);
        }
    }

    private void requireRecent(Connection admin) throws SQLException {
        int version = Integer.parseInt(one(admin, "SHOW server_version_num")) / 10_000;
        if (version < OLDEST_VERSION) {
            throw new Refusal("The PostgreSQL at %s is version %d; Skillway needs %d or newer: name another server."
                    .formatted(server, version, OLDEST_VERSION));
        }
    }

    private void requireRights(Connection admin) throws SQLException {
        String rights = "SELECT rolsuper OR (rolcreatedb AND rolcreaterole) FROM pg_roles WHERE rolname = current_user";
        if (!"t".equals(one(admin, rights))) {
            throw new Refusal(
                    "The user %s may not create databases and users at %s: name one who may, or let a superuser run ALTER ROLE \"%s\" CREATEDB CREATEROLE."
                            .formatted(server.user(), server, server.user()));
        }
    }

    private void ensureUser(Connection admin, String name) throws SQLException {
        if (!exists(admin, "SELECT 1 FROM pg_roles WHERE rolname = ?", name)) {
            run(admin, "CREATE ROLE " + name + " LOGIN PASSWORD '" + secrets.databasePassword(name) + "'");
            run(admin, "COMMENT ON ROLE " + name + " IS '" + OURS + "'");
            // Whoever is not a superuser must belong to a role to make it the owner of something.
            if (!exists(admin, "SELECT 1 FROM pg_roles WHERE rolname = ? AND rolsuper", server.user())) {
                run(admin, "GRANT " + name + " TO CURRENT_USER");
            }
        } else if (!passwordFits(name)) {
            String comment =
                    "SELECT 1 FROM pg_roles WHERE rolname = ? AND shobj_description(oid, 'pg_authid') = '" + OURS + "'";
            if (!exists(admin, comment, name)) {
                throw new Refusal(
                        "At %s there is a user %s that Skillway did not make, with another password: name another server, or remove that user there."
                                .formatted(server, name));
            }
            run(admin, "ALTER ROLE " + name + " PASSWORD '" + secrets.databasePassword(name) + "'");
        }
    }

    private static String owner(String name) {
        return name.equals(Services.PROGRESS) ? Secrets.PROGRESS_OWNER : name;
    }

    /** What an earlier release left to the service's own user goes to the owner: a ledger is not the service's to change. */
    private void handOver() throws SQLException {
        String name = Services.PROGRESS;
        try (Connection own = server.connect(name, server.user(), server.password())) {
            run(own, "ALTER DATABASE " + name + " OWNER TO " + owner(name));
            run(own, "REASSIGN OWNED BY " + name + " TO " + owner(name));
            run(own, "GRANT CONNECT ON DATABASE " + name + " TO " + name);
        }
    }

    private void ensureDatabase(Connection admin, String name) throws SQLException {
        if (!exists(admin, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
            run(admin, "CREATE DATABASE " + name + " OWNER " + owner(name) + " ENCODING 'UTF8' TEMPLATE template0");
            run(admin, "REVOKE CONNECT ON DATABASE " + name + " FROM PUBLIC");
        }
    }

    /** Asks by logging in to a database that every user may see; a refused password is the only answer that counts. */
    private boolean passwordFits(String name) throws SQLException {
        try (Connection own = server.connect(server.database(), name, secrets.databasePassword(name))) {
            return own.isValid(0);
        } catch (SQLException e) {
            if ("28P01".equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    private static boolean exists(Connection admin, String query, String name) throws SQLException {
        try (PreparedStatement statement = admin.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** The one value that a query answers. */
    static String one(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** Names and passwords are this program's own, of letters, digits, '-' and '_' only: statements of this kind take no parameters. */
    private static void run(Connection admin, String statement) throws SQLException {
        try (Statement running = admin.createStatement()) {
            running.execute(statement);
        }
    }
}
