package org.skillway.catalog.imports;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import org.skillway.catalog.history.CatalogRefusedException;
import org.skillway.catalog.history.CatalogRefusedException.Rule;
import org.skillway.catalog.history.StagingService;
import org.skillway.catalog.imports.format.CsvForm;
import org.skillway.catalog.imports.format.Fault;
import org.skillway.catalog.imports.format.FileFaults;
import org.skillway.catalog.imports.format.Format;
import org.skillway.catalog.imports.format.Known;
import org.skillway.catalog.imports.format.Place;

/** Runs imports one after the other: they would wait for each other at the catalog's head anyway. */
@ApplicationScoped
class ImportRunner {

    private static final Logger LOG = Logger.getLogger(ImportRunner.class);

    /** Before the first content is loaded. */
    private static final int EARLY = 1;

    private final ImportJobService jobs;
    private final StagingService staging;
    private final UploadReader reader;
    private final ImportConfig config;
    private final ExecutorService thread;

    ImportRunner(ImportJobService jobs, StagingService staging, UploadReader reader, ImportConfig config) {
        this.jobs = jobs;
        this.staging = staging;
        this.reader = reader;
        this.config = config;
        thread = Executors.newSingleThreadExecutor(task -> new Thread(task, "import"));
    }

    void start(@Observes @Priority(EARLY) StartupEvent event) {
        jobs.endInterrupted().forEach(file -> delete(Path.of(file)));
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
    }

    void begin(ImportOrder order) {
        thread.execute(() -> run(order));
    }

    private void run(ImportOrder order) {
        Findings found = new Findings();
        try (UploadFile upload = open(order)) {
            JobIntake intake = new JobIntake(order, jobs, upload::bytesRead);
            found = intake.findings();
            jobs.move(order.id(), JobState.QUEUED, JobState.READING);
            reader.read(order, upload, known(order), intake);
            intake.flush();
            jobs.move(order.id(), JobState.READING, JobState.CHECKING);
            finish(order, intake);
        } catch (CancelledException e) {
            LOG.debugf("Import %s was cancelled", order.id());
        } catch (IOException e) {
            found.add(false, FileFaults.unreadable(new Place("", 0, ""), e));
            jobs.end(order.id(), JobState.REFUSED, found, Map.of());
        } catch (RuntimeException e) {
            LOG.errorf(e, "Import %s failed", order.id());
            jobs.end(order.id(), JobState.FAILED, found, Map.of());
        } finally {
            delete(Path.of(order.file()));
            jobs.cleanUp(order.id());
        }
    }

    private UploadFile open(ImportOrder order) throws IOException {
        String ending = order.format() == Format.ESCO || order.format() == Format.EXERCISM
                ? "json"
                : order.format().wire();
        String name = order.kind() == null ? "import" : order.kind().wire() + "s";
        return UploadFile.open(Path.of(order.file()), name + "." + ending, config.maxUnpacked());
    }

    private Known known(ImportOrder order) {
        return order.format() == Format.ESCO ? jobs.known("esco", order.source()) : Known.NOTHING;
    }

    private void finish(ImportOrder order, JobIntake intake) {
        if (order.retireMissing() && intake.findings().faults() == 0) {
            jobs.stageMissing(order);
        }
        addFaults(order, intake, staging.check(order.id()));
        if (intake.findings().faults() > 0) {
            jobs.end(order.id(), JobState.REFUSED, intake.findings(), Map.of());
        } else if (order.dryRun()) {
            jobs.end(order.id(), JobState.DONE, intake.findings(), jobs.compare(order.id()));
        } else {
            apply(order, intake);
        }
    }

    private void apply(ImportOrder order, JobIntake intake) {
        try {
            jobs.apply(order, intake.findings());
        } catch (CatalogRefusedException e) {
            // Somebody has changed the catalog since the check.
            addFaults(order, intake, e.faults());
            jobs.end(order.id(), JobState.REFUSED, intake.findings(), Map.of());
        }
    }

    private void addFaults(ImportOrder order, JobIntake intake, List<CatalogRefusedException.Fault> faults) {
        for (CatalogRefusedException.Fault fault : faults) {
            boolean follows = fault.rule() == Rule.DANGLING_REFERENCE
                    && fault.others().stream().allMatch(intake::isBroken);
            if (!follows) {
                Place place = jobs.place(order.id(), fault.entity()).orElse(new Place("", 0, ""));
                String field = order.format() == Format.CSV
                        ? CsvForm.column(fault.pointer())
                        : place.field() + fault.pointer();
                intake.fault(new Fault(
                        place.file(),
                        place.line(),
                        field,
                        fault.rule().wire(),
                        fault.entity() + ": " + fault.detail()));
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warnf("The upload %s is left behind: %s", file, e.getMessage());
        }
    }
}
