package org.skillway.progress.replica;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The SQL of the replica. JDBC at first hand: a snapshot is one long batch, and nothing of it is an entity to keep. */
@ApplicationScoped
class CatalogReplicaRepository {

    private final DataSource database;

    CatalogReplicaRepository(DataSource database) {
        this.database = database;
    }

    /**
     * What one statement, hence one snapshot, says about a skill.
     *
     * @param position null while nothing has been loaded
     * @param survivor the key at the end of the merges; null when there is no such skill
     */
    record Found(Position position, String survivor) {}

    Found skill(String key) throws SQLException {
        String sql = """
                with recursive chain as (
                    select merged_into, key from catalog_entity where kind = 'skill' and key = ?
                    union -- not "all": merges that went in a circle would end too
                    select e.merged_into, e.key
                    from chain join catalog_entity e on e.kind = 'skill' and e.key = chain.merged_into)
                select epoch, revision, (select key from chain where merged_into is null) as survivor
                from catalog_position
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, key);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? new Found(position(row), row.getString("survivor")) : new Found(null, null);
            }
        }
    }

    Optional<Position> position() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("select epoch, revision from catalog_position");
                ResultSet row = query.executeQuery()) {
            return row.next() ? Optional.of(position(row)) : Optional.empty();
        }
    }

    /** Moves the position on if it stands where it is expected; otherwise another process was faster, or it never was. */
    boolean advance(Position from, long to) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update catalog_position set revision = ? where epoch = ? and revision = ?")) {
            update.setLong(1, to);
            update.setObject(2, from.epoch());
            update.setLong(3, from.revision());
            return update.executeUpdate() == 1;
        }
    }

    void clear(Position newPosition) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement move = connection.prepareStatement("""
                        insert into catalog_position (epoch, revision) values (?, ?)
                        on conflict (singleton) do update set epoch = excluded.epoch, revision = excluded.revision
                        """);
                PreparedStatement empty = connection.prepareStatement("delete from catalog_entity")) {
            move.setObject(1, newPosition.epoch());
            move.setLong(2, newPosition.revision());
            move.executeUpdate();
            empty.executeUpdate();
        }
    }

    void put(List<EntityState> states) throws SQLException {
        String sql = """
                insert into catalog_entity (kind, key, revision, status, version, merged_into, structure)
                values (?, ?, ?, ?, ?, ?, cast(? as jsonb))
                on conflict (kind, key) do update set revision = excluded.revision, status = excluded.status,
                    version = excluded.version, merged_into = excluded.merged_into, structure = excluded.structure
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            for (EntityState state : states) {
                set(insert, state);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void set(PreparedStatement insert, EntityState state) throws SQLException {
        insert.setString(1, state.kind());
        insert.setString(2, state.key());
        insert.setLong(3, state.revision());
        insert.setString(4, state.status());
        insert.setInt(5, state.version());
        insert.setString(6, state.mergedInto());
        insert.setString(7, state.structure());
    }

    private static Position position(ResultSet row) throws SQLException {
        return new Position(row.getObject("epoch", UUID.class), row.getLong("revision"));
    }
}
