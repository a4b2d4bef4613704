package org.skillway.catalog.history;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.skillway.catalog.database.Statements;
import org.skillway.catalog.history.Reference.Relation;

/** The edges of the catalog as it would be: what is staged stands in the place of what is there. */
@ApplicationScoped
class StagedGraphRepository {

    private final Statements sql;

    StagedGraphRepository(Statements sql) {
        this.sql = sql;
    }

    /** An edge of the catalog graph. */
    record Edge(EntityKey from, Relation relation, EntityKey to) {}

    /** Staged edges to skills that have been merged and would stay so. */
    List<Edge> edgesToMerged(UUID stage) {
        return edges(
                "select r.from_kind, r.from_key, r.relation, r.to_kind, r.to_key from staged_reference r"
                        + " join entity_state e on e.kind = r.to_kind and e.key = r.to_key and e.to_revision is null"
                        + " and e.merged_into is not null where r.stage = ? and not exists (select 1 from staged_state t"
                        + " where t.stage = r.stage and t.kind = r.to_kind and t.key = r.to_key)",
                stage);
    }

    /** Staged edges that would point at nothing published. */
    List<Edge> danglingEdges(UUID stage) {
        return edges(
                "select r.from_kind, r.from_key, r.relation, r.to_kind, r.to_key from staged_reference r"
                        + " left join staged_state t on t.stage = r.stage and t.kind = r.to_kind and t.key = r.to_key"
                        + " left join entity_state e on e.kind = r.to_kind and e.key = r.to_key and e.to_revision is null"
                        + " where r.stage = ? and coalesce(t.status, e.status, 'absent') <> 'published' order by 1, 2, 3, 5",
                stage);
    }

    /** Edges of published entities to what is staged as no longer published. */
    List<Edge> edgesThatWouldBreak(UUID stage) {
        return edges(
                "select r.from_kind, r.from_key, r.relation, r.to_kind, r.to_key from staged_state t"
                        + " join entity_reference r on r.to_kind = t.kind and r.to_key = t.key"
                        + " where t.stage = ? and t.status <> 'published' and not exists (select 1 from staged_state f"
                        + " where f.stage = t.stage and f.kind = r.from_kind and f.key = r.from_key) order by 4, 5, 1, 2, 3",
                stage);
    }

    /** Whether an edge of a relation would be new. */
    boolean hasNewEdges(UUID stage, Relation relation) {
        return sql.first(
                        "select 1 from staged_reference r where r.stage = ? and r.relation = ? and not exists (select 1"
                                + " from entity_reference e where e.from_kind = r.from_kind and e.from_key = r.from_key"
                                + " and e.relation = r.relation and e.to_kind = r.to_kind and e.to_key = r.to_key) limit 1",
                        row -> true,
                        stage,
                        relation.wire())
                .isPresent();
    }

    /** All edges of a relation as they would be, from key to keys. */
    Map<String, Set<String>> graph(UUID stage, Relation relation) {
        Map<String, Set<String>> graph = new TreeMap<>();
        sql.query(
                        "select from_key, to_key from entity_reference e where relation = ? and not exists (select 1 from"
                                + " staged_state s where s.stage = ? and s.kind = e.from_kind and s.key = e.from_key)"
                                + " union all select from_key, to_key from staged_reference where stage = ? and relation = ?",
                        row -> List.of(row.getString(1), row.getString(2)),
                        relation.wire(),
                        stage,
                        stage,
                        relation.wire())
                .forEach(edge -> graph.computeIfAbsent(edge.get(0), key -> new TreeSet<>())
                        .add(edge.get(1)));
        return graph;
    }

    /**
     * Assumptions of modules that would change, on skills that they teach themselves and no other module would. What stays
     * as it is was allowed once, and may have lost its other teacher since.
     */
    List<Edge> assumptionsOnlyTheyTeach(UUID stage) {
        return edges(
                "select a.from_kind, a.from_key, a.relation, a.to_kind, a.to_key from staged_reference a"
                        + " join staged_reference t on t.stage = a.stage and t.from_kind = a.from_kind"
                        + " and t.from_key = a.from_key and t.to_key = a.to_key and t.relation = 'teaches'"
                        + " where a.stage = ? and a.relation = 'assumes'"
                        + " and not exists (select 1 from staged_reference o where o.stage = a.stage"
                        + " and o.to_kind = a.to_kind and o.to_key = a.to_key and o.relation = 'teaches'"
                        + " and o.from_key <> a.from_key)"
                        + " and not exists (select 1 from entity_reference o where o.to_kind = a.to_kind"
                        + " and o.to_key = a.to_key and o.relation = 'teaches' and not exists (select 1 from staged_state s"
                        + " where s.stage = a.stage and s.kind = o.from_kind and s.key = o.from_key))"
                        + " and not exists (select 1 from staged_state u where u.stage = a.stage and u.kind = a.from_kind"
                        + " and u.key = a.from_key and u.unchanged)"
                        + " order by 2, 5",
                stage);
    }

    /** Staged entities that the catalog never had while somebody has a draft under the key. */
    List<EntityKey> keysOfDrafts(UUID stage) {
        return sql.query(
                "select d.kind, d.key from staged_state s join draft d on d.kind = s.kind and d.key = s.key"
                        + " where s.stage = ? and not exists (select 1 from entity e where e.kind = s.kind"
                        + " and e.key = s.key) order by 1, 2",
                row -> EntityKey.of(row.getString(1), row.getString(2)),
                stage);
    }

    private List<Edge> edges(String query, UUID stage) {
        return sql.query(
                query,
                row -> new Edge(
                        EntityKey.of(row.getString(1), row.getString(2)),
                        Relation.ofWire(row.getString(3)),
                        EntityKey.of(row.getString(4), row.getString(5))),
                stage);
    }
}
