package org.skillway.progress.follower;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait after failures in a row: twice as long each time, with jitter, five seconds at most. */
public final class Backoff {

    static final Duration MOST = Duration.ofSeconds(5);

    private static final Duration FIRST = Duration.ofMillis(100);

    private final RandomGenerator random;
    private int failures;

    public Backoff(RandomGenerator random) {
        this.random = random;
    }

    public void succeeded() {
        failures = 0;
    }

    /** The wait after one more failure: between half and all of what its number says. */
    public Duration failed() {
        failures++;
        long full = Math.min(FIRST.toMillis() << Math.min(failures - 1, 10), MOST.toMillis());
        return Duration.ofMillis(full / 2 + random.nextLong(full / 2 + 1));
    }
}
