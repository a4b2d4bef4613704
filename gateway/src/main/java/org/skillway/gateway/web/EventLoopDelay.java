package org.skillway.gateway.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ScheduledFuture;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.TimeUnit;

/**
 * How late the threads are that serve everybody: each is asked for a sign every now and then, and what keeps it from giving
 * one keeps everybody whom it serves waiting as long.
 */
@ApplicationScoped
class EventLoopDelay {

    private static final long EVERY_MILLIS = 250;

    private final Vertx vertx;
    private final Timer delay;

    EventLoopDelay(Vertx vertx, MeterRegistry meters) {
        this.vertx = vertx;
        this.delay = Timer.builder("skillway.event-loop.delay")
                .description("How much later than it should a task of an event loop runs")
                .register(meters);
    }

    void start(@Observes StartupEvent event) {
        ((VertxInternal) vertx).getEventLoopGroup().forEach(this::next);
    }

    private void next(EventExecutor loop) {
        long due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(EVERY_MILLIS);
        ScheduledFuture<?> unused = loop.schedule(
                () -> {
                    delay.record(Math.max(0, System.nanoTime() - due), TimeUnit.NANOSECONDS);
                    next(loop);
                },
                EVERY_MILLIS,
                TimeUnit.MILLISECONDS);
    }
}
