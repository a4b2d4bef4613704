package org.skillway.progress.record;

import java.time.Instant;
import java.util.UUID;
import org.skillway.progress.ledger.ActedAs;
import org.skillway.progress.ledger.EvidenceKind;
import org.skillway.progress.web.ProgressMoment;
import org.skillway.progress.web.Words;

/**
 * A row of an answer about a learner: the head, one record, one of its evidence. Where there is no record, the row holds
 * the head alone, and {@code skill} is null.
 */
record ProgressRow(
        UUID ledgerId,
        Long head,
        String skill,
        String state,
        Long version,
        String evidence,
        String actedAs,
        Instant happenedAt,
        Instant recordedAt,
        Long catalogRevision,
        Long total,
        UUID epoch,
        Long revision) {

    ProgressMoment moment() {
        return ledgerId == null ? ProgressMoment.NOTHING : new ProgressMoment(ledgerId, head);
    }

    RecordState recordState() {
        return Words.parse(RecordState.class, state);
    }

    EvidenceKind evidenceKind() {
        return Words.parse(EvidenceKind.class, evidence);
    }

    ActedAs by() {
        return Words.parse(ActedAs.class, actedAs);
    }
}
