package org.skillway.progress.cohort;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How cohorts are counted. */
@ConfigMapping(prefix = "skillway.cohorts")
interface CohortConfig {

    /** How long figures stand before they are counted anew. */
    @WithDefault("24h")
    Duration every();

    /** How often a process looks whether it is time. */
    @WithDefault("15m")
    Duration look();

    /** After how long a skill that is unlocked and not completed counts as one before which somebody is stuck. */
    @WithDefault("30d")
    Duration stuckAfter();

    /**
     * How long counting may take so that it rests between partitions, for three quarters of the time at the most; what
     * needs longer anyway does not rest.
     */
    @WithDefault("40s")
    Duration within();

    /** How many partitions are read at once; each takes some 300 bytes of memory a learner. */
    @WithDefault("2")
    int readers();
}
