package org.skillway.progress.follower;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.skillway.progress.replica.Position;

/** The replica's position as gauges. */
@Singleton
class FollowerMetrics {

    private final FollowerState state;
    private final MeterRegistry registry;

    FollowerMetrics(FollowerState state, MeterRegistry registry) {
        this.state = state;
        this.registry = registry;
    }

    void register(@Observes StartupEvent event) {
        Gauge.builder("skillway.catalog.replica.revision", state, now -> now.position()
                        .map(Position::revision)
                        .orElse(-1L))
                .description("The catalog revision that the replica stands at; -1 before the first load")
                .register(registry);
        Gauge.builder("skillway.catalog.replica.lag", state, FollowerState::lag)
                .description("By how many revisions the replica was behind at the catalog's last word")
                .register(registry);
        Gauge.builder("skillway.catalog.replica.silence", state, now -> now.sinceContact()
                        .map(age -> age.toMillis() / 1000.0)
                        .orElse(Double.NaN))
                .description("How long ago the catalog's last word was")
                .baseUnit("seconds")
                .register(registry);
    }
}
