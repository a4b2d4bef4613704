package org.skillway.progress.follower;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** The catalog that is followed. */
@ConfigMapping(prefix = "skillway.catalog")
interface FollowerConfig {

    /** Base address of catalog-service. */
    URI url();

    /** How long the catalog may hold a request while it has nothing new; at most 30 s by contract. */
    @WithDefault("20s")
    Duration longPoll();

    /** How much longer than that a byte may take to come before the answer counts as stalled. */
    @WithDefault("10s")
    Duration stall();
}
