package org.skillway.progress.cohort;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Publishes the figures of all cohorts when the last are old enough, one process at a time. */
@ApplicationScoped
class Publisher {

    private static final Logger LOG = Logger.getLogger(Publisher.class);

    private final CohortRepository cohorts;
    private final CohortService service;
    private final Counting counting;
    private final CohortConfig config;
    private final Clock clock;
    private final ExecutorService thread;
    private final Semaphore wanted = new Semaphore(0);

    Publisher(CohortRepository cohorts, CohortService service, Counting counting, CohortConfig config, Clock clock) {
        this.cohorts = cohorts;
        this.service = service;
        this.counting = counting;
        this.config = config;
        this.clock = clock;
        thread = Executors.newSingleThreadExecutor(task -> new Thread(task, "cohorts"));
    }

    void start(@Observes StartupEvent event) {
        thread.execute(this::publishOn);
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
    }

    private boolean isDue() {
        return untilDue().isZero();
    }

    /** How long it is until the last figures are old enough for new ones; zero where they are. */
    private Duration untilDue() {
        Instant latest = clock.instant().minus(config.every());
        return service.lastPublication()
                .filter(last -> last.isAfter(latest))
                .map(last -> Duration.between(latest, last))
                .orElse(Duration.ZERO);
    }

    /**
     * Publishes as soon as this process comes to it. A repetition asks again, since the process that was asked first may be
     * gone; what has been published meanwhile is not due any more.
     *
     * @param key of a request that may be repeated; null where it may not
     */
    void ask(String subject, String key) {
        service.ask(subject, key, this::untilDue);
        wanted.release();
    }

    private void publishOn() {
        try {
            while (true) {
                if (wanted.tryAcquire(config.look().toMillis(), TimeUnit.MILLISECONDS)) {
                    wanted.drainPermits();
                }
                publishIfDue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void publishIfDue() throws InterruptedException {
        try {
            publish();
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("Cohorts are not published: %s", e.getMessage());
        }
    }

    /** Counts and publishes if it is time for it and no other process is at it; whether it did. */
    boolean publish() throws SQLException, InterruptedException {
        boolean[] published = new boolean[1];
        InterruptedException[] interrupted = new InterruptedException[1];
        cohorts.alone(() -> {
            try {
                published[0] = isDue() && publishAlone();
            } catch (InterruptedException e) {
                interrupted[0] = e;
            }
        });
        if (interrupted[0] != null) {
            throw interrupted[0];
        }
        return published[0];
    }

    private boolean publishAlone() throws SQLException, InterruptedException {
        Optional<CohortRepository.Catalog> catalog = cohorts.catalog();
        if (catalog.isEmpty()) {
            return false;
        }
        Instant now = clock.instant();
        Map<Cohort, Counts> shown = new LinkedHashMap<>();
        counting.count(catalog.get().structure(), now)
                .forEach((cohort, counts) -> shown.put(cohort, Disclosure.shown(counts)));
        service.publish(now, catalog.get().revision(), shown);
        return true;
    }
}
