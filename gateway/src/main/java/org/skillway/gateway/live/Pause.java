package org.skillway.gateway.live;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait after failures in a row: twice as long each time up to the longest, and never quite the same. */
final class Pause {

    private static final long SHORTEST_MILLIS = 100;
    private static final int MOST_DOUBLINGS = 10;

    private final Duration longest;
    private int failures;

    Pause(Duration longest) {
        this.longest = longest;
    }

    /** Whether what was tried last has failed. */
    boolean isNeeded() {
        return failures > 0;
    }

    void succeeded() {
        failures = 0;
    }

    void afterFailure() throws InterruptedException {
        failures = Math.min(failures + 1, MOST_DOUBLINGS);
        long most = Math.min(longest.toMillis(), SHORTEST_MILLIS << failures);
        // Many gateways that lost one service must not come back at one moment.
        Thread.sleep(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
    }
}
