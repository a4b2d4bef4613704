package org.skillway.catalog.history;

/** Fired inside the transaction that takes a revision; observe it after success to hear of the commit. */
public record RevisionCommitted(long revision) {}
