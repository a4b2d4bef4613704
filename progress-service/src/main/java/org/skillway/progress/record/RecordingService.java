package org.skillway.progress.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletionStage;
import org.skillway.progress.error.ErrorCode;
import org.skillway.progress.error.ProblemException;
import org.skillway.progress.ledger.EvidenceKind;
import org.skillway.progress.ledger.LedgerAnswer;
import org.skillway.progress.ledger.LedgerStep;
import org.skillway.progress.ledger.Reason;
import org.skillway.progress.ledger.StepWriter;
import org.skillway.progress.security.ActedAs;
import org.skillway.progress.security.LearnerAccess.Access;
import org.skillway.progress.standing.Held;
import org.skillway.progress.web.Precondition;
import org.skillway.progress.web.ProgressMoment;

/** Records what a learner has begun, claims or has completed, and takes it back. */
@ApplicationScoped
class RecordingService {

    private final StepWriter ledgers;
    private final Clock clock;

    RecordingService(StepWriter ledgers, Clock clock) {
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
        return ledgers.write(who, precondition, step, ErrorCode.UNKNOWN_SKILL).thenApply(answer -> {
            LedgerAnswer.Step made = answer.steps().get(0);
            boolean created = made.outcome() == LedgerAnswer.StepOutcome.ADDED
                    && made.record().size() == 1;
            return recorded(answer, made, created);
        });
    }

    /** Takes back what the actor has recorded on a skill; an admin takes back what anybody has. */
    CompletionStage<Recorded> revoke(Access who, String skill, Reason reason, Precondition precondition) {
        LedgerStep step = LedgerStep.revoke(skill, reason, who.actedAs() == ActedAs.ADMIN);
        return ledgers.write(who, precondition, step, ErrorCode.UNKNOWN_SKILL).thenApply(answer -> {
            LedgerAnswer.Step made = answer.steps().get(0);
            return recorded(answer, made, false);
        });
    }

    /** On what a completion rests follows from who says so; other states rest on nothing. */
    static EvidenceKind evidence(Access who, RecordState state) {
        if (state != RecordState.COMPLETED) {
            if (who.actedAs() == ActedAs.INSTRUCTOR) {
                throw new ProblemException(ErrorCode.INVALID_VALUE).at("/state", "one-of", "completed");
            }
            return null;
        }
        return switch (who.actedAs()) {
            case SELF -> EvidenceKind.SELF_REPORTED;
            case INSTRUCTOR -> EvidenceKind.ASSESSED;
            case ADMIN, SERVICE -> EvidenceKind.IMPORTED;
        };
    }

    private static Recorded recorded(LedgerAnswer answer, LedgerAnswer.Step made, boolean created) {
        RecordView record = made.record().isEmpty() ? null : RecordView.of(made.key(), made.record());
        return new Recorded(record, answer.moment(), Held.mergeTag(answer.mergeRevision()), created);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
