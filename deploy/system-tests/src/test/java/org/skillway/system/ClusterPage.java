package org.skillway.system;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A page that is open all the time: its stream ends with the gateway, and it comes again with the id of what it was told last. */
final class ClusterPage implements Runnable {

    private final String entry;
    private final String token;
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private volatile EventPage page;
    private volatile String last;
    private volatile long before = -1;
    private final AtomicInteger streams = new AtomicInteger();
    private volatile boolean over;

    ClusterPage(String entry, String token) {
        this.entry = entry;
        this.token = token;
    }

    /** Streams that could not be begun. */
    Queue<String> failures() {
        return failures;
    }

    int streams() {
        return streams.get();
    }

    /** The newest version that it was told of, by whatever stream. */
    long progress() {
        return Math.max(before, page == null ? -1 : page.progress());
    }

    @Override
    public void run() {
        try {
            while (!over) {
                try (EventPage next = new EventPage(entry, "me", token, last)) {
                    streams.incrementAndGet();
                    page = next;
                    while (!over && !next.over()) {
                        TimeUnit.MILLISECONDS.sleep(20);
                    }
                    last = next.lastEventIdOr(last);
                    before = Math.max(before, next.progress());
                    if (!over) {
                        TimeUnit.MILLISECONDS.sleep(next.retry());
                    }
                } catch (RuntimeException | AssertionError e) {
                    failures.add(e.toString());
                    TimeUnit.MILLISECONDS.sleep(200);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void end() {
        over = true;
    }
}
