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

    private static final int BATCH = 1_000;

    private final DataSource database;

    CatalogReplicaRepository(DataSource database) {
        this.database = database;
    }

    /** The surviving key of a merged skill; empty where it is not merged. */
    Optional<String> survivor(String key) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("select survivor from catalog_merge where key = ?")) {
            query.setString(1, key);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    /**
     * Waits until nobody is writing a ledger by the merges as they are, and keeps new writers waiting to the end of this
     * transaction. Whoever writes after it writes by the new ones.
     */
    void lockMerges() throws SQLException {
        execute("select pg_advisory_xact_lock(ledger_merge_lock())");
    }

    /** Whether states change which skills are merged into which. */
    boolean changesMerges(List<EntityState> states) throws SQLException {
        List<EntityState> skills =
                states.stream().filter(state -> state.kind().equals("skill")).toList();
        if (skills.stream().anyMatch(state -> state.mergedInto() != null)) {
            return true;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("select exists (select from catalog_merge where key = any (?))")) {
            query.setArray(
                    1,
                    connection.createArrayOf(
                            "text", skills.stream().map(EntityState::key).toArray()));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** Follows all merges to their ends anew. */
    void followMerges() throws SQLException {
        execute("delete from catalog_merge");
        execute("""
                insert into catalog_merge (key, survivor, revision)
                with recursive chain as (
                    select key, merged_into as survivor, revision from catalog_entity
                    where kind = 'skill' and status = 'merged'
                    union -- not "all": merges that went in a circle would end too
                    select chain.key, e.merged_into, greatest(chain.revision, e.revision)
                    from chain
                    join catalog_entity e on e.kind = 'skill' and e.key = chain.survivor and e.status = 'merged')
                select chain.key, chain.survivor, chain.revision from chain
                where not exists (
                    select from catalog_entity e
                    where e.kind = 'skill' and e.key = chain.survivor and e.status = 'merged')
                """);
        execute("insert into catalog_merge_past (key, survivor) select key, survivor from catalog_merge"
                + " on conflict do nothing");
        execute("update catalog_position set merge_revision = revision, carried_revision = null");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
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
                PreparedStatement empty = connection.prepareStatement("delete from catalog_entity");
                PreparedStatement emptyVersions = connection.prepareStatement("delete from catalog_module_version")) {
            move.setObject(1, newPosition.epoch());
            move.setLong(2, newPosition.revision());
            move.executeUpdate();
            empty.executeUpdate();
            emptyVersions.executeUpdate();
        }
    }

    void put(List<EntityState> states) throws SQLException {
        String sql = """
                insert into catalog_entity (kind, key, revision, status, version, merged_into, structure)
                values (?, ?, ?, ?, ?, ?, cast(? as jsonb) - 'versions')
                on conflict (kind, key) do update set revision = excluded.revision, status = excluded.status,
                    version = excluded.version, merged_into = excluded.merged_into, structure = excluded.structure
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            int waiting = 0;
            for (EntityState state : states) {
                set(insert, state);
                insert.addBatch();
                waiting++;
                if (waiting % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
        putVersions(
                states.stream().filter(state -> state.kind().equals("module")).toList());
    }

    /** A version never changes; the state of a module is its newest, and a snapshot names all. */
    private void putVersions(List<EntityState> modules) throws SQLException {
        String sql = """
                insert into catalog_module_version (key, version, teaches, assumes)
                select ?, v.version, array(select jsonb_array_elements_text(v.teaches)), coalesce(v.assumes, '[]')
                from jsonb_to_recordset(coalesce(cast(? as jsonb) -> 'versions', '[]')
                    || jsonb_build_array(cast(? as jsonb) || jsonb_build_object('version', ?)))
                    as v (version int, teaches jsonb, assumes jsonb)
                on conflict (key, version) do nothing
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            for (EntityState module : modules) {
                insert.setString(1, module.key());
                insert.setString(2, module.structure());
                insert.setString(3, module.structure());
                insert.setInt(4, module.version());
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
