package org.skillway.progress.ledger;

import java.io.Serializable;

/** An entry is named by its learner and the progress version that it brought. */
record LedgerEntryId(String learnerId, long version) implements Serializable {}
