package org.skillway.catalog.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.skillway.catalog.history.CatalogRefusedException.Fault;
import org.skillway.catalog.history.StagedGraphRepository.Edge;
import org.skillway.catalog.history.StagingRepository.Rewrite;
import org.skillway.catalog.text.Translations;

/** Changes the catalog: everything that a change brings is one revision, or nothing of it happens. */
@ApplicationScoped
public class PublicationService {

    private static final int REWRITES_AT_ONCE = 500;

    private final ChangeTurn turn;
    private final StagedGraphRepository graph;
    private final StagingRepository staging;
    private final RevisionRepository revisions;
    private final HistoryService history;
    private final GraphRules rules;
    private final Documents documents;
    private final Clock clock;
    private final Event<RevisionCommitted> committed;

    PublicationService(
            ChangeTurn turn,
            StagedGraphRepository graph,
            StagingRepository staging,
            RevisionRepository revisions,
            HistoryService history,
            GraphRules rules,
            Documents documents,
            Clock clock,
            Event<RevisionCommitted> committed) {
        this.turn = turn;
        this.graph = graph;
        this.staging = staging;
        this.revisions = revisions;
        this.history = history;
        this.rules = rules;
        this.documents = documents;
        this.clock = clock;
        this.committed = committed;
    }

    /** Who changes the catalog, how, and which earlier change is taken back by it (null: none). */
    public record Cause(String actor, Action action, Long reverts) {

        public static Cause of(String actor, Action action) {
            return new Cause(actor, action, null);
        }
    }

    /**
     * Makes a change. Steps that say what the catalog says already are left out; when that leaves nothing, no revision is
     * taken.
     *
     * @param steps worked out while nobody else can change the catalog, so what they are based on holds at the commit
     * @throws CatalogRefusedException when the catalog would break its rules
     */
    @Transactional
    public Publication change(Cause cause, Supplier<? extends Collection<Step>> steps) {
        turn.await();
        long head = revisions.lock();
        UUID stage = UUID.randomUUID();
        staging.add(stage, steps.get().stream().toList());
        Publication publication = apply(head, cause, stage);
        staging.discard(stage);
        return publication;
    }

    /**
     * Publishes what a staging area holds, as one change. Skills that have been merged are left out. The area itself is
     * left to its owner to discard, outside of the lock.
     *
     * @throws CatalogRefusedException when the catalog would break its rules
     */
    @Transactional
    public Publication publish(Cause cause, UUID stage) {
        turn.await();
        long head = revisions.lock();
        staging.removeMerged(stage);
        return apply(head, cause, stage);
    }

    private Publication apply(long head, Cause cause, UUID stage) {
        followMerges(stage);
        markStaleTranslations(stage);
        // A redaction is a change even where only the past had the words: the log has to show it.
        int unchanged = cause.action() == Action.REDACT ? 0 : staging.removeUnchanged(stage);
        List<Fault> faults = rules.faults(stage);
        if (!faults.isEmpty()) {
            throw new CatalogRefusedException(faults);
        }
        if (staging.isEmpty(stage)) {
            return new Publication(head, 0, 0, unchanged, 0);
        }
        long revision = head + 1;
        revisions.open(revision, clock.instant(), cause.actor(), cause.action(), cause.reverts());
        Publication publication = revisions.move(stage, revision, unchanged);
        committed.fire(new RevisionCommitted(revision));
        return publication;
    }

    /** What points at a merged skill points at the one that it lives on in. */
    private void followMerges(UUID stage) {
        Set<EntityKey> pointing =
                graph.edgesToMerged(stage).stream().map(Edge::from).collect(Collectors.toUnmodifiableSet());
        for (EntityKey entity : pointing) {
            Document document = documents.read(entity.kind(), staging.document(stage, entity));
            staging.replace(stage, document.redirected(history::survivor));
        }
    }

    private void markStaleTranslations(UUID stage) {
        List<Rewrite> some = staging.rewrites(stage, null, REWRITES_AT_ONCE);
        while (!some.isEmpty()) {
            some.forEach(rewrite -> markStaleTranslations(stage, rewrite));
            some = staging.rewrites(stage, some.get(some.size() - 1).entity(), REWRITES_AT_ONCE);
        }
    }

    private void markStaleTranslations(UUID stage, Rewrite rewrite) {
        Set<String> stale = Translations.stale(
                documents.tree(rewrite.before()),
                documents.tree(rewrite.after()),
                rewrite.stale(),
                rewrite.confirmed());
        if (!stale.isEmpty()) {
            staging.setStale(stage, rewrite.entity(), stale);
        }
    }
}
