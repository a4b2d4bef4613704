package org.skillway.gateway.security;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What is asked of tokens, as it is unless somebody says otherwise. */
record Identity(
        boolean local,
        Optional<Set<String>> authorizedParties,
        Set<String> types,
        int longestToken,
        Duration kept,
        Duration keysRefresh,
        Duration keysPause,
        Duration keysOutlive)
        implements IdentityConfig {

    static Identity asUsual() {
        return only(null);
    }

    /** With one client to which tokens may have been given, or any for null. */
    static Identity only(String party) {
        return new Identity(
                false,
                Optional.ofNullable(party).map(Set::of),
                Set.of("JWT", "at+jwt"),
                8_192,
                Duration.ofMinutes(1),
                Duration.ofMinutes(1),
                Duration.ofSeconds(5),
                Duration.ofHours(1));
    }
}
