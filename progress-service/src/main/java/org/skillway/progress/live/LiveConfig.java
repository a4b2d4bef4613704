package org.skillway.progress.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How those who follow what changes are told of it. */
@ConfigMapping(prefix = "skillway.live")
interface LiveConfig {

    /** How many may follow this process at once, one for each process of the gateway; further ones are refused with 503. */
    @WithDefault("64")
    int followers();

    /** How often a follower hears something, if only that this process is there. */
    @WithDefault("5s")
    Duration beat();
}
