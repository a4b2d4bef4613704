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

    /** Null where nothing is known. */
    KnownStanding of(String learner) {
        return known.getIfPresent(learner);
    }

    /** A number that is another one once somebody has been erased here; to be asked for before something is read. */
    long erasures() {
        return erasures.get();
    }

    /** Keeps what was read, unless somebody has been erased since: it may be that one. */
    void keep(String learner, KnownStanding standing, long erasuresBefore) {
        known.asMap().compute(learner, (key, old) -> erasures.get() == erasuresBefore ? standing : null);
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
