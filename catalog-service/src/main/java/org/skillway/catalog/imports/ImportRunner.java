package org.skillway.catalog.imports;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Runs imports one after the other: they would wait for each other at the catalog's head anyway. While one is run, or
 * waits to be, this says so again and again; what another instance has fallen silent about is over.
 */
@ApplicationScoped
class ImportRunner {

    private static final Logger LOG = Logger.getLogger(ImportRunner.class);

    /** Before the first content is loaded. */
    private static final int EARLY = 1;

    /** So often something is said before silence is believed. */
    private static final int BEATS = 6;

    private final ImportJobService jobs;
    private final ImportRun imports;
    private final Uploads uploads;
    private final Duration silence;
    private final Map<UUID, ImportOrder> orders = new ConcurrentHashMap<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> new Thread(task, "import"));
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "import-watch"));
    private ScheduledFuture<?> watching;

    ImportRunner(ImportJobService jobs, ImportRun imports, Uploads uploads, ImportConfig config) {
        this.jobs = jobs;
        this.imports = imports;
        this.uploads = uploads;
        this.silence = config.silence();
    }

    void start(@Observes @Priority(EARLY) StartupEvent event) {
        long beat = silence.toMillis() / BEATS;
        watching = watch.scheduleWithFixedDelay(this::look, 0, beat, TimeUnit.MILLISECONDS);
    }

    /** What has not been published by now never will be. */
    void stop(@Observes ShutdownEvent event) {
        watching.cancel(false);
        watch.shutdown();
        thread.shutdownNow();
        orders.values().forEach(order -> {
            jobs.end(order.id(), JobState.FAILED, new Findings(), Map.of());
            uploads.delete(Path.of(order.file()));
        });
    }

    void begin(ImportOrder order) {
        orders.put(order.id(), order);
        thread.execute(() -> {
            try {
                imports.run(order);
            } finally {
                orders.remove(order.id());
            }
        });
    }

    private void look() {
        try {
            if (!orders.isEmpty()) {
                jobs.seen(orders.keySet());
            }
            jobs.endAbandoned(silence).forEach(file -> uploads.delete(Path.of(file)));
        } catch (RuntimeException e) {
            LOG.warnf("It could not be seen which imports are run: %s", e.getMessage());
        }
    }
}
