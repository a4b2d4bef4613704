package org.skillway.progress.carry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How records are carried along with merges of skills. */
@ConfigMapping(prefix = "skillway.carry")
interface CarryConfig {

    /** How often is looked whether merges have changed, by this process or another. */
    @WithDefault("1s")
    Duration every();

    /** How many learners share a commit; whoever changes merges waits for it, and writers behind them. */
    @WithDefault("50")
    int batch();

    /** How many pages of 8 KiB of a partition are searched by one statement. */
    @WithDefault("8192")
    int pages();
}
