package org.skillway.progress.ledger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How ledgers are written. */
@ConfigMapping(prefix = "skillway.ledger")
interface LedgerConfig {

    /** How many commits can be under way at once; each takes one connection of the pool. */
    @WithDefault("4")
    int writers();

    /** How many writes share one commit at the most. */
    @WithDefault("64")
    int batch();

    /** How many writes may wait for their commit; further ones are refused with 503. */
    @WithDefault("2048")
    int waiting();
}
