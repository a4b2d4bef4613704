package org.skillway.catalog.history;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.skillway.catalog.audit.AuditService;
import org.skillway.catalog.history.CatalogRefusedException.Fault;
import org.skillway.catalog.history.StagedGraphRepository.Edge;
import org.skillway.catalog.history.StagingRepository.Rewrite;
import org.skillway.catalog.text.Translations;

/** Changes the catalog: everything that a change brings is one revision, or nothing of it happens. */
@ApplicationScoped
public class PublicationService {

    private static final int AT_ONCE = 500;

    /** Far more than a hundred thousand entities take. */
    private static final int LONGEST_SECONDS = 600;

    private final ChangeTurn turn;
    private final StagedGraphRepository graph;
    private final StagingRepository staging;
    private final StagedTextRepository texts;
    private final RevisionRepository revisions;
    private final HistoryService history;
    private final GraphRules rules;
    private final Documents documents;
    private final Clock clock;
    private final Event<RevisionCommitted> committed;
    private final AuditService audit;

    PublicationService(
            ChangeTurn turn,
            StagedGraphRepository graph,
            StagingRepository staging,
            StagedTextRepository texts,
            RevisionRepository revisions,
            HistoryService history,
            GraphRules rules,
            Documents documents,
            Clock clock,
            Event<RevisionCommitted> committed,
            AuditService audit) {
        this.audit = audit;
        this.turn = turn;
        this.graph = graph;
        this.staging = staging;
        this.texts = texts;
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
        refuse(fit(stage));
        Publication publication = move(head, cause, stage);
        texts.discard(stage);
        staging.discard(stage);
        return publication;
    }

    /**
     * Makes what a staging area holds fit the catalog as it is, without holding up anybody: what was merged is taken out,
     * what points at it points at the survivor, what is new is told from what is there already.
     */
    @Transactional
    @TransactionConfiguration(timeout = LONGEST_SECONDS)
    public Inspection inspect(UUID stage) {
        long revision = history.head().revision();
        Map<EntityKey, EntityKey> merged = leaveOutMerged(stage);
        return new Inspection(revision, merged, fit(stage));
    }

    /**
     * Publishes what a staging area holds, as one change. What has been merged is left out. The area itself is left to its
     * owner to discard, outside of the lock.
     *
     * @param inspected the revision at which the area was found to break no rule; what has changed since is looked at again
     * @param before done under the lock, when nothing can keep the states from being moved in any more but itself
     * @throws CatalogRefusedException when the catalog would break its rules
     */
    @Transactional
    public Published publish(Cause cause, UUID stage, long inspected, Runnable before) {
        turn.await();
        long head = revisions.lock();
        long lockedSince = System.nanoTime();
        if (head != inspected) {
            leaveOutMerged(stage);
            refuse(fit(stage));
        }
        before.run();
        return new Published(move(head, cause, stage), lockedSince);
    }

    private Map<EntityKey, EntityKey> leaveOutMerged(UUID stage) {
        Map<EntityKey, EntityKey> merged = new LinkedHashMap<>();
        staging.removeMerged(stage)
                .forEach(skill -> merged.put(skill, new EntityKey(skill.kind(), history.survivor(skill.key()))));
        return merged;
    }

    private List<Fault> fit(UUID stage) {
        followMerges(stage);
        markStaleTranslations(stage);
        staging.compare(stage);
        return rules.faults(stage);
    }

    private static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new CatalogRefusedException(faults);
        }
    }

    private Publication move(long head, Cause cause, UUID stage) {
        // A redaction is a change even where only the past had the words: the log has to show it.
        int unchanged = cause.action() == Action.REDACT ? 0 : staging.removeUnchanged(stage);
        if (staging.isEmpty(stage)) {
            return new Publication(head, 0, 0, unchanged, 0);
        }
        texts.addMissing(stage, AT_ONCE);
        long revision = head + 1;
        revisions.open(revision, clock.instant(), cause.actor(), cause.action(), cause.reverts());
        Publication publication = revisions.move(stage, revision, unchanged);
        if (publication.changed() > 0) {
            audit.changed(revision);
        }
        committed.fire(new RevisionCommitted(revision, stage));
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
        staging.forgetStale(stage);
        List<Rewrite> some = staging.rewrites(stage, null, AT_ONCE);
        while (!some.isEmpty()) {
            some.forEach(rewrite -> markStaleTranslations(stage, rewrite));
            some = staging.rewrites(stage, some.get(some.size() - 1).entity(), AT_ONCE);
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
