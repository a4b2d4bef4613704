package org.skillway.progress.record;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.skillway.progress.ledger.EvidenceKind;
import org.skillway.progress.ledger.NewEntry;
import org.skillway.progress.web.Words;

/** An evidence that stands: what an entry of the ledger says, where no later entry has taken its place. */
@Entity
@Table(name = "record_evidence")
@IdClass(StandingEvidenceId.class)
class StandingEvidence {

    @Id
    @Column(name = "learner_id")
    private String learnerId;

    @Id
    @Column(name = "skill_key")
    private String skillKey;

    @Id
    private long version;

    private String evidence;

    @Column(name = "actor_id")
    private UUID actorId;

    @Column(name = "acted_as")
    private String actedAs;

    @Column(name = "happened_at")
    private Instant happenedAt;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "catalog_revision")
    private long catalogRevision;

    protected StandingEvidence() {}

    StandingEvidence(String learnerId, long version, NewEntry entry) {
        this.learnerId = learnerId;
        this.skillKey = entry.skill();
        this.version = version;
        this.evidence = Words.of(entry.evidence());
        this.actorId = entry.actor();
        this.actedAs = Words.of(entry.actedAs());
        this.happenedAt = entry.happenedAt();
        this.recordedAt = entry.recordedAt();
        this.catalogRevision = entry.catalogRevision();
    }

    /** Whether this is the word of the same actor on the same ground. */
    boolean isOf(EvidenceKind kind, UUID actor) {
        return evidence.equals(Words.of(kind)) && actorId.equals(actor);
    }

    /** @param wanted null says nothing about the time, and so agrees with any */
    boolean agreesOn(Instant wanted) {
        return wanted == null || wanted.equals(happenedAt);
    }
}
