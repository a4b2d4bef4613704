package org.skillway.progress.cohort;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.skillway.progress.web.Words;

/** The SQL of what is counted. It reads what stands partition by partition and takes no lock that a writer could meet. */
@ApplicationScoped
class CohortRepository {

    private static final int ROWS_AT_ONCE = 5_000;

    /** The key of the advisory lock that whoever publishes holds. */
    private static final long PUBLISHING = 7_151_129_470_012_346L;

    private final DataSource database;

    CohortRepository(DataSource database) {
        this.database = database;
    }

    /** The catalog as it is replicated, and the revision of that. */
    record Catalog(long revision, Structure structure) {}

    /** Work that only one process does at a time. */
    interface Alone {
        void run() throws SQLException;
    }

    /** Does the work unless another process is at it: the lock is held by a connection outside of any transaction. */
    boolean alone(Alone work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (!ask(connection, "select pg_try_advisory_lock(" + PUBLISHING + ")")) {
                return false;
            }
            try {
                work.run();
            } finally {
                ask(connection, "select pg_advisory_unlock(" + PUBLISHING + ")");
            }
            return true;
        }
    }

    private static boolean ask(Connection connection, String sql) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Empty while nothing has been loaded. One statement, hence one revision. */
    Optional<Catalog> catalog() throws SQLException {
        List<Structure.Entity> entities = new ArrayList<>();
        Map<String, String> survivors = new HashMap<>();
        Long revision = null;
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("""
                        select p.revision, e.kind, e.key, e.status, e.structure, m.survivor
                        from catalog_position p
                        left join catalog_entity e on true
                        left join catalog_merge m on e.kind = 'skill' and m.key = e.key
                        order by e.kind, e.key""");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                revision = row.getLong("revision");
                if (row.getString("key") != null) {
                    entities.add(entity(row));
                    if (row.getString("survivor") != null) {
                        survivors.put(row.getString("key"), row.getString("survivor"));
                    }
                }
            }
        }
        return revision == null
                ? Optional.empty()
                : Optional.of(new Catalog(revision, new Structure(entities, survivors)));
    }

    private static Structure.Entity entity(ResultSet row) throws SQLException {
        return new Structure.Entity(
                row.getString("kind"),
                row.getString("key"),
                row.getString("status").equals("published"),
                row.getString("structure"));
    }

    List<String> partitions() throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "select inhrelid::regclass::text from pg_inherits where inhparent = 'standing'::regclass order by 1");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                names.add(row.getString(1));
            }
        }
        return names;
    }

    /** Hands over what stands in a partition. */
    void read(String partition, Instant longAgo, Facts facts) throws SQLException {
        try (Connection connection = database.getConnection()) {
            // Only within a transaction does the driver fetch rows as they are wanted.
            connection.setAutoCommit(false);
            try (PreparedStatement query =
                    connection.prepareStatement("select learner_id, kind, origin, recorded_at <= ?"
                            + " from " + partition + " where ended_version is null and kind in"
                            + " ('completed', 'module-completed', 'goal-set', 'enrolled')")) {
                query.setFetchSize(ROWS_AT_ONCE);
                query.setTimestamp(1, Timestamp.from(longAgo));
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        facts.take(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4));
                    }
                }
                facts.endPartition();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /** Whether the catalog has it, and it is owned by somebody: empty where the catalog has it not. */
    Optional<Boolean> isOwner(CohortKind kind, String key, String subject) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "select coalesce(jsonb_exists(structure -> 'owners', ?), false) from catalog_entity"
                                + " where kind = ? and key = ?")) {
            query.setString(1, subject);
            query.setString(2, Words.of(kind));
            query.setString(3, key);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getBoolean(1)) : Optional.empty();
            }
        }
    }
}
