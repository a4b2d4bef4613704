package org.skillway.progress.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.skillway.progress.error.ErrorCode;
import org.skillway.progress.error.ProblemException;
import org.skillway.progress.idempotency.IdempotencyService;
import org.skillway.progress.ledger.LedgerAnswer;
import org.skillway.progress.ledger.LedgerCommand;
import org.skillway.progress.ledger.LedgerStep;
import org.skillway.progress.ledger.LedgerWriter;
import org.skillway.progress.ledger.Refusals;
import org.skillway.progress.security.LearnerAccess.Access;
import org.skillway.progress.standing.Held;
import org.skillway.progress.web.Precondition;
import org.skillway.progress.web.ProgressMoment;

/** Records many skills of one learner at once. */
@ApplicationScoped
class BatchService {

    private final LedgerWriter ledgers;
    private final IdempotencyService idempotency;
    private final Clock clock;

    BatchService(LedgerWriter ledgers, IdempotencyService idempotency, Clock clock) {
        this.ledgers = ledgers;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** What became of them, and where the ledger stood afterwards. */
    record Recorded(BatchOutcome outcome, ProgressMoment moment, String tag) {}

    /** @param key of a request that may be repeated; null where it may not */
    Recorded record(Access who, BatchOfRecords batch, Precondition precondition, String key) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<LedgerStep> steps = new ArrayList<>();
        for (int i = 0; i < batch.items().size(); i++) {
            steps.add(step(who, batch.items().get(i), "/items/" + i, now));
        }
        LedgerCommand command = new LedgerCommand(
                who.learner(),
                who.subject(),
                who.actedAs(),
                precondition.states(),
                Boolean.TRUE.equals(batch.allOrNothing()),
                steps);
        return idempotency.once(
                who, "record-skills", key, command, Recorded.class, () -> recorded(batch, ledgers.writeNow(command)));
    }

    private static LedgerStep step(Access who, BatchOfRecords.Item item, String pointer, Instant now) {
        return LedgerStep.ofSkill(
                        item.state().begin(),
                        item.skill(),
                        RecordingService.evidence(who, item.state()),
                        HappenedAt.checked(item.happenedAt(), now, pointer),
                        item.entryId())
                .withoutRecord();
    }

    private static Recorded recorded(BatchOfRecords batch, LedgerAnswer answer) {
        Refusals.check(answer);
        List<BatchOutcome.Item> items = new ArrayList<>();
        for (int i = 0; i < answer.steps().size(); i++) {
            items.add(BatchOutcome.item(
                    batch.items().get(i).skill(), answer.steps().get(i)));
        }
        if (answer.outcome() == LedgerAnswer.Outcome.REFUSED) {
            throw refusal(items);
        }
        return new Recorded(
                new BatchOutcome(items, answer.version()), answer.moment(), Held.mergeTag(answer.mergeRevision()));
    }

    private static ProblemException refusal(List<BatchOutcome.Item> items) {
        ProblemException refusal = new ProblemException(ErrorCode.RECORDS_REFUSED);
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).outcome() == BatchOutcome.Outcome.REFUSED) {
                boolean unknown =
                        ErrorCode.UNKNOWN_SKILL.wire().equals(items.get(i).code());
                refusal.at("/items/" + i + (unknown ? "/skill" : "/entryId"), unknown ? "known-skill" : "entry-id");
            }
        }
        return refusal;
    }
}
