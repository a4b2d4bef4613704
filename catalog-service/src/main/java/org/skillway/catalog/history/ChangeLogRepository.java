package org.skillway.catalog.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.skillway.catalog.database.Statements;
import org.skillway.catalog.history.ChangeLogService.Later;

/** Queries over changes, newest first, and over what each of them touched. */
@ApplicationScoped
class ChangeLogRepository {

    private final EntityManager database;
    private final Statements sql;

    ChangeLogRepository(EntityManager database, Statements sql) {
        this.database = database;
        this.sql = sql;
    }

    /** How a revision touched an entity. */
    record Touch(long revision, Touched touched) {}

    CatalogChange find(long revision) {
        return database.find(CatalogChange.class, revision);
    }

    /** The newest changes before a revision. */
    List<CatalogChange> page(ChangeFilter filter, long before, int size) {
        // Along the index of the entity's own states where one is wanted, however long the log is.
        EntityKey entity = filter.entity();
        String from = entity == null
                ? "CatalogChange c"
                : "EntityState s join CatalogChange c on c.revision = s.fromRevision";
        String revision = entity == null ? "c.revision" : "s.fromRevision";
        Map<String, Object> parameters = new HashMap<>();
        List<String> conditions = new ArrayList<>();
        conditions.add(revision + " < :before");
        parameters.put("before", before);
        if (entity != null) {
            conditions.add("s.kind = :kind and s.key = :key");
            parameters.put("kind", entity.kind().wire());
            parameters.put("key", entity.key());
        }
        restrict(conditions, parameters, "c.actor = :actor", "actor", filter.actor());
        String action = filter.action() == null ? null : filter.action().wire();
        restrict(conditions, parameters, "c.action = :action", "action", action);
        restrict(conditions, parameters, "c.changedAt >= :from", "from", filter.from());
        restrict(conditions, parameters, "c.changedAt < :to", "to", filter.to());
        TypedQuery<CatalogChange> query = database.createQuery(
                "select c from " + from + " where " + String.join(" and ", conditions) + " order by " + revision
                        + " desc",
                CatalogChange.class);
        parameters.forEach(query::setParameter);
        return query.setMaxResults(size).getResultList();
    }

    private static void restrict(
            List<String> conditions, Map<String, Object> parameters, String condition, String name, Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(name, value);
        }
    }

    /** How many entities each of these revisions touched. */
    Map<Long, Long> counts(Collection<Long> revisions) {
        return database.createQuery(
                        "select s.fromRevision, count(*) from EntityState s where s.fromRevision in :revisions"
                                + " group by s.fromRevision",
                        Object[].class)
                .setParameter("revisions", revisions)
                .getResultStream()
                .collect(Collectors.toUnmodifiableMap(row -> (Long) row[0], row -> (Long) row[1]));
    }

    /** The first entities that each of these revisions touched, by kind and key. */
    Map<Long, List<Touched>> first(Collection<Long> revisions, int most) {
        return sql
                .query(
                        "select s.from_revision, s.kind, s.key, p.status, s.status from unnest(?::bigint[]) as r(revision)"
                                + " cross join lateral (select from_revision, kind, key, status from entity_state"
                                + " where from_revision = r.revision order by kind, key limit ?) s"
                                + " left join entity_state p"
                                + " on p.kind = s.kind and p.key = s.key and p.to_revision = s.from_revision"
                                + " order by 1, 2, 3",
                        row -> new Touch(
                                row.getLong(1),
                                new Touched(
                                        EntityKey.of(row.getString(2), row.getString(3)),
                                        Happening.of(row.getString(4), row.getString(5)))),
                        revisions.toArray(Long[]::new),
                        most)
                .stream()
                .collect(Collectors.groupingBy(
                        Touch::revision, Collectors.mapping(Touch::touched, Collectors.toList())));
    }

    /**
     * What a revision touched and later ones made into something else, each with the newest that touched it. What was
     * changed and then taken back to what the revision made of it is not among them.
     */
    List<Later> later(long revision, int most) {
        return sql.query(
                "select s.kind, s.key, n.from_revision from entity_state s join entity_state n on n.kind = s.kind"
                        + " and n.key = s.key and n.to_revision is null where s.from_revision = ?"
                        + " and s.to_revision is not null and (s.status, s.merged_into, s.document)"
                        + " is distinct from (n.status, n.merged_into, n.document) order by 1, 2 limit ?",
                row -> new Later(EntityKey.of(row.getString(1), row.getString(2)), row.getLong(3)),
                revision,
                most);
    }

    /** Makes the translations of what a revision brought as stale as those of the states that another one ended. */
    void keepStale(long revision, long ended) {
        sql.update(
                "update entity_state n set stale = p.stale from entity_state p where n.from_revision = ?"
                        + " and p.kind = n.kind and p.key = n.key and p.to_revision = ?",
                revision,
                ended);
    }

    /** What a revision made of the entities that follow one, by kind and key: pairs of states, the first may be null. */
    List<Object[]> transitions(long revision, String afterKind, String afterKey, int size) {
        return database.createQuery(
                        "select p, s from EntityState s left join EntityState p"
                                + " on p.kind = s.kind and p.key = s.key and p.toRevision = s.fromRevision"
                                + " where s.fromRevision = :revision"
                                + " and (s.kind > :kind or (s.kind = :kind and s.key > :key))"
                                + " order by s.kind, s.key",
                        Object[].class)
                .setParameter("revision", revision)
                .setParameter("kind", afterKind)
                .setParameter("key", afterKey)
                .setMaxResults(size)
                .getResultList();
    }
}
