package org.skillway.gateway.planning;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much planning may cost. */
@ConfigMapping(prefix = "skillway.plans")
interface PlanConfig {

    /** How many plans are made at once, each in a process of its own, so that others are not kept from the processors. */
    @WithDefault("1")
    int processes();

    /** The heap of each process that makes plans. */
    @WithDefault("128M")
    MemorySize heap();

    /** How many more may wait; beyond that planning is refused for a moment. */
    @WithDefault("32")
    int waiting();

    /** The most work for one plan: counted, not timed, a second being about what one core does in a second. */
    @WithDefault("1S")
    Duration effort();

    /** The most work that a client can ask to be put into one plan. */
    @WithDefault("3S")
    Duration mostEffort();

    /** The most work for all distances of one answer, and for the skills worth most. */
    @WithDefault("5S")
    Duration comparing();

    /** The most work for one distance that stands beside other things in an answer, each having so much of its own. */
    @WithDefault("0.02S")
    Duration distance();

    /** How many such distances are kept for one revision of the catalog, over all learners. */
    @WithDefault("50000")
    int distancesKept();

    /** How long a plan waits for its turn before it is refused. */
    @WithDefault("10S")
    Duration turn();

    /**
     * When the clock ends what the count would not have: such a plan says that it is not reproducible.
     * Comparisons have four times as long, and a plan for which more work was asked for as much longer.
     */
    @WithDefault("5S")
    Duration longest();
}
