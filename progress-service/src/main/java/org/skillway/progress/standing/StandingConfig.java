package org.skillway.progress.standing;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much is kept of what was read. */
@ConfigMapping(prefix = "skillway.standings")
interface StandingConfig {

    /** How much memory the standings that are kept may take; with none, each read takes all rows. */
    @WithDefault("32M")
    MemorySize memory();

    /** How long a standing is kept that nobody asks for: what another process erased is in memory no longer than this. */
    @WithDefault("10M")
    Duration keep();
}
