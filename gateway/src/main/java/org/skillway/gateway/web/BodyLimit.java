package org.skillway.gateway.web;

/** The largest body that is accepted. */
public final class BodyLimit {

    public static final long BYTES = 1024 * 1024;

    private BodyLimit() {}
}
