package org.skillway.gateway.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Which answers of catalog-service are kept as they came. */
@ConfigMapping(prefix = "skillway.kept-answers")
public interface KeptAnswersConfig {

    /** How much memory they may take. */
    @WithDefault("64M")
    MemorySize memory();

    /** How many are asked for at the same time. */
    @WithDefault("32")
    int calls();

    /** How many requests wait beyond that; whoever comes after them hears at once that it is too many. */
    @WithDefault("1024")
    int waiting();

    /** How long the catalog may take to say that one still holds, before it is given with its age. */
    @WithDefault("2S")
    Duration confirm();
}
