package org.skillway.progress.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.skillway.progress.web.Words;

/** One entry of a ledger. It is never changed and never deleted. */
@Entity
@Immutable
@Table(name = "ledger_entry")
@IdClass(LedgerEntryId.class)
class LedgerEntry {

    @Id
    @Column(name = "learner_id")
    private String learnerId;

    @Id
    private long version;

    @Column(name = "entry_id")
    private UUID entryId;

    private String kind;

    @Column(name = "skill_key")
    private String skillKey;

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

    private byte[] hash;

    protected LedgerEntry() {}

    LedgerEntry(String learnerId, long version, UUID entryId, NewEntry entry, byte[] hash) {
        this.learnerId = learnerId;
        this.version = version;
        this.entryId = entryId;
        this.kind = Words.of(entry.kind());
        this.skillKey = entry.skill();
        this.evidence = Words.of(entry.evidence());
        this.actorId = entry.actor();
        this.actedAs = Words.of(entry.actedAs());
        this.happenedAt = entry.happenedAt();
        this.recordedAt = entry.recordedAt();
        this.catalogRevision = entry.catalogRevision();
        this.hash = hash.clone();
    }

    long version() {
        return version;
    }

    UUID entryId() {
        return entryId;
    }

    /** What the entry says, as it was when it was appended. */
    NewEntry content() {
        return new NewEntry(
                Words.parse(EntryKind.class, kind),
                skillKey,
                Words.parse(EvidenceKind.class, evidence),
                actorId,
                Words.parse(ActedAs.class, actedAs),
                happenedAt,
                recordedAt,
                catalogRevision);
    }

    byte[] hash() {
        return hash.clone();
    }
}
