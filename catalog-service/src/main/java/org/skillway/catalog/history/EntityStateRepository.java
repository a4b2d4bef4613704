package org.skillway.catalog.history;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** Queries over states. "At a revision" always means: the state that held when that revision was the newest. */
@ApplicationScoped
class EntityStateRepository implements PanacheRepositoryBase<EntityState, EntityStateId> {

    private static final String HELD_AT =
            " from_revision <= :revision and (to_revision is null or to_revision > :revision) ";

    Optional<EntityState> at(Kind kind, String key, long revision) {
        return find(
                        "kind = ?1 and key = ?2 and fromRevision <= ?3 and (toRevision is null or toRevision > ?3)",
                        kind.wire(),
                        key,
                        revision)
                .firstResultOptional();
    }

    List<EntityState> at(Kind kind, Collection<String> keys, long revision) {
        return list(
                "kind = ?1 and key in ?2 and fromRevision <= ?3 and (toRevision is null or toRevision > ?3)",
                kind.wire(),
                keys,
                revision);
    }

    Optional<EntityState> current(Kind kind, String key) {
        return find("kind = ?1 and key = ?2 and toRevision is null", kind.wire(), key)
                .firstResultOptional();
    }

    /** The states that hold at a revision, by kind and key: so many, from behind one of them. */
    @SuppressWarnings("unchecked") // a native query's entity type is not known to the compiler
    List<EntityState> snapshot(long revision, EntityState behind, int size) {
        NativeQuery<EntityState> part = getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(
                        "select * from entity_state where (kind, key) > (:kind, :key) and" + HELD_AT
                                + " order by kind, key limit :size",
                        EntityState.class);
        return part.setParameter("kind", behind == null ? "" : behind.kind)
                .setParameter("key", behind == null ? "" : behind.key)
                .setParameter("revision", revision)
                .setParameter("size", size)
                .getResultList();
    }

    /** The states that revisions after one brought, up to and with another, in their order: so many, from behind one. */
    @SuppressWarnings("unchecked") // a native query's entity type is not known to the compiler
    List<EntityState> between(long after, long upTo, EntityState behind, int size) {
        NativeQuery<EntityState> part = getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(
                        "select * from entity_state where (from_revision, kind, key) > (:from, :kind, :key)"
                                + " and from_revision <= :upTo order by from_revision, kind, key limit :size",
                        EntityState.class);
        // Behind everything of the revision "after" comes the first of the next.
        return part.setParameter("from", behind == null ? after + 1 : behind.fromRevision)
                .setParameter("kind", behind == null ? "" : behind.kind)
                .setParameter("key", behind == null ? "" : behind.key)
                .setParameter("upTo", upTo)
                .setParameter("size", size)
                .getResultList();
    }

    /** One page of the published states of a kind whose documents contain {@code filter}, by key. */
    @SuppressWarnings("unchecked") // a native query's entity type is not known to the compiler
    List<EntityState> page(StateQuery query, String filter, String after, int size) {
        NativeQuery<EntityState> page = getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(
                        "select * from entity_state where " + conditions(query)
                                + " and key > :after order by key limit :size",
                        EntityState.class);
        return bind(page, query, filter)
                .setParameter("after", after)
                .setParameter("size", size)
                .getResultList();
    }

    long count(StateQuery query, String filter) {
        NativeQuery<Long> count = getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery("select count(*) from entity_state where " + conditions(query), Long.class);
        return bind(count, query, filter).getSingleResult();
    }

    // Only what is asked for stands in the query: an index serves no condition that holds for everything.
    private static String conditions(StateQuery query) {
        StringBuilder sql = new StringBuilder("kind = :kind and status = 'published' and" + HELD_AT);
        if (!query.contains().isEmpty()) {
            sql.append(" and document @> cast(:filter as jsonb)");
        }
        if (query.maxMinutes() != null) {
            sql.append(" and cast(document ->> 'minutes' as int) <= :maxMinutes");
        }
        for (int i = 0; i < query.pointedAt().size(); i++) {
            sql.append((" and key in (select jsonb_path_query(document, cast(:path%1$d as jsonpath)) #>> '{}'"
                            + " from entity_state where kind = :kind%1$d and key = :key%1$d and status = 'published' and")
                    .formatted(i));
            sql.append(HELD_AT).append(')');
        }
        return sql.toString();
    }

    private static <T> NativeQuery<T> bind(NativeQuery<T> sql, StateQuery query, String filter) {
        sql.setParameter("kind", query.kind().wire()).setParameter("revision", query.revision());
        if (!query.contains().isEmpty()) {
            sql.setParameter("filter", filter);
        }
        if (query.maxMinutes() != null) {
            sql.setParameter("maxMinutes", query.maxMinutes());
        }
        for (int i = 0; i < query.pointedAt().size(); i++) {
            StateQuery.Pointing pointing = query.pointedAt().get(i);
            sql.setParameter("kind" + i, pointing.kind().wire())
                    .setParameter("key" + i, pointing.key())
                    .setParameter("path" + i, pointing.path());
        }
        return sql;
    }
}
