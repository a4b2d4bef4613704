package org.skillway.progress.ledger;

import java.time.Instant;
import java.util.UUID;

/** What somebody wants the ledger to say. The ledger itself adds the version, the entry id and the hash. */
public record NewEntry(
        EntryKind kind,
        String skill,
        EvidenceKind evidence,
        UUID actor,
        ActedAs actedAs,
        Instant happenedAt,
        Instant recordedAt,
        long catalogRevision) {}
