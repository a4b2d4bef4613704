package org.skillway.bench;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * An open loop: requests start at their times, whether or not earlier ones have been answered, and the time of each counts from
 * when it was due. What a slow answer holds up is not left out.
 */
final class PacedWrites {

    private static final int PATIENCE_SECONDS = 30;

    private PacedWrites() {}

    /**
     * @param perSecond how many start in a second
     * @param write starts one, given how many there were before
     * @return microseconds, in ascending order
     */
    static List<Long> run(int perSecond, Duration time, IntFunction<Future<?>> write) throws InterruptedException {
        int count = Math.toIntExact(time.toMillis() * perSecond / 1_000);
        long pause = TimeUnit.SECONDS.toNanos(1) / perSecond;
        List<Long> micros = new ArrayList<>();
        AtomicInteger failed = new AtomicInteger();
        CountDownLatch open = new CountDownLatch(count);
        long begun = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long due = begun + i * pause;
            for (long now = System.nanoTime(); now < due; now = System.nanoTime()) {
                LockSupport.parkNanos(due - now);
            }
            write.apply(i).onComplete(answer -> {
                if (answer.succeeded()) {
                    synchronized (micros) {
                        micros.add(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due));
                    }
                } else {
                    failed.incrementAndGet();
                }
                open.countDown();
            });
        }
        if (!open.await(PATIENCE_SECONDS, TimeUnit.SECONDS) || failed.get() > 0) {
            throw new IllegalStateException(open.getCount() + " writes were not answered, " + failed + " failed");
        }
        synchronized (micros) {
            return micros.stream().sorted().toList();
        }
    }
}
