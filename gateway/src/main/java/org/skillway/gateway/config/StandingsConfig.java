package org.skillway.gateway.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How learners' standings are asked for, many in one call, and how many are kept to be asked about rather than for. */
@ConfigMapping(prefix = "skillway.standings")
public interface StandingsConfig {

    /** Calls that are under way at the same time; what comes while all of them are waits for the next. */
    @WithDefault("4")
    int calls();

    /** How many standings one call asks for; progress-service takes no more than 128. */
    @WithDefault("64")
    int together();

    /** How many requests wait for a call to start; whoever comes after them hears at once that it is too many. */
    @WithDefault("1024")
    int waiting();

    /** How much memory the standings that are kept may take. */
    @WithDefault("64M")
    MemorySize memory();

    /** How long a standing is kept: what was erased elsewhere is in memory no longer than this. */
    @WithDefault("10M")
    Duration keep();
}
