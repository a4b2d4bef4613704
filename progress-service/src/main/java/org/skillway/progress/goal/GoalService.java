package org.skillway.progress.goal;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.skillway.progress.error.ErrorCode;
import org.skillway.progress.error.ProblemException;
import org.skillway.progress.ledger.EntryKind;
import org.skillway.progress.ledger.LedgerAnswer;
import org.skillway.progress.ledger.LedgerStep;
import org.skillway.progress.ledger.Point;
import org.skillway.progress.ledger.StepWriter;
import org.skillway.progress.security.LearnerAccess.Access;
import org.skillway.progress.standing.Held;
import org.skillway.progress.standing.Read;
import org.skillway.progress.standing.StandingService;
import org.skillway.progress.standing.Written;
import org.skillway.progress.web.PageRequest;
import org.skillway.progress.web.Precondition;
import org.skillway.progress.web.ProgressMoment;

/** Which roles a learner works towards, and how far that is. That one is reached is entered by the write that reaches it. */
@ApplicationScoped
class GoalService {

    private final StepWriter ledgers;
    private final StandingService standing;
    private final ManagedExecutor threads;

    GoalService(StepWriter ledgers, StandingService standing, ManagedExecutor threads) {
        this.ledgers = ledgers;
        this.standing = standing;
        this.threads = threads;
    }

    CompletionStage<Written<GoalView>> set(Access who, String role, SetGoal body, Precondition precondition) {
        LedgerStep step =
                LedgerStep.take(EntryKind.GOAL_SET, role, null, body.wish().details(), body.entryId());
        // How far it is depends on more than the entry, and reading blocks.
        return ledgers.write(who, precondition, step, ErrorCode.UNKNOWN_ROLE)
                .thenApplyAsync(answer -> now(who, role, answer), threads);
    }

    CompletionStage<ProgressMoment> drop(Access who, String role, Precondition precondition) {
        return ledgers.write(who, precondition, LedgerStep.drop(EntryKind.GOAL_DROPPED, role), ErrorCode.UNKNOWN_ROLE)
                .thenApply(LedgerAnswer::moment);
    }

    Read<GoalPage> page(Access who, Point point, PageRequest page) {
        Held held = standing.readWithCatalog(who.learner(), point);
        PageRequest.Slice<GoalView> slice = page.slice(GoalView.from(held), GoalView::place);
        return new Read<>(new GoalPage(slice.items(), slice.next(), slice.total()), held.moment(), held.catalogTag());
    }

    /** @throws ProblemException when the role is no goal */
    Read<GoalView> one(Access who, String role, Point point) {
        Held held = standing.readWithCatalog(who.learner(), point);
        return find(held, role)
                .map(goal -> new Read<>(goal, held.moment(), held.catalogTag()))
                .orElseThrow(() -> held.noRecord(role));
    }

    private Written<GoalView> now(Access who, String role, LedgerAnswer answer) {
        Held held = standing.readWithCatalog(who.learner(), Point.NOW);
        boolean added = answer.steps().get(0).outcome() == LedgerAnswer.StepOutcome.ADDED;
        return new Written<>(find(held, role).orElse(null), held.moment(), held.catalogTag(), added);
    }

    private static Optional<GoalView> find(Held held, String role) {
        return GoalView.from(held).stream()
                .filter(goal -> goal.role().equals(role))
                .findFirst();
    }
}
