package org.skillway.progress.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.skillway.progress.security.ActedAs;

/**
 * All that an entry of a ledger says, and what its hash is made of. What does not belong to its kind is null.
 *
 * @param key of the skill, module, role or course that it is about, or the name of a plan
 * @param module on which the evidence rests
 * @param person to whom sight is granted, as a pseudonym
 * @param carries what goes on standing under another key, or stands again
 * @param origin the key under which that was first recorded
 * @param details what else was said, as JSON
 * @param ends the versions of the entries that ended with this one
 */
public record Entry(
        long version,
        UUID entryId,
        EntryKind kind,
        String key,
        EvidenceKind evidence,
        UUID actor,
        ActedAs actedAs,
        Instant happenedAt,
        Instant recordedAt,
        long catalogRevision,
        String module,
        Integer moduleVersion,
        UUID person,
        EntryKind carries,
        String origin,
        Reason reason,
        String details,
        List<Long> ends) {}
