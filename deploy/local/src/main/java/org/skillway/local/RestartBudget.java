package org.skillway.local;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** When a part that died may start again: the first time at once, then after growing waits, at most five times a minute. */
final class RestartBudget {

    static final int PER_MINUTE = 5;

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Deque<Instant> starts = new ArrayDeque<>();

    Instant next(Instant now) {
        while (!starts.isEmpty() && !starts.peekFirst().plus(WINDOW).isAfter(now)) {
            starts.removeFirst();
        }
        if (starts.isEmpty()) {
            return now;
        }
        if (starts.size() >= PER_MINUTE) {
            return starts.peekFirst().plus(WINDOW);
        }
        return now.plusSeconds(1L << (starts.size() - 1));
    }

    void started(Instant at) {
        starts.addLast(at);
    }
}
