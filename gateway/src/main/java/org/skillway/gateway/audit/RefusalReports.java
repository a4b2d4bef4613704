package org.skillway.gateway.audit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jboss.logging.Logger;
import org.skillway.gateway.feed.FeedException;
import org.skillway.gateway.feed.OwnCalls;

/**
 * Hands what was refused to progress-service, whose audit log is only ever added to; used by one thread. While it does not take
 * them they are kept, no more and no longer than it would take them.
 */
@Singleton
class RefusalReports {

    private static final Logger LOG = Logger.getLogger(RefusalReports.class);

    /** As many as a flood of all kinds makes in seven minutes, and all else in days. */
    private static final int MOST_KEPT = 1_000;

    /** Shorter than what progress-service takes, by more than there is between two tries. */
    private static final Duration OLDEST = Duration.ofHours(23);

    private static final String PATH = "/internal/v1/refusals";

    private final OwnCalls progress;
    private final Clock clock;
    private final Counter lost;
    private final Deque<CountedRefusal> pending = new ArrayDeque<>();
    private boolean failing;

    RefusalReports(OwnCalls progress, Clock clock, MeterRegistry meters) {
        this.progress = progress;
        this.clock = clock;
        this.lost = meters.counter("skillway.security-events.lost");
    }

    /** Reports these and whatever could not be reported before. */
    void report(List<CountedRefusal> counted) throws InterruptedException {
        pending.addAll(counted);
        Instant now = clock.instant();
        try {
            while (!pending.isEmpty()) {
                List<CountedRefusal> first =
                        pending.stream().limit(RefusalReport.MOST).toList();
                progress.post(PATH, RefusalReport.of(first, now), Void.class);
                first.forEach(told -> pending.removeFirst());
                failing = false;
            }
        } catch (FeedException | RuntimeException e) {
            // Whatever comes back, the thread that reports must not end.
            failed(e);
        }
        keepOnly(MOST_KEPT, now.minus(OLDEST));
    }

    /** Keeps nothing any longer. */
    void close() {
        keepOnly(0, Instant.MIN);
    }

    private void failed(Exception e) {
        if (!failing) {
            LOG.infof("Refusals wait to come into the audit log: %s", e instanceof FeedException ? e.getMessage() : e);
        }
        failing = true;
    }

    private void keepOnly(int most, Instant oldest) {
        long times = 0;
        while (pending.size() > most
                || (!pending.isEmpty() && pending.getFirst().since().isBefore(oldest))) {
            times += pending.removeFirst().times();
        }
        if (times > 0) {
            LOG.warnf("%d refusals are in this log alone, and not in the audit log", times);
            lost.increment((double) times);
        }
    }
}
