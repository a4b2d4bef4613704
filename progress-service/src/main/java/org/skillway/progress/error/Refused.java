package org.skillway.progress.error;

/** The present request is answered with a problem that says that its sender may not. */
public record Refused(ErrorCode code) {}
