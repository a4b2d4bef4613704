package org.skillway.progress.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.skillway.progress.security.ActedAs;
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

    @Column(name = "key")
    private String about;

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

    @Column(name = "module_key")
    private String module;

    @Column(name = "module_version")
    private Integer moduleVersion;

    private UUID person;
    private String carries;
    private String origin;
    private String reason;
    private String details;
    private Long[] ends;
    private byte[] hash;

    protected LedgerEntry() {}

    /** What the entry says. */
    Entry content() {
        return new Entry(
                version,
                entryId,
                Words.parse(EntryKind.class, kind),
                about,
                word(EvidenceKind.class, evidence),
                actorId,
                Words.parse(ActedAs.class, actedAs),
                happenedAt,
                recordedAt,
                catalogRevision,
                module,
                moduleVersion,
                person,
                word(EntryKind.class, carries),
                origin,
                word(Reason.class, reason),
                details,
                ends == null ? null : List.of(ends));
    }

    byte[] hash() {
        return hash.clone();
    }

    private static <E extends Enum<E>> E word(Class<E> type, String word) {
        return word == null ? null : Words.parse(type, word);
    }
}
