package org.skillway.catalog.audit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.skillway.catalog.error.Refused;

/**
 * Brings what is refused into the audit log, by a thread of its own: no answer waits for it, and a flood of refusals costs
 * no more of the database than a few.
 */
@Singleton
class RefusalLog {

    private static final Logger LOG = Logger.getLogger(RefusalLog.class);

    private static final int FORBIDDEN = 403;

    /** Tries, a second each, while the database does not answer. */
    private static final int TRIES = 10;

    private static final int PATIENCE_SECONDS = 5;

    private final AuditService audit;
    private final Event<Noted> noted;
    private final RefusalCounts counts;
    private final Counter lost;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "refusal-log"));

    /** Used by the thread alone. */
    private final List<CountedRefusal> pending = new ArrayList<>();

    private int failures;

    RefusalLog(AuditService audit, Event<Noted> noted, Clock clock, MeterRegistry meters) {
        this.audit = audit;
        this.noted = noted;
        this.counts = new RefusalCounts(clock);
        this.lost = meters.counter("skillway.security-events.lost");
    }

    void start(@Observes StartupEvent event) {
        var unused = thread.scheduleWithFixedDelay(() -> write(counts.take(), TRIES), 1, 1, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        thread.execute(() -> write(counts.takeAll(), 0));
        thread.shutdown();
        thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Writes what was counted, at once. */
    void flush() {
        CompletableFuture.runAsync(() -> write(counts.takeAll(), TRIES), thread).join();
    }

    /** Counts the answer to the present request, which is a refusal. */
    void answered(@Observes Refused refused) {
        SecurityEvent event =
                refused.code().status() == FORBIDDEN ? SecurityEvent.ACCESS_REFUSED : SecurityEvent.TOKEN_REFUSED;
        Origin origin = Origin.current();
        counts.count(new Refusal(event, refused.code().wire(), origin.operation()), origin.requestId());
    }

    private void write(List<CountedRefusal> counted, int tries) {
        pending.addAll(counted);
        if (pending.isEmpty()) {
            return;
        }
        try {
            audit.refused(pending);
            pending.clear();
            failures = 0;
        } catch (RuntimeException e) {
            failures++;
            if (failures >= tries) {
                giveUp(e);
            }
        }
    }

    private void giveUp(RuntimeException why) {
        long times = pending.stream().mapToLong(CountedRefusal::times).sum();
        LOG.warnf(
                "%d refusals are not in the audit log: %s",
                times, why.getClass().getSimpleName());
        lost.increment((double) times);
        pending.forEach(counted -> noted.fire(counted.noted()));
        pending.clear();
        failures = 0;
    }
}
