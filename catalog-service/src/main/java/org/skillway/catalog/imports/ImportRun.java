package org.skillway.catalog.imports;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import org.skillway.catalog.history.CatalogRefusedException;
import org.skillway.catalog.history.CatalogRefusedException.Rule;
import org.skillway.catalog.history.EntityKey;
import org.skillway.catalog.history.HistoryService;
import org.skillway.catalog.history.Inspection;
import org.skillway.catalog.imports.format.CsvForm;
import org.skillway.catalog.imports.format.Fault;
import org.skillway.catalog.imports.format.FileFaults;
import org.skillway.catalog.imports.format.Format;
import org.skillway.catalog.imports.format.Known;
import org.skillway.catalog.imports.format.Place;

/** Takes one import through its states, from the upload to its end. */
@ApplicationScoped
class ImportRun {

    private static final Logger LOG = Logger.getLogger(ImportRun.class);

    /** So often an import is inspected while others change the catalog, before it is done while they wait. */
    private static final int MOST_INSPECTIONS = 3;

    private final ImportJobService jobs;
    private final HistoryService history;
    private final Uploads uploads;
    private final UploadReader reader;
    private final ImportConfig config;
    private final ExecutorService stager =
            Executors.newSingleThreadExecutor(task -> new Thread(task, "import-staging"));
    private final ExecutorService indexer =
            Executors.newSingleThreadExecutor(task -> new Thread(task, "import-indexing"));

    ImportRun(
            ImportJobService jobs, HistoryService history, Uploads uploads, UploadReader reader, ImportConfig config) {
        this.jobs = jobs;
        this.history = history;
        this.uploads = uploads;
        this.reader = reader;
        this.config = config;
    }

    @PreDestroy
    void stop() {
        stager.shutdownNow();
        indexer.shutdownNow();
    }

    void run(ImportOrder order) {
        try (UploadFile upload = open(order)) {
            run(order, upload, new JobIntake(order, jobs, upload::bytesRead, stager, indexer));
        } catch (IOException e) {
            refuseUnreadable(order, new Findings(), e);
        } finally {
            uploads.delete(Path.of(order.file()));
            jobs.cleanUp(order.id());
        }
    }

    private void run(ImportOrder order, UploadFile upload, JobIntake intake) {
        try {
            jobs.move(order.id(), JobState.QUEUED, JobState.READING);
            reader.read(order, upload, known(order), intake);
            intake.finish();
            jobs.move(order.id(), JobState.READING, JobState.CHECKING);
            check(order, intake);
        } catch (CancelledException e) {
            LOG.debugf("Import %s was cancelled", order.id());
        } catch (RuntimeException e) {
            LOG.errorf(e, "Import %s failed", order.id());
            jobs.end(order.id(), JobState.FAILED, intake.findings(), Map.of());
        } finally {
            intake.leave();
        }
    }

    private void refuseUnreadable(ImportOrder order, Findings found, IOException e) {
        found.add(false, FileFaults.unreadable(new Place("", 0, ""), e));
        jobs.end(order.id(), JobState.REFUSED, found, Map.of());
    }

    private UploadFile open(ImportOrder order) throws IOException {
        String ending = order.format() == Format.ESCO || order.format() == Format.EXERCISM
                ? "json"
                : order.format().wire();
        String name = order.kind() == null ? "import" : order.kind().wire() + "s";
        return UploadFile.open(
                Path.of(order.file()), name + "." + ending, config.maxUnpacked().asLongValue());
    }

    private Known known(ImportOrder order) {
        return order.format() == Format.ESCO ? jobs.known("esco", order.source()) : Known.NOTHING;
    }

    private void check(ImportOrder order, JobIntake intake) {
        if (order.retireMissing() && intake.findings().faults() == 0) {
            jobs.stageMissing(order);
        }
        Inspection inspected = inspect(order, intake);
        if (intake.findings().faults() > 0) {
            jobs.end(order.id(), JobState.REFUSED, intake.findings(), Map.of());
        } else if (order.dryRun()) {
            jobs.end(order.id(), JobState.DONE, intake.findings(), jobs.outcome(order.id()));
        } else {
            apply(order, intake, inspected);
        }
    }

    private Inspection inspect(ImportOrder order, JobIntake intake) {
        Inspection inspected;
        int times = 0;
        do {
            inspected = jobs.inspect(order.id());
            inspected.merged().forEach((skill, survivor) -> intake.warn(merged(order, skill, survivor)));
            addFaults(order, intake, inspected.faults());
            times++;
        } while (times < MOST_INSPECTIONS
                && inspected.faults().isEmpty()
                && inspected.revision() != history.head().revision());
        return inspected;
    }

    private void apply(ImportOrder order, JobIntake intake, Inspection inspected) {
        try {
            long lockedSince = jobs.apply(order, intake.findings(), inspected, intake.staged());
            jobs.unlocked(order.id(), lockedSince);
        } catch (CatalogRefusedException e) {
            // Somebody has changed the catalog since the check.
            addFaults(order, intake, e.faults());
            jobs.end(order.id(), JobState.REFUSED, intake.findings(), Map.of());
        }
    }

    private Fault merged(ImportOrder order, EntityKey skill, EntityKey survivor) {
        Place place = place(order, skill);
        return place.fault("merged", skill + " was merged into " + survivor + " and is left out");
    }

    private void addFaults(ImportOrder order, JobIntake intake, List<CatalogRefusedException.Fault> faults) {
        for (CatalogRefusedException.Fault fault : faults) {
            boolean follows = fault.rule() == Rule.DANGLING_REFERENCE
                    && fault.others().stream().allMatch(intake::isBroken);
            if (!follows) {
                Place place = place(order, fault.entity());
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

    private Place place(ImportOrder order, EntityKey entity) {
        return jobs.place(order.id(), entity).orElse(new Place("", 0, ""));
    }
}
