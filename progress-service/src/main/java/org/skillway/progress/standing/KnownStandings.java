package org.skillway.progress.standing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.concurrent.atomic.AtomicLong;
import org.skillway.progress.ledger.LedgerErased;

/**
 * What stood for learners when it was last read. None of it is an answer by itself: the database says each time whether it
 * still stands.
 */
@ApplicationScoped
class KnownStandings {

    private final Cache<String, KnownStanding> known;
    private final AtomicLong erasures = new AtomicLong();

    KnownStandings(StandingConfig config) {
        this.known = Caffeine.newBuilder()
                .maximumWeight(config.memory().asLongValue())
                .weigher((String learner, KnownStanding standing) -> learner.length() + standing.bytes())
                .expireAfterAccess(config.keep())
                // Otherwise what is over stays until somebody asks for something.
                .scheduler(Scheduler.systemScheduler())
                .build();
    }

    /** Null where no rows are known. */
    KnownStanding of(String learner) {
        KnownStanding standing = known.getIfPresent(learner);
        return standing != null && standing.isKept() ? standing : null;
    }

    /** A number that is another one once somebody has been erased here; to be asked for before something is read. */
    long erasures() {
        return erasures.get();
    }

    /**
     * Keeps what was read, if it is for the second time: whoever is read once, or writes between two reads, would only drive out
     * others, and fill the heap with what is of no use to anybody. Nothing is kept where somebody has been erased since: it may
     * be that one.
     */
    void keep(String learner, KnownStanding standing, long erasuresBefore) {
        known.asMap().compute(learner, (key, before) -> {
            if (erasures.get() != erasuresBefore) {
                return null;
            }
            return before != null && before.from().isSame(standing.from()) ? standing : standing.seen();
        });
    }

    void drop(String learner) {
        known.invalidate(learner);
    }

    void erased(@Observes(during = TransactionPhase.AFTER_SUCCESS) LedgerErased erased) {
        // First, so that a read that keeps something later keeps nothing of it.
        erasures.incrementAndGet();
        drop(erased.learner());
    }

    /** About how much memory it all takes, once what is too much has been dropped. */
    long bytes() {
        known.cleanUp();
        return known.policy().eviction().orElseThrow().weightedSize().orElseThrow();
    }
}
