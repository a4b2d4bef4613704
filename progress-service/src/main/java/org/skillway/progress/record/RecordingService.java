package org.skillway.progress.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.skillway.progress.ledger.EvidenceKind;
import org.skillway.progress.ledger.LedgerAnswer;
import org.skillway.progress.ledger.LedgerCommand;
import org.skillway.progress.ledger.LedgerStep;
import org.skillway.progress.ledger.LedgerWriter;
import org.skillway.progress.ledger.Reason;
import org.skillway.progress.ledger.Refusals;
import org.skillway.progress.security.ActedAs;
import org.skillway.progress.security.LearnerAccess.Access;
import org.skillway.progress.standing.Held;
import org.skillway.progress.web.Precondition;
import org.skillway.progress.web.ProgressMoment;

/** Records what a learner has begun, claims or has completed, and takes it back. */
@ApplicationScoped
class RecordingService {

    private final LedgerWriter ledgers;
    private final Clock clock;

    RecordingService(LedgerWriter ledgers, Clock clock) {
        this.ledgers = ledgers;
        this.clock = clock;
    }

    /**
     * What a request to record led to.
     *
     * @param record null where nothing stands any more
     * @param created whether this was the first that was recorded on the skill
     */
    record Recorded(RecordView record, ProgressMoment moment, String tag, boolean created) {}

    /**
     * Records a skill. The same word of the same actor again adds nothing; another time for it takes the place of the one
     * before, which the ledger keeps.
     */
    CompletionStage<Recorded> record(Access who, String skill, RecordSkill body, Precondition precondition) {
        Instant happenedAt = HappenedAt.checked(body.happenedAt(), now(), "");
        LedgerStep step = LedgerStep.ofSkill(
                body.state().begin(), skill, evidence(who, body.state()), happenedAt, body.entryId());
        return write(who, precondition, step).thenApply(answer -> {
            LedgerAnswer.Step made = answer.steps().get(0);
            Refusals.check(made, answer, skill);
            boolean created = made.outcome() == LedgerAnswer.StepOutcome.ADDED
                    && made.record().size() == 1;
            return recorded(answer, made, created);
        });
    }

    /** Takes back what the actor has recorded on a skill; an admin takes back what anybody has. */
    CompletionStage<Recorded> revoke(Access who, String skill, Reason reason, Precondition precondition) {
        LedgerStep step = LedgerStep.revoke(skill, reason, !who.self());
        return write(who, precondition, step).thenApply(answer -> {
            LedgerAnswer.Step made = answer.steps().get(0);
            Refusals.check(made, answer, skill);
            return recorded(answer, made, false);
        });
    }

    private CompletionStage<LedgerAnswer> write(Access who, Precondition precondition, LedgerStep step) {
        LedgerCommand command = new LedgerCommand(
                who.learner(), who.subject(), who.actedAs(), precondition.states(), false, List.of(step));
        return ledgers.write(command).thenApply(Refusals::check);
    }

    /** On what a completion rests follows from who says so; other states rest on nothing. */
    static EvidenceKind evidence(Access who, RecordState state) {
        if (state != RecordState.COMPLETED) {
            return null;
        }
        return who.actedAs() == ActedAs.SELF ? EvidenceKind.SELF_REPORTED : EvidenceKind.IMPORTED;
    }

    private static Recorded recorded(LedgerAnswer answer, LedgerAnswer.Step made, boolean created) {
        RecordView record = made.record().isEmpty() ? null : RecordView.of(made.key(), made.record());
        return new Recorded(record, answer.moment(), Held.mergeTag(answer.mergeRevision()), created);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
