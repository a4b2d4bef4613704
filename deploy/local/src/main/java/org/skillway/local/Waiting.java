package org.skillway.local;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for a condition, never longer than it was told to. */
final class Waiting {

    private static final Duration ROUND = Duration.ofMillis(50);

    private Waiting() {}

    /** Returns whether the condition came true in time. */
    static boolean until(Duration patience, BooleanSupplier condition) {
        return until(patience, ROUND, condition);
    }

    /** As above, for a condition that is not to be asked more often than once in a while. */
    static boolean until(Duration patience, Duration round, BooleanSupplier condition) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(round.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return condition.getAsBoolean();
            }
        }
        return true;
    }
}
