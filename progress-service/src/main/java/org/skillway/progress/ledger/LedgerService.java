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
    private final ActorRepository actors;

    LedgerService(LedgerEntryRepository entries, ActorRepository actors) {
        this.entries = entries;
        this.actors = actors;
    }

    /** One page of a learner's history, newest first. */
    @Transactional
    public History history(String learnerId, Point point, PageRequest page) {
        long before = page.after() == null ? Long.MAX_VALUE : Long.parseLong(page.after());
        LedgerEntryRepository.Slice found = entries.newestBefore(learnerId, point, before, page.limit() + 1);
        if (point.version() != null && point.version() > found.head()) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in("version", "not-yet", found.head());
        }
        List<LedgerEntry> shown = found.entries().stream().limit(page.limit()).toList();
        Persons persons = actors.persons(
                shown.stream().map(entry -> entry.content().person()).toList());
        List<LedgerEntryView> items = shown.stream()
                .map(entry -> LedgerEntryView.from(entry, persons))
                .toList();
        boolean more = found.entries().size() > page.limit();
        String next =
                more ? page.cursor(Long.toString(items.get(items.size() - 1).version())) : null;
        // Versions have no gaps, so the newest is the number of all entries.
        Long total = page.count() ? Long.valueOf(found.moment().version()) : null;
        return new History(found.moment(), persons.tag(), new LedgerEntryPage(items, next, total));
    }

    /**
     * A page of a history and the moment at which it was read.
     *
     * @param tag what the answer's ETag has to name beside; null for nothing
     */
    record History(ProgressMoment moment, String tag, LedgerEntryPage page) {}
}
