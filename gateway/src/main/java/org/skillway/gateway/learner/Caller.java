package org.skillway.gateway.learner;

/** Who asks, as far as it is passed on: the {@code Authorization} header as it came, and the request's name. */
public record Caller(String authorization, String requestId) {

    private static final String SCHEME = "Bearer ";

    /** The token without the name of its scheme, which was looked at before anybody gets here. */
    String token() {
        return authorization.substring(SCHEME.length()).strip();
    }
}
