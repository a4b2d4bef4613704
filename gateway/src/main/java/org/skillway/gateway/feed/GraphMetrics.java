package org.skillway.gateway.feed;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.skillway.gateway.graph.CatalogGraph;

/** How far the graph is, for those who watch over the gateway. */
@ApplicationScoped
class GraphMetrics {

    private final CurrentGraph current;
    private final GraphFile file;
    private final MeterRegistry registry;

    GraphMetrics(CurrentGraph current, GraphFile file, MeterRegistry registry) {
        this.current = current;
        this.file = file;
        this.registry = registry;
    }

    void register(@Observes StartupEvent event) {
        Gauge.builder("skillway.graph.revision", current, it -> it.graph()
                        .map(CatalogGraph::revision)
                        .orElse(-1L))
                .description("The catalog revision of the graph in use; -1 without one")
                .register(registry);
        Gauge.builder("skillway.graph.age", current, it -> it.sinceConfirmed().toMillis() / 1000.0)
                .baseUnit("seconds")
                .description("How long ago the catalog last confirmed the graph")
                .register(registry);
        FunctionCounter.builder("skillway.graph.saves.failed", file, GraphFile::failures)
                .description("How often the graph could not be written to where it is kept")
                .register(registry);
        Gauge.builder("skillway.graph.disk.free", file, it -> it.free()
                        .map(Long::doubleValue)
                        .orElse(Double.NaN))
                .baseUnit("bytes")
                .description("What is left of the volume on which the graph is kept")
                .register(registry);
    }
}
