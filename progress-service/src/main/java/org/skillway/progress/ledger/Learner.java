package org.skillway.progress.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.skillway.progress.web.ProgressMoment;

/** The head of one learner's ledger. Only {@link #append} moves it: by one version, one link of the chain. */
@Entity
@Table(name = "learner")
class Learner {

    @Id
    @Column(name = "learner_id")
    private String learnerId;

    @Column(name = "ledger_id", updatable = false)
    private UUID ledgerId;

    private long version;

    @Column(name = "head_hash")
    private byte[] headHash;

    @Column(name = "touched_at")
    private Instant touchedAt;

    protected Learner() {}

    LedgerEntry append(UUID entryId, NewEntry entry) {
        byte[] hash = version == 0
                ? LedgerHash.first(ledgerId, entryId, entry)
                : LedgerHash.next(headHash, version + 1, entryId, entry);
        version++;
        headHash = hash;
        touchedAt = entry.recordedAt();
        return new LedgerEntry(learnerId, version, entryId, entry, hash);
    }

    ProgressMoment moment() {
        return new ProgressMoment(ledgerId, version);
    }
}
