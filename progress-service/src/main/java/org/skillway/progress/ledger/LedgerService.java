package org.skillway.progress.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.skillway.progress.web.PageRequest;
import org.skillway.progress.web.ProgressMoment;

/** Keeps the ledgers. The writing methods belong into the transaction of whoever also keeps what follows from them. */
@ApplicationScoped
public class LedgerService {

    private final LearnerRepository learners;
    private final LedgerEntryRepository entries;
    private final ActorRepository actors;

    LedgerService(LearnerRepository learners, LedgerEntryRepository entries, ActorRepository actors) {
        this.learners = learners;
        this.entries = entries;
        this.actors = actors;
    }

    /** Takes the learner's ledger for this transaction alone; begins one for a learner who has none. */
    @Transactional(Transactional.TxType.MANDATORY)
    public ProgressMoment lock(String learnerId, Instant now) {
        return learners.lock(learnerId, now).moment();
    }

    /** The pseudonym under which a subject stands in ledgers. */
    @Transactional(Transactional.TxType.MANDATORY)
    public UUID actor(String subject) {
        return actors.of(subject);
    }

    /** Appends an entry to a ledger that this transaction has locked, and says where the ledger stands then. */
    @Transactional(Transactional.TxType.MANDATORY)
    public ProgressMoment append(String learnerId, NewEntry entry) {
        Learner learner = learners.findById(learnerId);
        entries.persist(learner.append(UUID.randomUUID(), entry));
        return learner.moment();
    }

    /** One page of a learner's history, newest first. */
    @Transactional
    public History history(String learnerId, PageRequest page) {
        long before = page.after() == null ? Long.MAX_VALUE : Long.parseLong(page.after());
        LedgerEntryRepository.Slice found = entries.newestBefore(learnerId, before, page.limit() + 1);
        List<LedgerEntryView> items = found.entries().stream()
                .limit(page.limit())
                .map(LedgerEntryView::from)
                .toList();
        boolean more = found.entries().size() > page.limit();
        String next =
                more ? page.cursor(Long.toString(items.get(items.size() - 1).version())) : null;
        // Versions have no gaps, so the newest is the number of all entries.
        Long total = page.count() ? Long.valueOf(found.moment().version()) : null;
        return new History(found.moment(), new LedgerEntryPage(items, next, total));
    }

    /** A page of a history and the moment at which it was read. */
    record History(ProgressMoment moment, LedgerEntryPage page) {}
}
