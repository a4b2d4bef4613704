package org.skillway.progress.ledger;

import java.time.Instant;
import java.util.UUID;
import org.skillway.progress.security.ActedAs;

/**
 * Something that stands: what an entry of the ledger began and none had ended.
 *
 * @param version of the entry that began it
 * @param key of the skill, module, role or course, or the name of a plan; of a skill the one that it counts for, after all merges
 * @param origin the key under which it was first recorded
 * @param module on which the evidence rests; null unless it rests on one
 */
public record StandingRow(
        long version,
        EntryKind kind,
        String key,
        String origin,
        EvidenceKind evidence,
        String module,
        Integer moduleVersion,
        UUID person,
        UUID actor,
        ActedAs by,
        Instant happenedAt,
        Instant recordedAt,
        long catalogRevision,
        String details) {}
