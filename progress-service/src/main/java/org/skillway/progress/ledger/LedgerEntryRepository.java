package org.skillway.progress.ledger;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.skillway.progress.web.ProgressMoment;

/** The entries of the ledgers: they are added and read, nothing else. */
@ApplicationScoped
class LedgerEntryRepository implements PanacheRepositoryBase<LedgerEntry, LedgerEntryId> {

    private static final Instant FOR_EVER = Instant.parse("9999-12-31T23:59:59Z");

    /**
     * Entries of one learner, newest first.
     *
     * @param moment where the ledger was at the point that was asked for
     * @param head the newest version
     */
    record Slice(ProgressMoment moment, long head, List<LedgerEntry> entries) {}

    /** One statement, hence one snapshot: the head and the entries belong together. */
    Slice newestBefore(String learnerId, Point point, long version, int size) {
        List<Object[]> rows = getEntityManager()
                .createQuery("""
                        select l, e, least(l.version, :at, (
                            select coalesce(max(k.version), 0) from LedgerEntry k
                            where k.learnerId = :learner and k.recordedAt <= :asOf))
                        from Learner l
                        left join LedgerEntry e on e.learnerId = :learner and e.version < :version
                            and e.version <= :at and e.recordedAt <= :asOf
                        where l.learnerId = :learner order by e.version desc
                        """, Object[].class)
                .setParameter("learner", learnerId)
                .setParameter("version", version)
                .setParameter("at", point.version() == null ? Long.MAX_VALUE : point.version())
                .setParameter("asOf", point.asOf() == null ? FOR_EVER : point.asOf())
                .setMaxResults(size)
                .getResultList();
        if (rows.isEmpty()) {
            return new Slice(ProgressMoment.NOTHING, 0, List.of());
        }
        ProgressMoment head = ((Learner) rows.get(0)[0]).moment();
        return new Slice(
                new ProgressMoment(head.ledgerId(), (Long) rows.get(0)[2]),
                head.version(),
                rows.stream()
                        .filter(row -> row[1] != null)
                        .map(row -> (LedgerEntry) row[1])
                        .toList());
    }
}
