package org.skillway.gateway.feed;

import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Writes what is held to disk beside the following, so that the next revision need not wait for the disk. Of revisions
 * that come faster than they can be written only the newest is.
 */
final class DiskWriter implements AutoCloseable {

    private static final long LONGEST_WAIT_SECONDS = 5;

    private final GraphFile file;
    private final AtomicReference<Holding> next = new AtomicReference<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread writer = new Thread(task, "graph-file");
        writer.setDaemon(true);
        return writer;
    });

    DiskWriter(GraphFile file) {
        this.file = file;
    }

    void save(Holding holding) {
        if (next.getAndSet(holding) == null) {
            thread.execute(() -> file.save(next.getAndSet(null)));
        }
    }

    /** The catalog has confirmed what was saved last. */
    void confirm(Instant then) {
        thread.execute(() -> file.confirm(then));
    }

    /** Lets what is under way come to its end. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
