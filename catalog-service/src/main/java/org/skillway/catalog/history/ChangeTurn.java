package org.skillway.catalog.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.skillway.catalog.error.ErrorCode;
import org.skillway.catalog.error.ProblemException;

/**
 * Lets the changes of this process line up before they ask the database for the lock of the head: who waits for the lock
 * inside the database keeps a connection from those who only want to read.
 */
@ApplicationScoped
public class ChangeTurn {

    /** Longer than even the largest import keeps the lock. */
    private static final long LONGEST_WAIT_SECONDS = 60;

    private final Semaphore turn = new Semaphore(1, true);
    private final TransactionSynchronizationRegistry transactions;

    ChangeTurn(TransactionSynchronizationRegistry transactions) {
        this.transactions = transactions;
    }

    /** Returns when it is this transaction's turn, which lasts until it ends. */
    public void await() {
        if (transactions.getResource(this) != null) {
            return;
        }
        try {
            if (!turn.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            transactions.registerInterposedSynchronization(new End());
            transactions.putResource(this, true);
        } catch (RuntimeException e) {
            turn.release();
            throw e;
        }
    }

    private static ProblemException busy() {
        return new ProblemException(ErrorCode.UNAVAILABLE, Map.of("Retry-After", "5"));
    }

    private final class End implements Synchronization {

        @Override
        public void beforeCompletion() {
            // The turn lasts until the commit has been made.
        }

        @Override
        public void afterCompletion(int status) {
            turn.release();
        }
    }
}
