package org.skillway.catalog.imports;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.skillway.catalog.authoring.Idempotency;
import org.skillway.catalog.history.Action;
import org.skillway.catalog.history.CatalogRefusedException;
import org.skillway.catalog.history.CatalogRefusedException.Fault;
import org.skillway.catalog.history.CatalogRefusedException.Rule;
import org.skillway.catalog.history.EntityKey;
import org.skillway.catalog.history.Inspection;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.history.PublicationService;
import org.skillway.catalog.history.PublicationService.Cause;
import org.skillway.catalog.history.Published;
import org.skillway.catalog.history.StagedWords;
import org.skillway.catalog.history.StagingService;
import org.skillway.catalog.imports.JobIntake.Found;
import org.skillway.catalog.imports.format.Known;
import org.skillway.catalog.imports.format.Place;

/** What happens to an import, step by step: each step is over and kept, or it has not happened. */
@ApplicationScoped
class ImportJobService {

    /** Far more than a hundred thousand entities take; the lock of the head is not had for all of it. */
    private static final int LONGEST_SECONDS = 600;

    private final ImportJobRepository jobs;
    private final ImportEntryRepository entries;
    private final StagingService staging;
    private final PublicationService publication;
    private final Idempotency idempotency;

    ImportJobService(
            ImportJobRepository jobs,
            ImportEntryRepository entries,
            StagingService staging,
            PublicationService publication,
            Idempotency idempotency) {
        this.jobs = jobs;
        this.entries = entries;
        this.staging = staging;
        this.publication = publication;
        this.idempotency = idempotency;
    }

    /**
     * Puts an import into the queue, once for each key.
     *
     * @param idempotencyKey may be null
     * @param request what the import depends on, its bytes by their digest
     * @return the import as it was when it was first asked for: under another id, if that was before
     */
    @Transactional
    public ImportView create(ImportOrder order, String idempotencyKey, JsonNode request) {
        return idempotency.onceBeside("import", idempotencyKey, request, ImportView.class, () -> {
            jobs.create(order);
            return jobs.find(order.id(), null).orElseThrow();
        });
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

    /** Works out by what the entities of a portion will be found. */
    @Transactional
    public void addTexts(UUID id, List<Found> portion, StagedWords words) {
        staging.addTexts(id, portion.stream().map(Found::document).toList(), words);
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

    /** Makes what is staged fit the catalog as it is, and tells what it would break. */
    public Inspection inspect(UUID id) {
        staging.settle();
        return publication.inspect(id);
    }

    /** What publishing would come to, by kind. */
    @Transactional
    public Map<String, Map<String, Long>> outcome(UUID id) {
        return entries.outcome(id);
    }

    /**
     * Publishes what is staged and closes the job, both or none.
     *
     * @param staged how many entities there have to be: what is staged does not outlive a crash of the database
     * @return {@link System#nanoTime()} when the lock of the head was had
     */
    @Transactional
    @TransactionConfiguration(timeout = LONGEST_SECONDS)
    public long apply(ImportOrder order, Findings findings, Inspection inspected, long staged) {
        Map<String, Map<String, Long>> outcome = new TreeMap<>();
        Published made =
                publication.publish(Cause.of(order.actor(), Action.IMPORT), order.id(), inspected.revision(), () -> {
                    refuseWhatIsOthers(order);
                    if (entries.count(order.id()) != staged) {
                        throw new IllegalStateException("What was staged is not there any more");
                    }
                    outcome.putAll(entries.outcome(order.id()));
                    // In a transaction of its own, so that everybody sees it, and cancelling works until this instant.
                    QuarkusTransaction.requiringNew().run(() -> move(order.id(), JobState.CHECKING, JobState.APPLYING));
                });
        entries.remember(order.id(), order.source());
        jobs.published(order.id(), made.publication().revision());
        jobs.locked(order.id(), millisSince(made.lockedSince()));
        if (!jobs.end(order.id(), JobState.DONE, findings, outcome)) {
            throw new CancelledException();
        }
        return made.lockedSince();
    }

    /** Notes for how long the lock was held, now that it is known to the end: until the commit. */
    @Transactional
    public void unlocked(UUID id, long lockedSince) {
        jobs.locked(id, millisSince(lockedSince));
    }

    private static long millisSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1_000_000;
    }

    // The import was held against the owners while it was read; here nobody can change them any more.
    private void refuseWhatIsOthers(ImportOrder order) {
        if (order.admin()) {
            return;
        }
        List<Fault> faults = entries.foreign(order.actor(), order.id()).stream()
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

    /** Says that these are still run by somebody. */
    @Transactional
    public void seen(Collection<UUID> running) {
        jobs.seen(running);
    }

    /** Ends those that nobody runs any more; answers where their uploads lie. */
    @Transactional
    public List<String> endAbandoned(Duration silence) {
        return jobs.failAbandoned(silence).stream()
                .map(job -> {
                    staging.discard(job.id());
                    entries.discard(job.id());
                    return job.file();
                })
                .toList();
    }
}
