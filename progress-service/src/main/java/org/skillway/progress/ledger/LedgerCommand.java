package org.skillway.progress.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.skillway.progress.audit.Origin;
import org.skillway.progress.security.ActedAs;

/**
 * What somebody wants to be written into one learner's ledger, in the form that the database's {@code ledger_write} takes:
 * all steps of a command are written in one transaction.
 *
 * @param subject who acts
 * @param ifMatch states of the ledger, one of which has to be the present one; null where any will do
 * @param allOrNothing whether one step that cannot be made keeps all others from being made
 * @param origin of a security event that is in it; null where none is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LedgerCommand(
        String learner,
        String subject,
        ActedAs actedAs,
        List<String> ifMatch,
        boolean allOrNothing,
        Origin origin,
        List<LedgerStep> steps) {

    public LedgerCommand {
        steps = List.copyOf(steps);
    }

    /** Without a security event. */
    public LedgerCommand(
            String learner,
            String subject,
            ActedAs actedAs,
            List<String> ifMatch,
            boolean allOrNothing,
            List<LedgerStep> steps) {
        this(learner, subject, actedAs, ifMatch, allOrNothing, null, steps);
    }

    public static LedgerCommand of(String learner, String subject, ActedAs actedAs, LedgerStep... steps) {
        return new LedgerCommand(learner, subject, actedAs, null, false, List.of(steps));
    }
}
