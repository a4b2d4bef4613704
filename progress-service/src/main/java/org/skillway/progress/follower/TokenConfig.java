package org.skillway.progress.follower;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.Secret;
import java.net.URI;

/** The client credentials (RFC 6749, 4.4) with which the feed is read. */
@ConfigMapping(prefix = "skillway.token")
interface TokenConfig {

    /** The provider's token endpoint. */
    URI url();

    /** The client as which tokens are asked for. */
    String clientId();

    /** The secret that the provider knows for this client. */
    Secret<String> clientSecret();
}
