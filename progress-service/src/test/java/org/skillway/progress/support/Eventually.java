package org.skillway.progress.support;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition, as long as it takes and no longer than is reasonable. */
public final class Eventually {

    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final Duration BETWEEN = Duration.ofMillis(20);

    private Eventually() {}

    public static void until(String what, BooleanSupplier condition) {
        until(what, LONGEST, condition);
    }

    /** For what takes longer than a machine without other work would let one expect. */
    public static void until(String what, Duration longest, BooleanSupplier condition) {
        long end = System.nanoTime() + longest.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("In " + longest.toSeconds() + " s it did not come to this: " + what);
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }
}
