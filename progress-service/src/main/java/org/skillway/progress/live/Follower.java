package org.skillway.progress.live;

import java.time.Instant;
import java.util.concurrent.Flow;

/**
 * One who hears what changes. What comes while the line before is still on its way is gathered and told in one: a slow
 * follower costs no memory, and misses nothing.
 */
final class Follower implements Flow.Subscription {

    private final Flow.Subscriber<? super SignalLine> subscriber;
    private final Instant until;
    private final Runnable whenGone;
    private final Changes pending = new Changes();
    private long wanted;
    private boolean over;

    /**
     * @param until when the token expires with which it has come
     * @param whenGone called when it hears no more
     */
    Follower(Flow.Subscriber<? super SignalLine> subscriber, Instant until, Runnable whenGone) {
        this.subscriber = subscriber;
        this.until = until;
        this.whenGone = whenGone;
        // What has changed before it came it cannot know.
        pending.addAnybody();
    }

    synchronized void tell(Changes changes) {
        pending.add(changes);
        say();
    }

    /** Says that this process is there, or that the follower's time is over. */
    synchronized void beat(Instant now) {
        if (!now.isBefore(until)) {
            end();
        } else if (wanted > 0 && !over) {
            wanted--;
            subscriber.onNext(SignalLine.BEAT);
        }
    }

    synchronized void end() {
        if (!over) {
            over = true;
            subscriber.onComplete();
        }
        whenGone.run();
    }

    @Override
    public synchronized void request(long more) {
        wanted += more;
        say();
    }

    @Override
    public synchronized void cancel() {
        over = true;
        whenGone.run();
    }

    private void say() {
        if (wanted > 0 && !over && !pending.isEmpty()) {
            wanted--;
            SignalLine line = SignalLine.of(pending);
            pending.clear();
            subscriber.onNext(line);
        }
    }
}
