package org.skillway.catalog.history;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.skillway.catalog.database.Statements;
import org.skillway.catalog.history.Reference.Relation;

/**
 * What is made ready for a change. All questions are put to the catalog as it would be: what is staged stands in the place
 * of what is there.
 */
@ApplicationScoped
class StagingRepository {

    private final Statements sql;
    private final Documents documents;

    StagingRepository(Statements sql, Documents documents) {
        this.sql = sql;
        this.documents = documents;
    }

    /** An edge of the catalog graph. */
    record Edge(EntityKey from, Relation relation, EntityKey to) {}

    /** A document as it is and as it would be. */
    record Rewrite(EntityKey entity, String before, String after, Set<String> stale, Set<String> confirmed) {}

    void add(UUID stage, Collection<Step> steps) {
        sql.copy("staged_state (stage, kind, key, status, merged_into, document, confirmed)", rows -> {
            for (Step step : steps) {
                Document document = step.document();
                rows.add(
                        stage,
                        document.entityKind().wire(),
                        document.key(),
                        step.status().wire(),
                        step.mergedInto(),
                        documents.write(document),
                        step.confirmed());
            }
        });
        addEdges(
                stage,
                steps.stream()
                        .filter(step -> step.status() == Status.PUBLISHED)
                        .map(Step::document)
                        .toList());
    }

    private void addEdges(UUID stage, Collection<Document> published) {
        sql.copy("staged_reference (stage, from_kind, from_key, relation, to_kind, to_key)", rows -> {
            for (Document document : published) {
                for (Reference edge : document.edges().distinct().toList()) {
                    rows.add(
                            stage,
                            document.entityKind().wire(),
                            document.key(),
                            edge.relation().wire(),
                            edge.relation().to().wire(),
                            edge.key());
                }
            }
        });
    }

    /** Puts a document in the place of the staged one of the same entity. */
    void replace(UUID stage, Document document) {
        sql.update(
                "update staged_state set document = ?::jsonb where stage = ? and kind = ? and key = ?",
                documents.write(document),
                stage,
                document.entityKind().wire(),
                document.key());
        sql.update(
                "delete from staged_reference where stage = ? and from_kind = ? and from_key = ?",
                stage,
                document.entityKind().wire(),
                document.key());
        addEdges(stage, List.of(document));
    }

    /** Stages what is published under these keys as retired. */
    int retire(UUID stage, Kind kind, Collection<String> keys) {
        return sql.update(
                "insert into staged_state (stage, kind, key, status, document, confirmed)"
                        + " select ?, kind, key, 'retired', document, '{}' from entity_state"
                        + " where kind = ? and key = any (?) and to_revision is null and status = 'published'",
                stage,
                kind.wire(),
                keys.toArray(String[]::new));
    }

    /** Takes out skills that have been merged: they live on under another key, whatever is said of this one. */
    void removeMerged(UUID stage) {
        sql.update(
                "delete from staged_state s using entity_state e where s.stage = ? and e.kind = s.kind"
                        + " and e.key = s.key and e.to_revision is null and e.status = 'merged'",
                stage);
        removeLooseEdges(stage);
    }

    /** Takes out what the catalog says already. */
    int removeUnchanged(UUID stage) {
        int removed = sql.update(
                "delete from staged_state s using entity_state e where s.stage = ? and e.kind = s.kind and e.key = s.key"
                        + " and e.to_revision is null and e.status = s.status and e.document = s.document"
                        + " and e.merged_into is not distinct from s.merged_into and e.stale = s.stale",
                stage);
        removeLooseEdges(stage);
        return removed;
    }

    private void removeLooseEdges(UUID stage) {
        sql.update(
                "delete from staged_reference r where r.stage = ? and not exists (select 1 from staged_state s"
                        + " where s.stage = r.stage and s.kind = r.from_kind and s.key = r.from_key)",
                stage);
    }

    boolean isEmpty(UUID stage) {
        return sql.first("select 1 from staged_state where stage = ? limit 1", row -> true, stage)
                .isEmpty();
    }

    /** Some staged documents that differ from those in place or from which stale translations may be gone; by kind and key. */
    List<Rewrite> rewrites(UUID stage, EntityKey after, int atMost) {
        return sql.query(
                "select s.kind, s.key, e.document, s.document, e.stale, s.confirmed from staged_state s"
                        + " join entity_state e on e.kind = s.kind and e.key = s.key and e.to_revision is null"
                        + " where s.stage = ? and (e.document <> s.document or e.stale <> '{}')"
                        + " and (s.kind, s.key) > (?, ?) order by s.kind, s.key limit ?",
                row -> new Rewrite(
                        EntityKey.of(row.getString(1), row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        Set.of((String[]) row.getArray(5).getArray()),
                        Set.of((String[]) row.getArray(6).getArray())),
                stage,
                after == null ? "" : after.kind().wire(),
                after == null ? "" : after.key(),
                atMost);
    }

    void setStale(UUID stage, EntityKey entity, Set<String> stale) {
        sql.update(
                "update staged_state set stale = ? where stage = ? and kind = ? and key = ?",
                stale.toArray(String[]::new),
                stage,
                entity.kind().wire(),
                entity.key());
    }

    /** Staged edges to skills that have been merged and would stay so. */
    List<Edge> edgesToMerged(UUID stage) {
        return edges(
                "select r.from_kind, r.from_key, r.relation, r.to_kind, r.to_key from staged_reference r"
                        + " join entity_state e on e.kind = r.to_kind and e.key = r.to_key and e.to_revision is null"
                        + " and e.status = 'merged' where r.stage = ? and not exists (select 1 from staged_state t"
                        + " where t.stage = r.stage and t.kind = r.to_kind and t.key = r.to_key)",
                stage);
    }

    String document(UUID stage, EntityKey entity) {
        return sql.first(
                        "select document from staged_state where stage = ? and kind = ? and key = ?",
                        row -> row.getString(1),
                        stage,
                        entity.kind().wire(),
                        entity.key())
                .orElseThrow();
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

    /** Assumptions of staged modules on skills that they teach themselves and no other module would. */
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

    void discard(UUID stage) {
        sql.update("delete from staged_reference where stage = ?", stage);
        sql.update("delete from staged_state where stage = ?", stage);
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
