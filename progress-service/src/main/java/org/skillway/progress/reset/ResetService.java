package org.skillway.progress.reset;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.exception.GenericJDBCException;
import org.skillway.progress.error.ErrorCode;
import org.skillway.progress.error.ProblemException;
import org.skillway.progress.idempotency.IdempotencyService;
import org.skillway.progress.ledger.LedgerAnswer;
import org.skillway.progress.ledger.LedgerAnswer.StepOutcome;
import org.skillway.progress.ledger.LedgerCommand;
import org.skillway.progress.ledger.LedgerStep;
import org.skillway.progress.ledger.LedgerWriter;
import org.skillway.progress.ledger.Refusals;
import org.skillway.progress.replica.CatalogReplicaService;
import org.skillway.progress.security.LearnerAccess.Access;
import org.skillway.progress.web.Precondition;
import org.skillway.progress.web.ProgressMoment;

/** Takes back what is recorded on the skills of a role, and lets revocations be undone. */
@ApplicationScoped
class ResetService {

    /** How long a client waits before it asks again for a role that may just have been published (seconds). */
    private static final String RETRY_AFTER = "5";

    private final ResetRepository roles;
    private final CatalogReplicaService catalog;
    private final IdempotencyService idempotency;
    private final LedgerWriter ledgers;

    ResetService(
            ResetRepository roles,
            CatalogReplicaService catalog,
            IdempotencyService idempotency,
            LedgerWriter ledgers) {
        this.roles = roles;
        this.catalog = catalog;
        this.idempotency = idempotency;
        this.ledgers = ledgers;
    }

    /** What was taken back, and where the ledger stands now. */
    record Reset(ResetView body, ProgressMoment moment) {}

    /** What stands again, and where the ledger stands now. */
    record Undone(UndoneView body, ProgressMoment moment) {}

    /** All that a write depends on. */
    private record Asked(String role, Long version, List<String> ifMatch) {}

    /**
     * Takes back what the actor has recorded on any skill that a role requires; an admin takes back what anybody has. One
     * revocation a skill, all in one transaction and marked as one, so that undoing one of them undoes all.
     *
     * @param key of a request that may be repeated; null where it may not
     */
    Reset reset(Access who, String role, Precondition precondition, String key) {
        Asked asked = new Asked(role, null, precondition.states());
        return idempotency.once(who, "reset-role", key, asked, Reset.class, () -> reset(who, role, precondition));
    }

    private Reset reset(Access who, String role, Precondition precondition) {
        String mark = "{\"role\":\"%s\",\"reset\":\"%s\"}".formatted(role, UUID.randomUUID());
        List<LedgerStep> steps = required(role).stream()
                .map(skill -> LedgerStep.reset(skill, !who.self(), mark))
                .toList();
        LedgerAnswer answer = write(who, precondition, steps);
        List<String> revoked = answer.steps().stream()
                .filter(step -> step.outcome() == StepOutcome.ENDED)
                .map(LedgerAnswer.Step::key)
                .toList();
        Long undo = revoked.isEmpty() ? null : Long.valueOf(answer.version());
        return new Reset(new ResetView(role, revoked, undo), answer.moment());
    }

    /**
     * Lets stand again what a revocation ended, or all revocations of its reset; an admin undoes anybody's.
     *
     * @param key of a request that may be repeated; null where it may not
     */
    Undone undo(Access who, long version, Precondition precondition, String key) {
        Asked asked = new Asked(null, version, precondition.states());
        return idempotency.once(who, "undo", key, asked, Undone.class, () -> undo(who, version, precondition));
    }

    private Undone undo(Access who, long version, Precondition precondition) {
        LedgerAnswer answer = write(who, precondition, List.of(LedgerStep.undo(version, !who.self())));
        if (answer.steps().get(0).outcome() == StepOutcome.NOTHING) {
            throw new ProblemException(ErrorCode.NOTHING_TO_UNDO, Long.toString(version));
        }
        return new Undone(new UndoneView(version, answer.version() - answer.before()), answer.moment());
    }

    private LedgerAnswer write(Access who, Precondition precondition, List<LedgerStep> steps) {
        return Refusals.check(ledgers.writeNow(
                new LedgerCommand(who.learner(), who.subject(), who.actedAs(), precondition.states(), false, steps)));
    }

    private List<String> required(String role) {
        try {
            return roles.required(role).orElseThrow(() -> unknown(role));
        } catch (SQLException e) {
            // Of the same type as Hibernate's, so that it is told the same way.
            throw new GenericJDBCException("The ledger's database refused", e);
        }
    }

    // The catalog may be ahead of what is known here, so it may be worth another try.
    private ProblemException unknown(String role) {
        Map<String, String> later = Map.of("Retry-After", RETRY_AFTER);
        return catalog.position()
                .map(at -> new ProblemException(ErrorCode.UNKNOWN_ROLE, later, role, Long.toString(at.revision())))
                .orElseGet(() -> new ProblemException(ErrorCode.CATALOG_NOT_KNOWN_YET, later));
    }
}
