package org.skillway.progress.imports;

import java.time.Instant;
import java.util.UUID;

/**
 * A line that could be understood.
 *
 * @param line counted from 1
 * @param skill the key of the skill that was completed; null where it was a module
 * @param module the key of the module that was completed; null where it was a skill
 * @param entryId chosen by the importer; null lets the ledger choose
 */
record CompletionRow(long line, String learner, String skill, String module, Instant happenedAt, UUID entryId) {}
