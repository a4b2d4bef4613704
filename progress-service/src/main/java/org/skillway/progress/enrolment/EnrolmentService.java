package org.skillway.progress.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
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
import org.skillway.progress.record.HappenedAt;
import org.skillway.progress.security.LearnerAccess.Access;
import org.skillway.progress.standing.Held;
import org.skillway.progress.standing.Read;
import org.skillway.progress.standing.StandingService;
import org.skillway.progress.standing.Written;
import org.skillway.progress.web.PageRequest;
import org.skillway.progress.web.Precondition;
import org.skillway.progress.web.ProgressMoment;

/** Which courses a learner has taken up, and how far that is. That one is completed is entered by the write that does it. */
@ApplicationScoped
class EnrolmentService {

    private final StepWriter ledgers;
    private final StandingService standing;
    private final ManagedExecutor threads;
    private final Clock clock;

    EnrolmentService(StepWriter ledgers, StandingService standing, ManagedExecutor threads, Clock clock) {
        this.ledgers = ledgers;
        this.standing = standing;
        this.threads = threads;
        this.clock = clock;
    }

    CompletionStage<Written<EnrolmentView>> enrol(Access who, String course, Enrol body, Precondition precondition) {
        Instant happenedAt = HappenedAt.checked(body.happenedAt(), clock.instant(), "");
        LedgerStep step = LedgerStep.take(EntryKind.ENROLLED, course, happenedAt, null, body.entryId());
        // How far it is depends on more than the entry, and reading blocks.
        return ledgers.write(who, precondition, step, ErrorCode.UNKNOWN_COURSE)
                .thenApplyAsync(answer -> now(who, course, answer), threads);
    }

    CompletionStage<ProgressMoment> leave(Access who, String course, Precondition precondition) {
        return ledgers.write(who, precondition, LedgerStep.drop(EntryKind.LEFT, course), ErrorCode.UNKNOWN_COURSE)
                .thenApply(LedgerAnswer::moment);
    }

    Read<EnrolmentPage> page(Access who, Point point, PageRequest page) {
        Held held = standing.readWithCatalog(who.learner(), point);
        List<EnrolmentView> all = EnrolmentView.from(held).stream()
                .filter(enrolment -> who.sight().showsCourse(enrolment.course()))
                .toList();
        PageRequest.Slice<EnrolmentView> slice = page.slice(all, EnrolmentView::course);
        return new Read<>(
                new EnrolmentPage(slice.items(), slice.next(), slice.total()),
                held.moment(),
                who.sight().tagged(held.catalogTag()));
    }

    /** @throws ProblemException when the learner is not enrolled */
    Read<EnrolmentView> one(Access who, String course, Point point) {
        Held held = standing.readWithCatalog(who.learner(), point);
        return find(held, course)
                .filter(enrolment -> who.sight().showsCourse(course))
                .map(enrolment ->
                        new Read<>(enrolment, held.moment(), who.sight().tagged(held.catalogTag())))
                .orElseThrow(() -> held.noRecord(course));
    }

    private Written<EnrolmentView> now(Access who, String course, LedgerAnswer answer) {
        Held held = standing.readWithCatalog(who.learner(), Point.NOW);
        boolean added = answer.steps().get(0).outcome() == LedgerAnswer.StepOutcome.ADDED;
        return new Written<>(find(held, course).orElse(null), held.moment(), held.catalogTag(), added);
    }

    private static Optional<EnrolmentView> find(Held held, String course) {
        return EnrolmentView.from(held).stream()
                .filter(enrolment -> enrolment.course().equals(course))
                .findFirst();
    }
}
