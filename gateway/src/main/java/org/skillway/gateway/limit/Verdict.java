package org.skillway.gateway.limit;

/**
 * What is left after a request.
 *
 * @param seconds until the whole quota is there again or, of a request that is refused, until one more may come
 */
record Verdict(Policy policy, long quota, long windowSeconds, boolean allowed, long remaining, long seconds) {

    /** The field {@code RateLimit-Policy} (draft-ietf-httpapi-ratelimit-headers): a list of structured items (RFC 9651). */
    String policyField() {
        return "\"" + policy.wire() + "\";q=" + quota + ";w=" + windowSeconds;
    }

    /** The field {@code RateLimit} of the same draft. */
    String limitField() {
        return "\"" + policy.wire() + "\";r=" + remaining + ";t=" + seconds;
    }
}
