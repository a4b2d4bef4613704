package org.skillway.gateway.audit;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.skillway.gateway.error.Refused;

/**
 * Tells in the log, and reports to the audit log of progress-service, what the gateway itself refuses, by a thread of its own: no
 * answer waits for it, and a flood of refusals makes a few lines a minute. What a service refuses it notes itself.
 */
@Singleton
class RefusalLog {

    /** The category by which the lines can be sent elsewhere. */
    static final String CATEGORY = "org.skillway.security";

    private static final Logger LOG = Logger.getLogger(CATEGORY);
    private static final int PATIENCE_SECONDS = 5;

    private final RefusalCounts counts;
    private final RefusalReports reports;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "refusal-log"));

    RefusalLog(RefusalReports reports, Clock clock) {
        this.reports = reports;
        this.counts = new RefusalCounts(clock);
    }

    void start(@Observes StartupEvent event) {
        var unused = thread.scheduleWithFixedDelay(() -> write(counts.take()), 1, 1, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        thread.execute(() -> {
            write(counts.takeAll());
            reports.close();
        });
        thread.shutdown();
        thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Writes and reports what was counted, at once. */
    void flush() {
        CompletableFuture.runAsync(() -> write(counts.takeAll()), thread).join();
    }

    void answered(@Observes Refused refused) {
        counts.count(
                new Refusal(SecurityEvent.of(refused.code()), refused.code().wire(), operation()), refused.requestId());
    }

    /** Operations are named as their methods. */
    private static String operation() {
        ResteasyReactiveRequestContext request =
                Arc.container().requestContext().isActive() ? CurrentRequestManager.get() : null;
        return request == null || request.getTarget() == null
                ? null
                : request.getTarget().getJavaMethodName();
    }

    private void write(List<CountedRefusal> refusals) {
        refusals.forEach(refusal -> LOG.info(refusal.line()));
        try {
            reports.report(refusals);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
