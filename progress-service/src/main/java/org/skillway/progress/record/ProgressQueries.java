package org.skillway.progress.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.query.NativeQuery;
import org.skillway.progress.web.Words;

/**
 * Reads a learner's records with the head of the ledger and the position of the replica. Each answer is one statement,
 * hence one snapshot: version and records belong together whatever is being written. Each names the learner in every
 * table, so that PostgreSQL looks into one partition of each.
 */
@ApplicationScoped
class ProgressQueries {

    // The outer row is always there, so that a learner without a ledger is an answer too.
    private static final String SELECT = """
            select l.ledger_id, l.version as head, r.skill_key, r.state, r.version, e.evidence, e.acted_as, e.happened_at,
                   e.recorded_at, e.catalog_revision, cast(%s as bigint) as total, p.epoch, p.revision
            from (select 1) always
            left join catalog_position p on true
            left join learner l on l.learner_id = :learner
            left join (%s) r on true
            left join record_evidence e on e.learner_id = :learner and e.skill_key = r.skill_key
            order by r.skill_key, e.happened_at, e.version
            """;

    private static final String ALL = SELECT.formatted("null", "select * from record where learner_id = :learner");

    private static final String ONE = SELECT.formatted(
            "null", "select * from record where learner_id = :learner and skill_key in (:skill, :survivor)");

    private static final String PAGE = SELECT.formatted(
            "case when :count then (select count(*) from record where learner_id = :learner and state like :state) end",
            """
            select * from record where learner_id = :learner and skill_key > :after and state like :state
            order by skill_key limit :size
            """);

    private final EntityManager database;

    ProgressQueries(EntityManager database) {
        this.database = database;
    }

    List<ProgressRow> all(String learnerId) {
        return rows(query(ALL, learnerId));
    }

    /** The records of a skill and of the one that it was merged into; they are often the same. */
    List<ProgressRow> one(String learnerId, String skill, String survivor) {
        return rows(query(ONE, learnerId).setParameter("skill", skill).setParameter("survivor", survivor));
    }

    /**
     * @param state null for any
     * @param after the key after which the page begins; empty for the first
     */
    List<ProgressRow> page(String learnerId, RecordState state, String after, int size, boolean count) {
        return rows(query(PAGE, learnerId)
                .setParameter("state", state == null ? "%" : Words.of(state))
                .setParameter("after", after)
                .setParameter("size", size)
                .setParameter("count", count));
    }

    private NativeQuery<Object[]> query(String sql, String learnerId) {
        NativeQuery<Object[]> query =
                database.createNativeQuery(sql, Object[].class).unwrap(nativeQuery());
        return query.addScalar("ledger_id", UUID.class)
                .addScalar("head", Long.class)
                .addScalar("skill_key", String.class)
                .addScalar("state", String.class)
                .addScalar("version", Long.class)
                .addScalar("evidence", String.class)
                .addScalar("acted_as", String.class)
                .addScalar("happened_at", Instant.class)
                .addScalar("recorded_at", Instant.class)
                .addScalar("catalog_revision", Long.class)
                .addScalar("total", Long.class)
                .addScalar("epoch", UUID.class)
                .addScalar("revision", Long.class)
                .setParameter("learner", learnerId);
    }

    @SuppressWarnings("unchecked") // a class literal has no type parameters
    private static Class<NativeQuery<Object[]>> nativeQuery() {
        return (Class<NativeQuery<Object[]>>) (Class<?>) NativeQuery.class;
    }

    private static List<ProgressRow> rows(NativeQuery<Object[]> query) {
        return query.getResultList().stream().map(ProgressQueries::row).toList();
    }

    private static ProgressRow row(Object[] column) {
        return new ProgressRow(
                (UUID) column[0],
                (Long) column[1],
                (String) column[2],
                (String) column[3],
                (Long) column[4],
                (String) column[5],
                (String) column[6],
                (Instant) column[7],
                (Instant) column[8],
                (Long) column[9],
                (Long) column[10],
                (UUID) column[11],
                (Long) column[12]);
    }
}
