package org.skillway.gateway.feed;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means that any graph is held, however old: an old answer that says its age is better than none. */
@Readiness
class GraphLoaded implements HealthCheck {

    private final CurrentGraph current;

    GraphLoaded(CurrentGraph current) {
        this.current = current;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("catalog graph");
        return current.graph()
                .map(graph -> response.up().withData("revision", graph.revision()))
                .orElseGet(response::down)
                .build();
    }
}
