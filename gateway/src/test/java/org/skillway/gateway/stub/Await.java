package org.skillway.gateway.stub;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition, and for no longer than it takes. */
public final class Await {

    private static final Duration LONGEST = Duration.ofSeconds(15);

    private Await() {}

    public static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Never came true: " + what);
            }
            LockSupport.parkNanos(10_000_000);
        }
    }
}
