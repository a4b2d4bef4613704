package org.skillway.catalog.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import org.skillway.catalog.history.Head;
import org.skillway.catalog.history.HistoryService;
import org.skillway.catalog.history.RevisionCommitted;

/** Lets followers wait for the next revision. */
@ApplicationScoped
class RevisionSignal {

    /** How long a commit of another process, which signals nothing here, stays unnoticed. */
    private static final long LOOK_AGAIN_MILLIS = 100;

    private final HistoryService history;

    RevisionSignal(HistoryService history) {
        this.history = history;
    }

    synchronized void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) RevisionCommitted revision) {
        notifyAll();
    }

    /** The head as soon as it is no longer the given one; at the latest when the time is over. */
    Head await(Head known, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        Head head = history.head();
        while (head.equals(known)
                && System.nanoTime() < deadline
                && !Thread.currentThread().isInterrupted()) {
            pause(Math.min(LOOK_AGAIN_MILLIS, Math.max(1, (deadline - System.nanoTime()) / 1_000_000)));
            head = history.head();
        }
        return head;
    }

    @SuppressWarnings("WaitNotInLoop") // the loop is the caller's: it looks at the database, not at a flag
    private synchronized void pause(long millis) {
        try {
            wait(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
