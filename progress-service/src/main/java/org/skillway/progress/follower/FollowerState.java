package org.skillway.progress.follower;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.skillway.progress.replica.Position;

/** What is known of the catalog's following: written by the follower, read by health and metrics. */
@Singleton
class FollowerState {

    private final Clock clock;
    private volatile Position position;
    private volatile long head;
    private volatile Instant lastContact;
    private volatile String fault;

    FollowerState(Clock clock) {
        this.clock = clock;
    }

    void at(Position now) {
        position = now;
        head = Math.max(head, now.revision());
    }

    void reached(Position now, long newHead) {
        position = now;
        head = newHead;
        lastContact = clock.instant();
        fault = null;
    }

    void failed(String why) {
        fault = why;
    }

    Optional<Position> position() {
        return Optional.ofNullable(position);
    }

    /** Why the last try failed; empty while it goes well. */
    Optional<String> fault() {
        return Optional.ofNullable(fault);
    }

    /** By how many revisions the replica was behind when the catalog last told where it is. */
    long lag() {
        Position now = position;
        return now == null ? head : Math.max(0, head - now.revision());
    }

    /** Since when the catalog has told nothing; empty before the first word. */
    Optional<Duration> sinceContact() {
        Instant last = lastContact;
        return last == null ? Optional.empty() : Optional.of(Duration.between(last, clock.instant()));
    }
}
