package org.skillway.catalog.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the log of changes: who changed what when, and what it was before. */
@ApplicationScoped
public class ChangeLogService {

    /** So many are named at most; whoever reads of a thousand entities in the way has understood. */
    private static final int MOST_LATER = 1_000;

    private final ChangeLogRepository log;

    ChangeLogService(ChangeLogRepository log) {
        this.log = log;
    }

    /** That an entity was changed again later. */
    public record Later(EntityKey entity, long revision) {}

    /** One change; empty for revision 0, which nobody made, and for one that is not there yet. */
    @Transactional
    public Optional<ChangeEntry> change(long revision) {
        return log.find(revision).map(change -> entries(List.of(change), 0).get(0));
    }

    /**
     * Changes, newest first.
     *
     * @param before only changes with a revision below this
     * @param first how many entities of each change are named
     */
    @Transactional
    public List<ChangeEntry> changes(ChangeFilter filter, long before, int size, int first) {
        return entries(log.page(filter, before, size), first);
    }

    /**
     * What a change made of its entities, by the words of their kinds and by key.
     *
     * @param after the entity after which to begin; null for the first
     */
    @Transactional
    public List<Transition> transitions(long revision, EntityKey after, int size) {
        String kind = after == null ? "" : after.kind().wire();
        String key = after == null ? "" : after.key();
        return log.transitions(revision, kind, key, size);
    }

    /** What a change touched and later ones touched again, each with the newest that did; by kind and key. */
    @Transactional
    public List<Later> later(long revision) {
        return log.later(revision, MOST_LATER);
    }

    /**
     * Makes the translations of what a revision brought as stale as those of the states that another one ended: taking
     * back is no edit, so no translation gets older or newer by it.
     */
    @Transactional
    public void keepStale(long revision, long ended) {
        log.keepStale(revision, ended);
    }

    private List<ChangeEntry> entries(List<Change> changes, int first) {
        List<Long> revisions = changes.stream().map(Change::revision).toList();
        if (revisions.isEmpty()) {
            return List.of();
        }
        Map<Long, Long> counts = log.counts(revisions);
        Map<Long, List<Touched>> touched = first == 0 ? Map.of() : log.first(revisions, first);
        return changes.stream()
                .map(change -> new ChangeEntry(
                        change,
                        counts.getOrDefault(change.revision(), 0L),
                        touched.getOrDefault(change.revision(), List.of())))
                .toList();
    }
}
