package org.skillway.progress.sight;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.skillway.progress.error.ErrorCode;
import org.skillway.progress.error.ProblemException;
import org.skillway.progress.ledger.ActorRepository;
import org.skillway.progress.ledger.EntryKind;
import org.skillway.progress.ledger.LedgerAnswer;
import org.skillway.progress.ledger.LedgerStep;
import org.skillway.progress.ledger.Persons;
import org.skillway.progress.ledger.Point;
import org.skillway.progress.ledger.StandingRow;
import org.skillway.progress.ledger.StepWriter;
import org.skillway.progress.security.LearnerAccess.Access;
import org.skillway.progress.standing.Held;
import org.skillway.progress.standing.Read;
import org.skillway.progress.standing.StandingService;
import org.skillway.progress.standing.Written;
import org.skillway.progress.web.LearnerId;
import org.skillway.progress.web.PageRequest;
import org.skillway.progress.web.Precondition;
import org.skillway.progress.web.ProgressMoment;

/** Who sees all of a learner's progress because the learner wants it so. The ledger knows them by pseudonyms only. */
@ApplicationScoped
class GrantService {

    private final StepWriter ledgers;
    private final StandingService standing;
    private final ActorRepository actors;

    GrantService(StepWriter ledgers, StandingService standing, ActorRepository actors) {
        this.ledgers = ledgers;
        this.standing = standing;
        this.actors = actors;
    }

    CompletionStage<Written<GrantView>> grant(Access who, String subject, Grant body, Precondition precondition) {
        if (subject.equals(LearnerId.ME) || subject.equals(who.learner())) {
            throw new ProblemException(ErrorCode.INVALID_PARAMETER).in("subject", "somebody-else");
        }
        return ledgers.write(who, precondition, LedgerStep.grant(subject, body.entryId()), ErrorCode.NO_RECORD)
                .thenApply(answer -> {
                    LedgerAnswer.Step made = answer.steps().get(0);
                    GrantView view = made.record().isEmpty()
                            ? null
                            : GrantView.of(made.record().get(0), subject);
                    return new Written<>(
                            view, answer.moment(), Persons.tag(1), made.outcome() == LedgerAnswer.StepOutcome.ADDED);
                });
    }

    CompletionStage<ProgressMoment> revoke(Access who, String subject, Precondition precondition) {
        return ledgers.write(who, precondition, LedgerStep.revokeGrant(subject), ErrorCode.NO_RECORD)
                .thenApply(LedgerAnswer::moment);
    }

    Read<GrantPage> page(Access who, Point point, PageRequest page) {
        Held held = standing.read(who.learner(), point);
        Persons persons = persons(held);
        PageRequest.Slice<GrantView> slice = page.slice(grants(held, persons), GrantView::place);
        return new Read<>(new GrantPage(slice.items(), slice.next(), slice.total()), held.moment(), persons.tag());
    }

    /** @throws ProblemException when nothing is granted to the subject */
    Read<GrantView> one(Access who, String subject, Point point) {
        Held held = standing.read(who.learner(), point);
        return grants(held, persons(held)).stream()
                .filter(grant -> subject.equals(grant.subject()))
                .findFirst()
                .map(grant -> new Read<>(grant, held.moment(), Persons.tag(1)))
                .orElseThrow(() -> held.noRecord(subject));
    }

    private Persons persons(Held held) {
        return actors.persons(
                held.of(EntryKind.GRANTED).stream().map(StandingRow::person).toList());
    }

    private static List<GrantView> grants(Held held, Persons persons) {
        return held.of(EntryKind.GRANTED).stream()
                .map(row -> GrantView.of(row, persons.subject(row.person())))
                .sorted((one, other) -> Long.compare(one.version(), other.version()))
                .toList();
    }
}
