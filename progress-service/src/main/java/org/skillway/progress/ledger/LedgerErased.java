package org.skillway.progress.ledger;

/** Nothing is held about this learner any longer. Told within the transaction that erases, and heard after its commit. */
public record LedgerErased(String learner) {

    /** Without the id, which does not belong in a log. */
    @Override
    public String toString() {
        return "LedgerErased";
    }
}
