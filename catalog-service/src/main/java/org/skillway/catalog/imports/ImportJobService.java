package org.skillway.catalog.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.skillway.catalog.history.Action;
import org.skillway.catalog.history.CatalogRefusedException;
import org.skillway.catalog.history.CatalogRefusedException.Fault;
import org.skillway.catalog.history.CatalogRefusedException.Rule;
import org.skillway.catalog.history.EntityKey;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.history.Publication;
import org.skillway.catalog.history.PublicationService;
import org.skillway.catalog.history.PublicationService.Cause;
import org.skillway.catalog.history.StagingService;
import org.skillway.catalog.imports.JobIntake.Found;
import org.skillway.catalog.imports.format.Known;
import org.skillway.catalog.imports.format.Place;

/** What happens to an import, step by step: each step is over and kept, or it has not happened. */
@ApplicationScoped
class ImportJobService {

    private final ImportJobRepository jobs;
    private final ImportEntryRepository entries;
    private final StagingService staging;
    private final PublicationService publication;

    ImportJobService(
            ImportJobRepository jobs,
            ImportEntryRepository entries,
            StagingService staging,
            PublicationService publication) {
        this.jobs = jobs;
        this.entries = entries;
        this.staging = staging;
        this.publication = publication;
    }

    @Transactional
    public void create(ImportOrder order) {
        jobs.create(order);
    }

    /** Empty where there is none that the caller may see; admins see all, which a null actor says. */
    @Transactional
    public Optional<ImportView> find(UUID id, String actor) {
        return jobs.find(id, actor);
    }

    @Transactional
    public List<ImportView> page(String actor, UUID before, int size) {
        return jobs.page(actor, before, size);
    }

    @Transactional
    public List<ImportFaultPage.ImportFaultView> faults(UUID id, int after, int size) {
        return jobs.faults(id, after, size);
    }

    /** Moves on from one state to the next, unless the import has been cancelled meanwhile. */
    @Transactional
    public void move(UUID id, JobState from, JobState to) {
        if (!jobs.move(id, from, to)) {
            throw new CancelledException();
        }
    }

    /** Whether it could be cancelled still. */
    @Transactional
    public boolean cancel(UUID id) {
        return jobs.cancel(id);
    }

    @Transactional
    public void stage(UUID id, List<Found> portion, long bytesRead, long entitiesRead) {
        if (!jobs.progress(id, bytesRead, entitiesRead)) {
            throw new CancelledException();
        }
        if (!portion.isEmpty()) {
            staging.add(id, portion.stream().map(Found::document).toList());
            entries.add(id, portion);
        }
    }

    @Transactional
    public Optional<Place> place(UUID id, EntityKey entity) {
        return entries.place(id, entity);
    }

    /** Those that are published already and belong to somebody else. */
    @Transactional
    public Set<EntityKey> foreign(String actor, Collection<EntityKey> entities) {
        return entries.foreign(actor, entities);
    }

    /** What the catalog has of a collection outside of it. */
    @Transactional
    public Known known(String scheme, String source) {
        return entries.known(scheme, source);
    }

    /** Stages for retirement what the source brought before and has not brought now. */
    @Transactional
    public void stageMissing(ImportOrder order) {
        for (Kind kind : Kind.values()) {
            if (order.kind() == null || order.kind() == kind) {
                String owner = order.admin() ? null : order.actor();
                List<String> missing = entries.missing(order.id(), order.source(), kind, owner);
                if (!missing.isEmpty()) {
                    staging.retire(order.id(), kind, missing);
                }
            }
        }
    }

    /** What publishing would come to, by kind. */
    @Transactional
    public Map<String, Map<String, Long>> compare(UUID id) {
        return entries.compare(id);
    }

    /** Publishes what is staged and closes the job, both or none. */
    @Transactional
    public Publication apply(ImportOrder order, Findings findings) {
        if (!jobs.move(order.id(), JobState.CHECKING, JobState.APPLYING)) {
            throw new CancelledException();
        }
        Map<String, Map<String, Long>> outcome = entries.compare(order.id());
        long began = System.nanoTime();
        Publication made = publication.publish(Cause.of(order.actor(), Action.IMPORT), order.id());
        refuseWhatIsOthers(order, made);
        entries.remember(order.id(), order.source());
        long held = (System.nanoTime() - began) / 1_000_000;
        jobs.end(order.id(), JobState.DONE, findings, outcome);
        jobs.published(order.id(), made.revision(), held);
        return made;
    }

    // The import was held against the owners while it was read; here nobody can change them any more.
    private void refuseWhatIsOthers(ImportOrder order, Publication made) {
        if (order.admin() || !made.isChange()) {
            return;
        }
        List<Fault> faults = entries.takenFromOthers(order.actor(), made.revision()).stream()
                .map(entity -> new Fault(entity, "/owners", Rule.FORBIDDEN, List.of(), null))
                .toList();
        if (!faults.isEmpty()) {
            throw new CatalogRefusedException(faults);
        }
    }

    @Transactional
    public void end(UUID id, JobState state, Findings findings, Map<String, Map<String, Long>> outcome) {
        jobs.end(id, state, findings, outcome);
    }

    @Transactional
    public void cleanUp(UUID id) {
        staging.discard(id);
        entries.discard(id);
    }

    /** Ends what a crash interrupted; answers where their uploads lie. */
    @Transactional
    public List<String> endInterrupted() {
        jobs.interrupted().forEach(id -> {
            staging.discard(id);
            entries.discard(id);
        });
        return jobs.failInterrupted();
    }
}
