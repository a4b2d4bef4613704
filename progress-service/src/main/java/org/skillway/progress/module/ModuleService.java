package org.skillway.progress.module;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.skillway.progress.error.ErrorCode;
import org.skillway.progress.error.ProblemException;
import org.skillway.progress.ledger.LedgerAnswer;
import org.skillway.progress.ledger.LedgerStep;
import org.skillway.progress.ledger.Point;
import org.skillway.progress.ledger.Reason;
import org.skillway.progress.ledger.StepWriter;
import org.skillway.progress.record.HappenedAt;
import org.skillway.progress.security.ActedAs;
import org.skillway.progress.security.LearnerAccess.Access;
import org.skillway.progress.standing.Held;
import org.skillway.progress.standing.Read;
import org.skillway.progress.standing.StandingService;
import org.skillway.progress.standing.Written;
import org.skillway.progress.web.PageRequest;
import org.skillway.progress.web.Precondition;

/**
 * Which modules a learner has completed. What a version of a module taught is recorded with its completion, in the same
 * command; a retired module can be completed as a retired skill can, since what was learned stays true.
 */
@ApplicationScoped
class ModuleService {

    private final StepWriter ledgers;
    private final StandingService standing;
    private final Clock clock;

    ModuleService(StepWriter ledgers, StandingService standing, Clock clock) {
        this.ledgers = ledgers;
        this.standing = standing;
        this.clock = clock;
    }

    CompletionStage<Written<ModuleCompletionView>> complete(
            Access who, String module, CompleteModule body, Precondition precondition) {
        Instant happenedAt = HappenedAt.checked(body.happenedAt(), clock.instant(), "");
        return write(
                who,
                module,
                precondition,
                LedgerStep.completeModule(module, body.version(), happenedAt, body.entryId()));
    }

    /** Takes back what the actor has said of a module, and what rests on it; an admin takes back what anybody has. */
    CompletionStage<Written<ModuleCompletionView>> revoke(
            Access who, String module, Reason reason, Precondition precondition) {
        return write(
                who, module, precondition, LedgerStep.revokeModule(module, reason, who.actedAs() == ActedAs.ADMIN));
    }

    Read<ModuleCompletionPage> page(Access who, Point point, PageRequest page) {
        Held held = standing.read(who.learner(), point);
        List<ModuleCompletionView> all = ModuleCompletionView.from(held.rows()).stream()
                .filter(completion -> who.sight().showsModule(completion.module()))
                .toList();
        PageRequest.Slice<ModuleCompletionView> slice = page.slice(all, ModuleCompletionView::module);
        return new Read<>(
                new ModuleCompletionPage(slice.items(), slice.next(), slice.total()),
                held.moment(),
                who.sight().tagged(held.mergeTag()));
    }

    /** @throws ProblemException when the module is not completed */
    Read<ModuleCompletionView> one(Access who, String module, Point point) {
        Held held = standing.read(who.learner(), point);
        return ModuleCompletionView.from(held.rows()).stream()
                .filter(completion -> completion.module().equals(module))
                .filter(completion -> who.sight().showsModule(module))
                .findFirst()
                .map(completion ->
                        new Read<>(completion, held.moment(), who.sight().tagged(held.mergeTag())))
                .orElseThrow(() -> held.noRecord(module));
    }

    private CompletionStage<Written<ModuleCompletionView>> write(
            Access who, String module, Precondition precondition, LedgerStep step) {
        return ledgers.write(who, precondition, step, ErrorCode.UNKNOWN_MODULE).thenApply(answer -> {
            LedgerAnswer.Step made = answer.steps().get(0);
            ModuleCompletionView view = ModuleCompletionView.of(module, made.record());
            boolean first = made.outcome() == LedgerAnswer.StepOutcome.ADDED
                    && view.completions().size() == 1;
            return new Written<>(view, answer.moment(), Held.mergeTag(answer.mergeRevision()), first);
        });
    }
}
