package org.skillway.catalog.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What is asked of tokens beside {@code mp.jwt.*}, and how the keys of their issuer are kept. */
@ConfigMapping(prefix = "skillway.identity")
interface IdentityConfig {

    /** Whether this is a stack on one machine, whose issuer may stand beside it and speak plain HTTP. */
    @WithDefault("false")
    boolean local();

    /** The clients to which a token may have been given, by {@code azp}, else {@code client_id}; any unless named. */
    Optional<Set<String>> authorizedParties();

    /** What a token may call itself in the {@code typ} of its header; one that says nothing is a {@code JWT}. */
    @WithDefault("JWT,at+jwt")
    Set<String> types();

    /** In characters; a longer one is refused unread. */
    @WithDefault("8192")
    int longestToken();

    /** How long a token that was found valid is not verified again. */
    @WithDefault("1M")
    Duration kept();

    /** How long the issuer's keys count before they are fetched again, whatever the issuer says of that. */
    @WithDefault("1M")
    Duration keysRefresh();

    /** They are also fetched for a key that is not among them: ten times at once, and then once in this time. */
    @WithDefault("5S")
    Duration keysPause();

    /** How long they count while the issuer cannot be reached. */
    @WithDefault("1H")
    Duration keysOutlive();
}
