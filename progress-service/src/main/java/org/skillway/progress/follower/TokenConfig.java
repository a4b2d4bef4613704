package org.skillway.progress.follower;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** The client credentials (RFC 6749, 4.4) with which the feed is read. */
@ConfigMapping(prefix = "skillway.token")
interface TokenConfig {

    /** The provider's token endpoint. */
    URI url();

    String clientId();

    /** Set by the environment; without it the service does not start. */
    Optional<String> clientSecret();
}
