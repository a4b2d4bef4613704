package org.skillway.catalog.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hibernate.Session;
import org.skillway.catalog.history.Reference.Relation;

/** The registry of keys and the edges between current states, kept by JDBC batches: they have no life of their own. */
@ApplicationScoped
class ReferenceRepository {

    private final EntityManager database;

    ReferenceRepository(EntityManager database) {
        this.database = database;
    }

    /** Enters keys into the registry; those that it holds already stay. */
    void register(Collection<EntityKey> keys) {
        batch("insert into entity (kind, key) values (?, ?) on conflict do nothing", insert -> {
            for (EntityKey entity : keys) {
                add(insert, entity.kind().wire(), entity.key());
            }
        });
    }

    /** Replaces all edges that start at these documents' entities. */
    void replace(Collection<Document> documents) {
        batch("delete from entity_reference where from_kind = ? and from_key = ?", delete -> {
            for (Document document : documents) {
                add(delete, document.entityKind().wire(), document.key());
            }
        });
        batch(
                "insert into entity_reference (from_kind, from_key, relation, to_kind, to_key) values (?, ?, ?, ?, ?)"
                        + " on conflict do nothing",
                insert -> {
                    for (Document document : documents) {
                        for (Reference edge : document.edges().toList()) {
                            add(
                                    insert,
                                    document.entityKind().wire(),
                                    document.key(),
                                    edge.relation().wire(),
                                    edge.relation().to().wire(),
                                    edge.key());
                        }
                    }
                });
    }

    /** All current edges of a relation, from key to keys. */
    @SuppressWarnings("unchecked") // a native query's row type is not known to the compiler
    Map<String, Set<String>> edges(Relation relation) {
        Map<String, Set<String>> edges = new HashMap<>();
        List<Object[]> rows = database.createNativeQuery(
                        "select from_key, to_key from entity_reference where relation = :relation")
                .setParameter("relation", relation.wire())
                .getResultList();
        rows.forEach(row ->
                edges.computeIfAbsent((String) row[0], key -> new TreeSet<>()).add((String) row[1]));
        return edges;
    }

    /** Those of the keys that are published now. */
    @SuppressWarnings("unchecked")
    Set<String> published(Kind kind, Collection<String> keys) {
        return Set.copyOf((List<String>) database.createNativeQuery("select key from entity_state where kind = :kind"
                        + " and key in :keys and to_revision is null and status = 'published'")
                .setParameter("kind", kind.wire())
                .setParameter("keys", keys)
                .getResultList());
    }

    private void batch(String sql, Filler filler) {
        database.unwrap(Session.class).doWork((Connection connection) -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                filler.fill(statement);
                statement.executeBatch();
            }
        });
    }

    private static void add(PreparedStatement statement, String... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setString(i + 1, values[i]);
        }
        statement.addBatch();
    }

    @FunctionalInterface
    private interface Filler {
        void fill(PreparedStatement statement) throws SQLException;
    }
}
