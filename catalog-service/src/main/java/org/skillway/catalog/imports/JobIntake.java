package org.skillway.catalog.imports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import org.skillway.catalog.history.Document;
import org.skillway.catalog.history.EntityKey;
import org.skillway.catalog.history.Kind;
import org.skillway.catalog.history.StagedWords;
import org.skillway.catalog.imports.format.Fault;
import org.skillway.catalog.imports.format.Intake;
import org.skillway.catalog.imports.format.Place;

/** Stages what is read in portions, so that memory does not grow with the upload. */
final class JobIntake implements Intake {

    private static final int PORTION = 500;
    private static final int MOST_BROKEN = 100_000;
    private static final Set<Kind> OWNED = Set.of(Kind.MODULE, Kind.COURSE);

    private final ImportOrder order;
    private final ImportJobService jobs;
    private final LongSupplier bytesRead;
    private final ExecutorService stager;
    private final ExecutorService indexer;
    private final Findings findings = new Findings();
    private final SeenKeys seen = new SeenKeys();
    private final StagedWords words = new StagedWords();
    private final Set<EntityKey> broken = new HashSet<>();
    private final List<Found> portion = new ArrayList<>();
    private long entities;
    private long staged;
    private Future<?> staging = CompletableFuture.completedFuture(null);
    private Future<?> indexing = staging;

    /** A document and where it stands. */
    record Found(Place place, Document document) {}

    /**
     * @param stager one thread that stages a portion while the next one is read
     * @param indexer one thread that works out by what a portion will be found while the next one is staged
     */
    JobIntake(
            ImportOrder order,
            ImportJobService jobs,
            LongSupplier bytesRead,
            ExecutorService stager,
            ExecutorService indexer) {
        this.order = order;
        this.jobs = jobs;
        this.bytesRead = bytesRead;
        this.stager = stager;
        this.indexer = indexer;
    }

    @Override
    public void take(Place place, Document document) {
        entities++;
        EntityKey entity = EntityKey.of(document);
        if (!seen.add(entity.toString()) && isSecond(place, entity)) {
            return;
        }
        portion.add(new Found(place, document));
        if (portion.size() >= PORTION) {
            flush();
        }
    }

    private boolean isSecond(Place place, EntityKey entity) {
        finish();
        return jobs.place(order.id(), entity)
                .map(first -> {
                    fault(place.fault(
                            "duplicate", entity + " stands in " + first.file() + ", line " + first.line() + " too"));
                    return true;
                })
                .orElse(false);
    }

    /** Stages all that has come. */
    void finish() {
        flush();
        await();
    }

    /** Begins to stage what has come since the last time, and to tell how far the reading is. */
    private void flush() {
        if (!order.admin()) {
            portion.removeIf(found -> !isAllowed(found));
            Set<EntityKey> foreign = jobs.foreign(
                    order.actor(),
                    portion.stream()
                            .map(found -> EntityKey.of(found.document()))
                            .toList());
            portion.removeIf(found -> foreign.contains(EntityKey.of(found.document())) && refuse(found, ""));
        }
        List<Found> ready = List.copyOf(portion);
        portion.clear();
        long bytes = bytesRead.getAsLong();
        long found = entities;
        await(staging);
        staged += ready.size();
        staging = stager.submit(() -> {
            jobs.stage(order.id(), ready, bytes, found);
            await(indexing);
            indexing = indexer.submit(() -> jobs.addTexts(order.id(), ready, words));
        });
    }

    /** Returns when nothing is being staged any more; what went wrong there goes wrong here. */
    private void await() {
        await(staging);
        // Set by the task that is over now.
        await(indexing);
    }

    private static void await(Future<?> task) {
        try {
            task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Returns when nothing is being staged any more, however that ended. */
    void leave() {
        leave(staging);
        leave(indexing);
    }

    private static void leave(Future<?> task) {
        try {
            await(task);
        } catch (RuntimeException e) {
            // Whoever was to hear of it has heard, or has another reason to give up.
        }
    }

    /** How many entities are staged. */
    long staged() {
        return staged;
    }

    /** Instructors bring modules and courses that are theirs. */
    private boolean isAllowed(Found found) {
        boolean allowed = OWNED.contains(found.document().entityKind());
        if (!allowed) {
            refuse(found, "");
        } else if (!found.document().owners().contains(order.actor())) {
            refuse(found, "/owners");
            allowed = false;
        }
        return allowed;
    }

    private boolean refuse(Found found, String member) {
        Place place = found.place();
        String field = place.field() + member;
        fault(new Fault(place.file(), place.line(), field, "forbidden", "is not yours to bring"));
        noteBroken(found.document().entityKind(), found.document().key());
        return true;
    }

    @Override
    public void broken(Kind kind, String key) {
        entities++;
        noteBroken(kind, key);
    }

    private void noteBroken(Kind kind, String key) {
        if (broken.size() < MOST_BROKEN && key != null) {
            broken.add(new EntityKey(kind, key));
        }
    }

    /** Whether the files have it, but nothing can be made of it. */
    boolean isBroken(EntityKey entity) {
        return broken.contains(entity);
    }

    @Override
    public void fault(Fault fault) {
        findings.add(false, fault);
    }

    @Override
    public void warn(Fault warning) {
        findings.add(true, warning);
    }

    @Override
    public void count(String figure, long number) {
        findings.count(figure, number);
    }

    Findings findings() {
        return findings;
    }
}
