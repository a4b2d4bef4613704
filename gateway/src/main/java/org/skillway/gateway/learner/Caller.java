package org.skillway.gateway.learner;

/** Who asks, as far as it is passed on: the {@code Authorization} header as it came, and the request's name. */
public record Caller(String authorization, String requestId) {}
