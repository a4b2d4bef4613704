package org.skillway.gateway.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.skillway.gateway.graph.CatalogGraph;

/** The graph that answers are computed from, swapped whole when the catalog has a new revision. */
@ApplicationScoped
public class CurrentGraph {

    private final Clock clock;
    private final AtomicReference<CatalogGraph> graph = new AtomicReference<>();
    private volatile Instant confirmed;
    private volatile boolean inTouch;

    CurrentGraph(Clock clock) {
        this.clock = clock;
    }

    public Optional<CatalogGraph> graph() {
        return Optional.ofNullable(graph.get());
    }

    /** How long ago the catalog last confirmed the graph, while it cannot be asked; empty while it can. */
    public Optional<Duration> age() {
        return inTouch || confirmed == null ? Optional.empty() : Optional.of(sinceConfirmed());
    }

    Duration sinceConfirmed() {
        return confirmed == null ? Duration.ZERO : Duration.between(confirmed, clock.instant());
    }

    void adopt(CatalogGraph newest) {
        graph.set(newest);
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
