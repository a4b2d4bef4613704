package org.skillway.gateway.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Set;

/** The largest body that is accepted. */
public final class BodyLimit {

    public static final long BYTES = 1024 * 1024;

    /** Whole catalogs and files of completions come in here; the services have limits of their own, which may be lower. */
    private static final Set<String> IMPORTS = Set.of("/api/v1/imports", "/api/v1/completion-imports");

    private static final long IMPORT_BYTES = 256 * 1024 * 1024;

    private BodyLimit() {}

    public static long of(HttpServerRequest request) {
        return IMPORTS.contains(request.path()) && HttpMethod.POST.equals(request.method()) ? IMPORT_BYTES : BYTES;
    }
}
