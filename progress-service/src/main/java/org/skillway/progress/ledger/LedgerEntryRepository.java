package org.skillway.progress.ledger;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.skillway.progress.web.ProgressMoment;

/** The entries of the ledgers: they are added and read, nothing else. */
@ApplicationScoped
class LedgerEntryRepository implements PanacheRepositoryBase<LedgerEntry, LedgerEntryId> {

    /** Entries of one learner, newest first, and the head at which all of them were read. */
    record Slice(ProgressMoment moment, List<LedgerEntry> entries) {}

    /** One statement, hence one snapshot: the head and the entries belong together. */
    Slice newestBefore(String learnerId, long version, int size) {
        List<Object[]> rows = getEntityManager()
                .createQuery("""
                        select l, e from Learner l
                        left join LedgerEntry e on e.learnerId = :learner and e.version < :version
                        where l.learnerId = :learner order by e.version desc
                        """, Object[].class)
                .setParameter("learner", learnerId)
                .setParameter("version", version)
                .setMaxResults(size)
                .getResultList();
        if (rows.isEmpty()) {
            return new Slice(ProgressMoment.NOTHING, List.of());
        }
        return new Slice(
                ((Learner) rows.get(0)[0]).moment(),
                rows.stream()
                        .filter(row -> row[1] != null)
                        .map(row -> (LedgerEntry) row[1])
                        .toList());
    }
}
