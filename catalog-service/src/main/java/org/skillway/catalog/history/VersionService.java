package org.skillway.catalog.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** The publications of an entity. They stay readable when it is retired. */
@ApplicationScoped
public class VersionService {

    // A retirement may keep the number of the version that it retires: the first state with a number is its
    // publication.
    private static final String PUBLICATIONS = """
            select new org.skillway.catalog.history.Version(s.version, min(s.fromRevision), min(c.changedAt),
                s.version < (select max(n.version) from EntityState n
                    where n.kind = :kind and n.key = :key and n.status = 'published' and n.fromRevision <= :revision))
            from EntityState s join CatalogChange c on c.revision = s.fromRevision
            where s.kind = :kind and s.key = :key and s.status = 'published' and s.fromRevision <= :revision
            """;

    private final EntityManager database;

    VersionService(EntityManager database) {
        this.database = database;
    }

    /**
     * Versions, newest first, as they were known at a revision.
     *
     * @param below only versions with a number below this
     */
    @Transactional
    public List<Version> versions(Kind kind, String key, long revision, int below, int size) {
        return database.createQuery(
                        PUBLICATIONS + " and s.version < :below group by s.version order by s.version desc",
                        Version.class)
                .setParameter("kind", kind.wire())
                .setParameter("key", key)
                .setParameter("revision", revision)
                .setParameter("below", below)
                .setMaxResults(size)
                .getResultList();
    }

    /** The revision that brought a version; empty when there is no such version. */
    @Transactional
    public Optional<Long> revision(Kind kind, String key, int version) {
        return Optional.ofNullable(database.createQuery(
                        "select min(s.fromRevision) from EntityState s where s.kind = :kind and s.key = :key"
                                + " and s.version = :version and s.status = 'published'",
                        Long.class)
                .setParameter("kind", kind.wire())
                .setParameter("key", key)
                .setParameter("version", version)
                .getSingleResult());
    }
}
