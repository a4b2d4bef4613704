package org.skillway.gateway.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/** The largest body that is accepted. */
public final class BodyLimit {

    public static final long BYTES = 1024 * 1024;

    /** Whole catalogs come in here; the catalog has a limit of its own for them, which may be lower. */
    private static final String IMPORTS = "/api/v1/imports";

    private static final long IMPORT_BYTES = 256 * 1024 * 1024;

    private BodyLimit() {}

    public static long of(HttpServerRequest request) {
        return IMPORTS.equals(request.path()) && HttpMethod.POST.equals(request.method()) ? IMPORT_BYTES : BYTES;
    }
}
