package org.skillway.catalog.history;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** The states that hold at a revision, by kind and key, as a stream that does not gather them in memory. */
    Stream<EntityState> snapshot(long revision) {
        PanacheQuery<EntityState> query =
                find("fromRevision <= ?1 and (toRevision is null or toRevision > ?1) order by kind, key", revision);
        return query.withHint("org.hibernate.fetchSize", 500).withHint("org.hibernate.readOnly", true).stream();
    }

    /** The states that revisions after one brought, up to and with another, in the order of the revisions. */
    Stream<EntityState> between(long after, long upTo) {
        return find("fromRevision > ?1 and fromRevision <= ?2 order by fromRevision, kind, key", after, upTo)
                .withHint("org.hibernate.fetchSize", 500)
                .withHint("org.hibernate.readOnly", true)
                .stream();
    }

    /** One page of the published states of a kind whose documents contain {@code filter}, by key. */
    @SuppressWarnings("unchecked") // a native query's entity type is not known to the compiler
    List<EntityState> page(StateQuery query, String filter, String after, int size) {
        return getEntityManager()
                .createNativeQuery(
                        "select * from entity_state where kind = :kind and status = 'published' and"
                                + HELD_AT + "and key > :after and document @> cast(:filter as jsonb)"
                                + " and (cast(:maxMinutes as int) is null or cast(document ->> 'minutes' as int) <= :maxMinutes)"
                                + " order by key limit :size",
                        EntityState.class)
                .setParameter("kind", query.kind().wire())
                .setParameter("revision", query.revision())
                .setParameter("after", after)
                .setParameter("filter", filter)
                .setParameter("maxMinutes", query.maxMinutes())
                .setParameter("size", size)
                .getResultList();
    }

    long count(StateQuery query, String filter) {
        return ((Number) getEntityManager()
                        .createNativeQuery(
                                "select count(*) from entity_state where kind = :kind and status = 'published' and"
                                        + HELD_AT + "and document @> cast(:filter as jsonb)"
                                        + " and (cast(:maxMinutes as int) is null or cast(document ->> 'minutes' as int) <= :maxMinutes)")
                        .setParameter("kind", query.kind().wire())
                        .setParameter("revision", query.revision())
                        .setParameter("filter", filter)
                        .setParameter("maxMinutes", query.maxMinutes())
                        .getSingleResult())
                .longValue();
    }
}
