package org.skillway.progress.upkeep;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Keeps the service from running as a database user who could change or remove an entry of a ledger, or of the audit log,
 * which is owned with them.
 */
@ApplicationScoped
class LedgerGuard {

    private static final int BEFORE_EVERYTHING = 1;
    private static final int SHOWN = 3;

    // Membership counts whether or not it is inherited: "set role" is open to a member.
    private static final String RIGHTS = """
            with parts as (
                select c.oid, c.relname, c.relowner from pg_class c
                where c.oid in ('ledger_entry'::regclass, 'security_event'::regclass)
                    or c.oid in (select inhrelid from pg_inherits where inhparent = 'ledger_entry'::regclass))
            select 'it is a superuser, or can become one' as what, 1 as position
            where exists (select from pg_roles where rolsuper and pg_has_role(current_user, oid, 'member'))
            union all
            select 'it owns the schema of the ledgers, or can become its owner', 2
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.oid = 'ledger_entry'::regclass and pg_has_role(current_user, n.nspowner, 'member')
            union all
            select 'it owns ' || relname || ', or can become its owner', 3
            from parts where pg_has_role(current_user, relowner, 'member')
            union all
            select 'it has ' || privilege || ' on ' || relname, 4
            from parts, unnest(array ['DELETE', 'TRUNCATE', 'TRIGGER']) as privilege
            where has_table_privilege(current_user, oid, privilege)
            union all
            select 'it has UPDATE on ' || relname, 4 from parts where has_any_column_privilege(current_user, oid, 'UPDATE')
            order by 2, 1
            """;

    private final DataSource database;

    LedgerGuard(DataSource database) {
        this.database = database;
    }

    /** @throws IllegalStateException which ends the start */
    void check(@Observes @Priority(BEFORE_EVERYTHING) StartupEvent event) throws SQLException {
        try (Connection connection = database.getConnection()) {
            check(connection);
        }
    }

    static void check(Connection connection) throws SQLException {
        List<String> rights = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(RIGHTS)) {
            while (row.next()) {
                rights.add(row.getString(1));
            }
        }
        if (!rights.isEmpty()) {
            throw new IllegalStateException(
                    "The database user \"%s\" could change or remove entries of ledgers: %s%s. A ledger"
                                    .formatted(
                                            connection.getMetaData().getUserName(),
                                            rights.stream().limit(SHOWN).collect(Collectors.joining("; ")),
                                            rights.size() > SHOWN ? "; and " + (rights.size() - SHOWN) + " more" : "")
                            + " that its own service could rewrite proves nothing. Let the service log in as a user who has"
                            + " none of these rights (QUARKUS_DATASOURCE_USERNAME) and only the migration as the owner"
                            + " (QUARKUS_FLYWAY_USERNAME); docs/operations/ledgers.md says how.");
        }
    }
}
