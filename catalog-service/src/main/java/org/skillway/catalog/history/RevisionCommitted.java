package org.skillway.catalog.history;

import java.util.UUID;

/**
 * Fired inside the transaction that takes a revision; observe it after success to hear of the commit.
 *
 * @param stage where what the revision brought was made ready; its rows are there until the transaction ends
 */
public record RevisionCommitted(long revision, UUID stage) {}
