package org.skillway.gateway.live;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.skillway.gateway.config.LiveConfig;
import org.skillway.gateway.error.ErrorCode;
import org.skillway.gateway.error.ProblemException;
import org.skillway.gateway.feed.CurrentGraph;
import org.skillway.gateway.graph.CatalogGraph;

/** All pages that this process keeps up to date, by the learners whose progress they show. */
@ApplicationScoped
class Streams {

    private static final long LOOK_AT_GRAPH_MILLIS = 100;
    private static final long TICK_MILLIS = 500;

    private final LiveConfig config;
    private final LearnerVersion versions;
    private final CurrentGraph graphs;
    private final Clock clock;
    private final Vertx vertx;
    private final Watched watched;
    private final Map<String, Integer> bySubject = new HashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Streams::thread);
    private final Set<EventStream> open = new HashSet<>();
    private CatalogGraph told;
    private boolean ending;

    Streams(
            LiveConfig config,
            LearnerVersion versions,
            CurrentGraph graphs,
            Watched watched,
            Clock clock,
            Vertx vertx,
            MeterRegistry meters) {
        this.config = config;
        this.versions = versions;
        this.graphs = graphs;
        this.watched = watched;
        this.clock = clock;
        this.vertx = vertx;
        meters.gauge("skillway.live.streams", this, Streams::count);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "live-timer");
        thread.setDaemon(true);
        return thread;
    }

    void start(@Observes StartupEvent event) {
        var unused = timer.scheduleWithFixedDelay(
                this::lookAtGraph, LOOK_AT_GRAPH_MILLIS, LOOK_AT_GRAPH_MILLIS, TimeUnit.MILLISECONDS);
        var unusedToo = timer.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** A gateway that is about to stop waits for what is under way, and these would never be over. */
    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        synchronized (this) {
            ending = true;
        }
        all().forEach(EventStream::finish);
    }

    void end(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    synchronized int count() {
        return open.size();
    }

    /**
     * A stream that hears from now on whatever changes; nothing is sent before it is told where to.
     *
     * @throws ProblemException when the subject has too many of them, or this process has
     */
    EventStream open(Viewer viewer) {
        EventStream stream = new EventStream(viewer, config, versions, this, vertx.getOrCreateContext());
        synchronized (this) {
            if (ending || open.size() >= config.streams()) {
                throw new ProblemException(ErrorCode.EVENTS_UNAVAILABLE, Map.of("Retry-After", "2"));
            }
            if (bySubject.getOrDefault(viewer.subject(), 0) >= config.streamsPerSubject()) {
                throw new ProblemException(
                        ErrorCode.TOO_MANY_EVENT_STREAMS,
                        Map.of("Retry-After", Long.toString(config.heartbeat().toSeconds())),
                        config.streamsPerSubject());
            }
            open.add(stream);
            bySubject.merge(viewer.subject(), 1, Integer::sum);
            if (told != null) {
                stream.catalog(told);
            }
        }
        watched.add(stream);
        return stream;
    }

    void close(EventStream stream) {
        synchronized (this) {
            if (open.remove(stream)) {
                bySubject.computeIfPresent(stream.viewer().subject(), (subject, many) -> many == 1 ? null : many - 1);
            }
        }
        watched.remove(stream);
    }

    private synchronized List<EventStream> all() {
        return List.copyOf(open);
    }

    private void lookAtGraph() {
        CatalogGraph newest = graphs.graph().orElse(null);
        List<EventStream> hearing;
        synchronized (this) {
            if (newest == told) {
                return;
            }
            told = newest;
            hearing = all();
        }
        hearing.forEach(stream -> stream.catalog(newest));
    }

    private void tick() {
        Instant now = clock.instant();
        all().forEach(stream -> stream.tick(now));
    }
}
