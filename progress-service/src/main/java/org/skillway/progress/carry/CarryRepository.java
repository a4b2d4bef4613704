package org.skillway.progress.carry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.skillway.progress.ledger.LedgersChanged;

/**
 * Finds whose records are to be carried, and lets the database carry them. No index leads from a skill to its holders,
 * since every write would pay for it and merges are rare: they are found by searching all that stands, page range by page
 * range, so that no statement takes long however much there is.
 */
@ApplicationScoped
class CarryRepository {

    // What is to be carried does not move within the table before it has been: it is changed only where it ends.
    private static final String HOLDERS = """
            select distinct s.learner_id from %s s left join catalog_merge m on m.key = s.origin
            where s.ctid >= cast(? as tid) and s.ctid < cast(? as tid)
                and s.ended_version is null and s.kind in ('started', 'claimed', 'completed')
                and s.key <> coalesce(m.survivor, s.origin)
            """;

    private final DataSource database;
    private final Event<LedgersChanged> changed;

    CarryRepository(DataSource database, Event<LedgersChanged> changed) {
        this.database = database;
        this.changed = changed;
    }

    /** The merges to which not all has been carried along; empty where there is nothing to do. */
    Optional<Merges> due() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("select epoch, merge_revision from catalog_position"
                                + " where carried_revision is distinct from merge_revision");
                ResultSet row = query.executeQuery()) {
            return row.next()
                    ? Optional.of(new Merges(row.getObject(1, UUID.class), row.getLong(2)))
                    : Optional.empty();
        }
    }

    /** Says that all has been carried along, unless the merges have changed again meanwhile. */
    void done(Merges merges) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("update catalog_position set carried_revision = merge_revision"
                                + " where epoch = ? and merge_revision = ?")) {
            update.setObject(1, merges.epoch());
            update.setLong(2, merges.revision());
            update.executeUpdate();
        }
    }

    List<Partition> partitions() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("select cast(cast(inhrelid as regclass) as text),"
                        + " pg_relation_size(inhrelid) / cast(current_setting('block_size') as bigint)"
                        + " from pg_inherits where inhparent = cast('standing' as regclass) order by inhrelid");
                ResultSet row = query.executeQuery()) {
            List<Partition> found = new ArrayList<>();
            while (row.next()) {
                found.add(new Partition(row.getString(1), row.getLong(2)));
            }
            return found;
        }
    }

    /** The learners of whom something in these pages of a partition is to be carried. */
    List<String> holders(Partition partition, long fromPage, long toPage) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(HOLDERS.formatted(partition.name()))) {
            query.setString(1, "(%d,0)".formatted(fromPage));
            query.setString(2, "(%d,0)".formatted(toPage));
            return texts(query);
        }
    }

    /**
     * Carries along whatever is to be carried of these learners, in one transaction.
     *
     * @param wait whether to wait for others who are writing the same learners
     * @return those whom somebody else was writing
     */
    List<String> carry(List<String> learners, boolean wait) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement carry = connection.prepareStatement("select * from ledger_carry(?, ?)")) {
            carry.setArray(1, connection.createArrayOf("text", learners.toArray()));
            carry.setBoolean(2, wait);
            List<String> busy = texts(carry);
            Set<String> carried = new HashSet<>(learners);
            busy.forEach(carried::remove);
            if (!carried.isEmpty()) {
                changed.fire(new LedgersChanged(carried));
            }
            return busy;
        }
    }

    private static List<String> texts(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            List<String> found = new ArrayList<>();
            while (row.next()) {
                found.add(row.getString(1));
            }
            return found;
        }
    }
}
