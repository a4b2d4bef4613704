package org.skillway.progress.live;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.skillway.progress.error.ProblemException;

/** Those who follow this process: the gateway's processes, each with one stream however many pages it has open. */
@Singleton
class Followers {

    private final LiveConfig config;
    private final Clock clock;
    private final Set<Follower> all = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(Followers::thread);
    private volatile boolean stopping;

    Followers(LiveConfig config, Clock clock, MeterRegistry meters) {
        this.config = config;
        this.clock = clock;
        meters.gaugeCollectionSize("skillway.signals.followers", List.of(), all);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "signal-heart");
        thread.setDaemon(true);
        return thread;
    }

    void start(@Observes StartupEvent event) {
        long beat = config.beat().toMillis();
        var unused = heart.scheduleAtFixedRate(this::beat, beat, beat, TimeUnit.MILLISECONDS);
    }

    /** Whoever is told to go at once finds another process, and does not hold up the end of this one. */
    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        stopping = true;
        all.forEach(Follower::end);
    }

    void end(@Observes ShutdownEvent event) {
        heart.shutdownNow();
    }

    /**
     * What changes from now on; the first line says that anybody may have changed before.
     *
     * @param until when it ends
     */
    Multi<SignalLine> follow(Instant until) {
        if (stopping || all.size() >= config.followers()) {
            throw ProblemException.unavailable();
        }
        return Multi.createFrom().publisher(subscriber -> begin(subscriber, until));
    }

    private void begin(Flow.Subscriber<? super SignalLine> subscriber, Instant until) {
        Follower[] self = new Follower[1];
        self[0] = new Follower(subscriber, until, () -> all.remove(self[0]));
        all.add(self[0]);
        subscriber.onSubscribe(self[0]);
    }

    void tell(Changes changes) {
        all.forEach(follower -> follower.tell(changes));
    }

    private void beat() {
        Instant now = clock.instant();
        all.forEach(follower -> follower.beat(now));
    }
}
