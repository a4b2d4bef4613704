package org.skillway.progress.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.skillway.progress.audit.Noted;
import org.skillway.progress.audit.Origin;
import org.skillway.progress.audit.SecurityEvent;
import org.skillway.progress.error.ErrorCode;
import org.skillway.progress.error.ProblemException;
import org.skillway.progress.security.LearnerAccess.Access;
import org.skillway.progress.web.Precondition;

/** Writes what one request says: a single step, which is made or ends the request. */
@ApplicationScoped
public class StepWriter {

    private static final Set<LedgerAnswer.StepOutcome> CHANGES =
            EnumSet.of(LedgerAnswer.StepOutcome.ADDED, LedgerAnswer.StepOutcome.ENDED);

    private final LedgerWriter ledgers;
    private final Event<Noted> noted;

    StepWriter(LedgerWriter ledgers, Event<Noted> noted) {
        this.ledgers = ledgers;
        this.noted = noted;
    }

    /**
     * The answer comes after the commit, with one step that was made.
     *
     * @param unknown the code of a subject that is not known
     * @throws ProblemException (of the stage) when it was not made
     */
    public CompletionStage<LedgerAnswer> write(
            Access who, Precondition precondition, LedgerStep step, ErrorCode unknown) {
        SecurityEvent event = event(step);
        Origin origin = event == null ? null : Origin.current();
        LedgerCommand command = new LedgerCommand(
                who.learner(), who.subject(), who.actedAs(), precondition.states(), false, origin, List.of(step));
        String subject = step.key() == null ? step.person() : step.key();
        return ledgers.write(command).thenApply(Refusals::check).thenApply(answer -> {
            Refusals.check(answer.steps().get(0), answer, unknown, subject);
            if (event != null && CHANGES.contains(answer.steps().get(0).outcome())) {
                noted.fire(Noted.once(event, origin));
            }
            return answer;
        });
    }

    /** What a step is to whoever watches over who sees what, as {@code audit_step} notes it; null where it is nothing. */
    private static SecurityEvent event(LedgerStep step) {
        EntryKind kind = step.begin() == null ? step.end() : step.begin();
        return kind == null
                ? null
                : switch (kind) {
                    case GRANTED -> SecurityEvent.SIGHT_GRANTED;
                    case GRANT_REVOKED -> SecurityEvent.SIGHT_WITHDRAWN;
                    case ENROLLED -> SecurityEvent.COURSE_TAKEN;
                    case LEFT -> SecurityEvent.COURSE_LEFT;
                    default -> null;
                };
    }
}
