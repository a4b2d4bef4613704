package org.skillway.progress.ledger;

import java.util.Set;

/**
 * These ledgers may stand at another version now. It is told within the transaction that brings it, and heard after that
 * has been committed.
 *
 * @param learners whose; empty for many, who are not counted up
 */
public record LedgersChanged(Set<String> learners) {

    public static final LedgersChanged OF_MANY = new LedgersChanged(Set.of());

    public LedgersChanged {
        learners = Set.copyOf(learners);
    }

    /** Without the ids, which do not belong in a log. */
    @Override
    public String toString() {
        return "LedgersChanged[" + learners.size() + "]";
    }
}
