package org.skillway.catalog.history;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.skillway.catalog.database.Statements;

/** What is made ready for a change. {@link StagedGraphRepository} asks what the catalog would be with it. */
@ApplicationScoped
class StagingRepository {

    private final Statements sql;
    private final Documents documents;

    StagingRepository(Statements sql, Documents documents) {
        this.sql = sql;
        this.documents = documents;
    }

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
                "update staged_state set document = ?::jsonb, compared_with = null, unchanged = false, stale = '{}'"
                        + " where stage = ? and kind = ? and key = ?",
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
    List<EntityKey> removeMerged(UUID stage) {
        List<EntityKey> removed = sql.query(
                "delete from staged_state s using entity_state e where s.stage = ? and e.kind = s.kind"
                        + " and e.key = s.key and e.to_revision is null and e.merged_into is not null"
                        + " returning s.kind, s.key",
                row -> EntityKey.of(row.getString(1), row.getString(2)),
                stage);
        if (!removed.isEmpty()) {
            removeLooseEdges(stage);
        }
        return removed;
    }

    /**
     * Notes of each staged entity which state it would end, and whether it says the same as that. What was noted before
     * stands where that state holds still.
     */
    void compare(UUID stage) {
        sql.update(
                "update staged_state s set compared_with = e.from_revision, unchanged = e.status = s.status"
                        + " and e.document = s.document and e.merged_into is not distinct from s.merged_into"
                        + " and e.stale = s.stale from entity_state e where s.stage = ? and e.kind = s.kind"
                        + " and e.key = s.key and e.to_revision is null"
                        + " and s.compared_with is distinct from e.from_revision",
                stage);
    }

    /** Takes out what the catalog says already. */
    int removeUnchanged(UUID stage) {
        int removed = sql.update("delete from staged_state where stage = ? and unchanged", stage);
        if (removed > 0) {
            removeLooseEdges(stage);
        }
        return removed;
    }

    /** Lets the planner know how much is staged, and how much there is; it knows nothing of tables that have just grown. */
    void analyze() {
        // Of columns that are joined by: documents would have to be unpacked, to learn nothing.
        sql.update("analyze staged_state (stage, kind, key, status, compared_with), staged_reference,"
                + " staged_text (stage, kind, key), entity, entity_state (kind, key, to_revision), entity_reference");
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

    /** Makes nothing of what is stale where it was found by another state than the one that holds. */
    void forgetStale(UUID stage) {
        sql.update(
                "update staged_state s set stale = '{}' from entity_state e where s.stage = ? and s.stale <> '{}'"
                        + " and e.kind = s.kind and e.key = s.key and e.to_revision is null"
                        + " and s.compared_with is distinct from e.from_revision",
                stage);
    }

    /**
     * Some staged documents that differ from those in place or from which stale translations may be gone, and that have
     * not been compared with these; by kind and key.
     */
    List<Rewrite> rewrites(UUID stage, EntityKey after, int atMost) {
        return sql.query(
                "select s.kind, s.key, e.document, s.document, e.stale, s.confirmed from staged_state s"
                        + " join entity_state e on e.kind = s.kind and e.key = s.key and e.to_revision is null"
                        + " where s.stage = ? and s.compared_with is distinct from e.from_revision"
                        + " and (e.document <> s.document or e.stale <> '{}')"
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

    String document(UUID stage, EntityKey entity) {
        return sql.first(
                        "select document from staged_state where stage = ? and kind = ? and key = ?",
                        row -> row.getString(1),
                        stage,
                        entity.kind().wire(),
                        entity.key())
                .orElseThrow();
    }

    void discard(UUID stage) {
        sql.update("delete from staged_reference where stage = ?", stage);
        sql.update("delete from staged_state where stage = ?", stage);
    }
}
