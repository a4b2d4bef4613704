package org.skillway.progress.plan;

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

/** Keeps the plans that a learner wants to hold later ones against. How they are made is none of its business. */
@ApplicationScoped
class PlanService {

    private final StepWriter ledgers;
    private final StandingService standing;
    private final ManagedExecutor threads;

    PlanService(StepWriter ledgers, StandingService standing, ManagedExecutor threads) {
        this.ledgers = ledgers;
        this.standing = standing;
        this.threads = threads;
    }

    CompletionStage<Written<SavedPlanView>> save(Access who, String plan, SavePlan body, Precondition precondition) {
        LedgerStep step = LedgerStep.take(
                EntryKind.PLAN_SAVED, plan, null, body.checked().content().details(), body.entryId());
        // When it was saved stands in the ledger, and reading blocks.
        return ledgers.write(who, precondition, step, ErrorCode.UNKNOWN_IN_PLAN)
                .thenApplyAsync(answer -> now(who, plan, answer), threads);
    }

    CompletionStage<ProgressMoment> drop(Access who, String plan, Precondition precondition) {
        return ledgers.write(who, precondition, LedgerStep.drop(EntryKind.PLAN_DROPPED, plan), ErrorCode.NO_RECORD)
                .thenApply(LedgerAnswer::moment);
    }

    Read<SavedPlanPage> page(Access who, Point point, PageRequest page) {
        Held held = standing.readWithPlans(who.learner(), point);
        PageRequest.Slice<SavedPlanInShort> slice = page.slice(
                SavedPlanView.from(held).stream().map(SavedPlanInShort::of).toList(), SavedPlanInShort::plan);
        return new Read<>(new SavedPlanPage(slice.items(), slice.next(), slice.total()), held.moment(), null);
    }

    /** @throws ProblemException when none is kept under that name */
    Read<SavedPlanView> one(Access who, String plan, Point point) {
        Held held = standing.readWithPlans(who.learner(), point);
        return find(held, plan)
                .map(found -> new Read<>(found, held.moment(), null))
                .orElseThrow(() -> held.noRecord(plan));
    }

    private Written<SavedPlanView> now(Access who, String plan, LedgerAnswer answer) {
        Held held = standing.readWithPlans(who.learner(), Point.NOW);
        boolean added = answer.steps().get(0).outcome() == LedgerAnswer.StepOutcome.ADDED;
        return new Written<>(find(held, plan).orElse(null), held.moment(), null, added);
    }

    private static Optional<SavedPlanView> find(Held held, String plan) {
        return SavedPlanView.from(held).stream()
                .filter(found -> found.plan().equals(plan))
                .findFirst();
    }
}
