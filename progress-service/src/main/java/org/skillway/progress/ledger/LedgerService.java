package org.skillway.progress.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.skillway.progress.error.ErrorCode;
import org.skillway.progress.error.ProblemException;
import org.skillway.progress.web.PageRequest;
import org.skillway.progress.web.ProgressMoment;

/** Reads the ledgers. */
@ApplicationScoped
class LedgerService {

    private final LedgerEntryRepository entries;

    LedgerService(LedgerEntryRepository entries) {
        this.entries = entries;
    }

    /** One page of a learner's history, newest first. */
    @Transactional
    public History history(String learnerId, Point point, PageRequest page) {
        long before = page.after() == null ? Long.MAX_VALUE : Long.parseLong(page.after());
        LedgerEntryRepository.Slice found = entries.newestBefore(learnerId, point, before, page.limit() + 1);
        if (point.version() != null && point.version() > found.head()) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in("version", "not-yet", found.head());
        }
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
