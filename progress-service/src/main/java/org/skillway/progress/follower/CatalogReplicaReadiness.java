package org.skillway.progress.follower;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Not ready before the catalog has been loaded once, since every write would be refused. From then on ready however old
 * the replica gets: what is known works, and the age is shown here and in the metrics.
 */
@Readiness
class CatalogReplicaReadiness implements HealthCheck {

    private final FollowerState state;

    CatalogReplicaReadiness(FollowerState state) {
        this.state = state;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("catalog-replica")
                .status(state.position().isPresent())
                .withData("lagRevisions", state.lag());
        state.position().ifPresent(position -> response.withData(
                        "epoch", position.epoch().toString())
                .withData("revision", position.revision()));
        state.sinceContact().ifPresent(age -> response.withData("secondsSinceContact", age.toSeconds()));
        state.fault().ifPresent(why -> response.withData("fault", why));
        return response.build();
    }
}
