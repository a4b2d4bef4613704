package org.skillway.gateway.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much each of the services behind the gateway is asked at the same time, and when it is no longer asked. */
@ConfigMapping(prefix = "skillway.services")
public interface ServicesConfig {

    /** How many requests a service works on at the same time: each has a connection. */
    @WithDefault("128")
    int connections();

    /** How many more wait for one of those connections; whoever comes after them hears at once that it is too many. */
    @WithDefault("384")
    int waiting();

    Breaker breaker();

    /** When a service counts as away, so that nobody waits for it any longer. */
    interface Breaker {
        /** The time that is looked back on. */
        @WithDefault("10S")
        Duration window();

        /** Fewer requests than this in that time prove nothing. */
        @WithDefault("5")
        int fewest();

        /** Of how many of a hundred requests an answer has to fail to come. */
        @WithDefault("50")
        int failedPercent();

        /** How long it is left alone before one request tries again. */
        @WithDefault("2S")
        Duration pause();
    }
}
