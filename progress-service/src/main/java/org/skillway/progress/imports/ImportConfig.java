package org.skillway.progress.imports;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How completions are taken in in bulk. */
@ConfigMapping(prefix = "skillway.completion-imports")
interface ImportConfig {

    /** The largest upload in bytes; a larger one is refused before it is read. */
    @WithDefault("268435456")
    long maxUpload();

    /** How many lines go into the ledgers in one transaction: so long others who write the same ledgers wait. */
    @WithDefault("5000")
    int batch();

    /** How often an idle process looks for imports that another has left behind. */
    @WithDefault("10s")
    Duration look();

    /** After how long without a sign of life an upload counts as broken off. */
    @WithDefault("5m")
    Duration abandoned();
}
