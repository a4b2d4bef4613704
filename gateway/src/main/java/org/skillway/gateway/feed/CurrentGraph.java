package org.skillway.gateway.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.skillway.gateway.graph.CatalogGraph;

/** The graph that answers are computed from, swapped whole when the catalog has a new revision. */
@ApplicationScoped
public class CurrentGraph {

    private final Clock clock;
    private final AtomicReference<CatalogGraph> graph = new AtomicReference<>();
    private final AtomicLong newestTold = new AtomicLong();
    private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();
    private volatile Instant confirmed;
    private volatile boolean inTouch;

    /** Somebody who needs a graph that is at least so new. */
    private record Waiting(long revision, CompletableFuture<CatalogGraph> arrived) {

        private void look(CatalogGraph newest) {
            if (newest.revision() >= revision) {
                arrived.complete(newest);
            }
        }
    }

    CurrentGraph(Clock clock) {
        this.clock = clock;
    }

    public Optional<CatalogGraph> graph() {
        return Optional.ofNullable(graph.get());
    }

    /**
     * A graph that is at least at this revision, as soon as there is one.
     *
     * @return the caller's own, to be completed or cancelled by whoever does not want to wait any longer
     */
    public CompletableFuture<CatalogGraph> atLeast(long revision) {
        CompletableFuture<CatalogGraph> arrived = new CompletableFuture<>();
        Waiting one = new Waiting(revision, arrived);
        waiting.add(one);
        CompletableFuture<?> unused = arrived.whenComplete((newest, failure) -> waiting.remove(one));
        // It may have come in between.
        graph().ifPresent(one::look);
        return arrived;
    }

    /** How long ago the catalog last confirmed the graph, while it cannot be asked; empty while it can. */
    public Optional<Duration> age() {
        return inTouch || confirmed == null ? Optional.empty() : Optional.of(sinceConfirmed());
    }

    Duration sinceConfirmed() {
        return confirmed == null ? Duration.ZERO : Duration.between(confirmed, clock.instant());
    }

    /** A client has heard of this revision through this gateway, whether or not the graph is there already. */
    public void told(long revision) {
        newestTold.accumulateAndGet(revision, Math::max);
    }

    /** The revision below which an answer would be older than the graph, or than what a client has heard here. */
    public long leastRevision() {
        return Math.max(graph().map(CatalogGraph::revision).orElse(0L), newestTold.get());
    }

    void adopt(CatalogGraph newest) {
        CatalogGraph before = graph.getAndSet(newest);
        if (before == null || !before.epoch().equals(newest.epoch())) {
            // Revisions of another epoch say nothing about those of this one.
            newestTold.set(0);
        }
        waiting.forEach(one -> one.look(newest));
    }

    /** The graph comes from a file that was last confirmed then. */
    void restored(CatalogGraph saved, Instant then) {
        confirmed = then;
        graph.set(saved);
    }

    Instant confirm() {
        confirmed = clock.instant();
        inTouch = true;
        return confirmed;
    }

    void lostTouch() {
        inTouch = false;
    }
}
