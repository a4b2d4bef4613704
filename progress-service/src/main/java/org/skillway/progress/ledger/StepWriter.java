package org.skillway.progress.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.skillway.progress.error.ErrorCode;
import org.skillway.progress.error.ProblemException;
import org.skillway.progress.security.LearnerAccess.Access;
import org.skillway.progress.web.Precondition;

/** Writes what one request says: a single step, which is made or ends the request. */
@ApplicationScoped
public class StepWriter {

    private final LedgerWriter ledgers;

    StepWriter(LedgerWriter ledgers) {
        this.ledgers = ledgers;
    }

    /**
     * The answer comes after the commit, with one step that was made.
     *
     * @param unknown the code of a subject that is not known
     * @throws ProblemException (of the stage) when it was not made
     */
    public CompletionStage<LedgerAnswer> write(
            Access who, Precondition precondition, LedgerStep step, ErrorCode unknown) {
        LedgerCommand command = new LedgerCommand(
                who.learner(), who.subject(), who.actedAs(), precondition.states(), false, List.of(step));
        String subject = step.key() == null ? step.person() : step.key();
        return ledgers.write(command).thenApply(Refusals::check).thenApply(answer -> {
            Refusals.check(answer.steps().get(0), answer, unknown, subject);
            return answer;
        });
    }
}
