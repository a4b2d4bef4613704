package org.skillway.gateway.error;

/** A request is answered with a problem that says that its sender may not, or not so often. */
public record Refused(ErrorCode code, String requestId) {}
