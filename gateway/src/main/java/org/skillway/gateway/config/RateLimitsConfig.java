package org.skillway.gateway.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How often this gateway may be asked by one subject; the values and their reasons stand in {@code application.properties}. */
@ConfigMapping(prefix = "skillway.rate-limits")
public interface RateLimitsConfig {

    /** Whether anybody is held up at all. */
    @WithDefault("true")
    boolean enabled();

    /** GET and HEAD of all that is not named below. */
    Quota reads();

    /** Every other method, likewise. */
    Quota writes();

    /** What is found by words. */
    Quota searches();

    /** What is solved: plans, distances, comparisons and checks of plans. */
    Quota plans();

    /** All of the catalog, or all of what is held about a learner, at once. */
    Quota exports();

    /** Files of whole catalogs and of completions. */
    Quota imports();

    /** An address may stand for many people who have not signed in: it gets so many times the quota of one. */
    @WithDefault("10")
    int addressShare();

    /** Of how many subjects and addresses it is known how often they came; those that came last. */
    @WithDefault("100000")
    int remembered();

    /**
     * The addresses of proxies before this gateway, as addresses or blocks (RFC 4632): what they say in
     * {@code X-Forwarded-For} is believed, and what anybody else says is not.
     */
    Optional<List<String>> trustedProxies();

    /** So many requests in so much time; what was not used is there again evenly over that time. */
    interface Quota {
        /** How many requests. */
        long requests();

        /** In how much time. */
        Duration window();
    }
}
