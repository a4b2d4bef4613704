package org.skillway.catalog.change;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.skillway.catalog.authoring.Idempotency;
import org.skillway.catalog.error.ErrorCode;
import org.skillway.catalog.error.ProblemException;
import org.skillway.catalog.history.Action;
import org.skillway.catalog.history.ChangeLogService;
import org.skillway.catalog.history.ChangeLogService.Later;
import org.skillway.catalog.history.Document;
import org.skillway.catalog.history.Documents;
import org.skillway.catalog.history.EntityKey;
import org.skillway.catalog.history.Publication;
import org.skillway.catalog.history.PublicationService;
import org.skillway.catalog.history.PublicationService.Cause;
import org.skillway.catalog.history.State;
import org.skillway.catalog.history.Step;
import org.skillway.catalog.history.Transition;
import org.skillway.catalog.security.Caller;

/** Takes a change back: what it touched becomes again what it was before, by a change of its own. */
@ApplicationScoped
class RevertService {

    private static final int AT_ONCE = 1_000;

    private final ChangeLogService log;
    private final PublicationService publication;
    private final Documents documents;
    private final Idempotency idempotency;
    private final Caller caller;

    RevertService(
            ChangeLogService log,
            PublicationService publication,
            Documents documents,
            Idempotency idempotency,
            Caller caller) {
        this.log = log;
        this.publication = publication;
        this.documents = documents;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /**
     * Takes the change of a revision back. What it brought is retired, since its key stays taken.
     *
     * @throws ProblemException when no change took the revision, or when something that it touched has been changed again
     *     since
     * @throws org.skillway.catalog.history.CatalogRefusedException when the catalog would break its rules
     */
    @Transactional
    Reverted revert(long revision, String idempotencyKey) {
        return idempotency.once(
                "revert " + revision,
                idempotencyKey,
                JsonNodeFactory.instance.objectNode(),
                Reverted.class,
                () -> revert(revision));
    }

    private Reverted revert(long revision) {
        Cause cause = new Cause(caller.subject(), Action.REVERT, revision);
        Publication made = publication.change(cause, () -> backFrom(revision));
        if (made.isChange()) {
            log.keepStale(made.revision(), revision);
        }
        return new Reverted(made.revision(), made.isChange());
    }

    private List<Step> backFrom(long revision) {
        if (log.change(revision).isEmpty()) {
            throw ChangeReading.unknown(revision);
        }
        List<Later> later = log.later(revision);
        if (!later.isEmpty()) {
            throw changedLater(revision, later);
        }
        List<Step> steps = new ArrayList<>();
        EntityKey after = null;
        List<Transition> some;
        do {
            some = log.transitions(revision, after, AT_ONCE);
            for (Transition transition : some) {
                steps.add(backFrom(transition));
                after = new EntityKey(
                        transition.after().kind(), transition.after().key());
            }
        } while (some.size() == AT_ONCE);
        return steps;
    }

    private Step backFrom(Transition transition) {
        State before = transition.before();
        if (before == null) {
            return Step.retire(document(transition.after()));
        }
        return new Step(before.status(), before.mergedInto(), document(before), Set.of());
    }

    private Document document(State state) {
        return documents.read(state.kind(), state.document());
    }

    private static ProblemException changedLater(long revision, List<Later> later) {
        ProblemException problem = new ProblemException(ErrorCode.CANNOT_REVERT, Long.toString(revision));
        later.forEach(one -> problem.between(
                List.of(one.entity().toString()),
                "",
                "changed-later",
                one.entity().toString(),
                Long.toString(one.revision())));
        return problem;
    }
}
