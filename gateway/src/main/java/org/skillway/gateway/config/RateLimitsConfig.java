package org.skillway.gateway.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How often this gateway may be asked by one subject; the values and their reasons stand in {@code application.properties}. */
@ConfigMapping(prefix = "skillway.rate-limits")
public interface RateLimitsConfig {

    @WithDefault("true")
    boolean enabled();

    /** GET and HEAD. */
    Quota reads();

    /** Every other method. */
    Quota writes();

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
        long requests();

        Duration window();
    }
}
