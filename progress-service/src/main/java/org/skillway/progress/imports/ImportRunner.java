package org.skillway.progress.imports;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.skillway.progress.error.DatabaseFaults;

/**
 * Loads what has been received, one import after the other. All that there is to know about an import lies in the
 * database: any process of the service goes on with what another has left.
 */
@ApplicationScoped
class ImportRunner {

    private static final Logger LOG = Logger.getLogger(ImportRunner.class);
    private static final int PATIENCE_SECONDS = 10;

    private final ImportService imports;
    private final ImportConfig config;
    private final ExecutorService thread;
    private final Semaphore news = new Semaphore(0);
    private volatile boolean stopping;

    ImportRunner(ImportService imports, ImportConfig config) {
        this.imports = imports;
        this.config = config;
        thread = Executors.newSingleThreadExecutor(task -> new Thread(task, "completion-import"));
    }

    void start(@Observes StartupEvent event) {
        thread.execute(this::runOn);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        thread.shutdownNow();
        thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Begins at once with what has just been received. */
    void begin() {
        news.release();
    }

    private void runOn() {
        try {
            while (!stopping) {
                loadAll();
                if (news.tryAcquire(config.look().toMillis(), TimeUnit.MILLISECONDS)) {
                    news.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void loadAll() {
        try {
            imports.failAbandoned(config.abandoned());
            imports.loading().forEach(this::load);
        } catch (RuntimeException e) {
            LOG.warnf("Imports are looked for again in %s: %s", config.look(), e.getMessage());
        }
    }

    private void load(UUID id) {
        try {
            boolean more = true;
            while (more && !stopping) {
                more = imports.load(id, config.batch());
            }
        } catch (RuntimeException e) {
            if (DatabaseFaults.willPass(e)) {
                LOG.infof("Import %s goes on in %s", id, config.look());
            } else {
                LOG.errorf(e, "Import %s failed", id);
                imports.fail(id);
            }
        }
    }
}
