package org.skillway.gateway.web;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The largest body that is accepted. */
@ApplicationScoped
public class BodyLimit {

    public static final long BYTES = 1024 * 1024;

    /** Whole catalogs and files of completions come in here; the services have limits of their own, which may be lower. */
    private static final Set<String> IMPORTS = Set.of("/api/v1/imports", "/api/v1/completion-imports");

    private final long importBytes;
    private final long httpBytes;

    /** @param maxUpload the largest import; the HTTP limit of the part moves with it, and the catalog has one of the same name */
    BodyLimit(
            @ConfigProperty(name = "skillway.imports.max-upload") MemorySize maxUpload,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize mostHttp) {
        this.importBytes = maxUpload.asLongValue();
        this.httpBytes = mostHttp.asLongValue();
    }

    /** Two limits of which one makes the other a lie are refused before anybody relies on them. */
    void check(@Observes StartupEvent start) {
        if (httpBytes < Math.max(importBytes, BYTES)) {
            throw new IllegalStateException(
                    "skillway.imports.max-upload lets in %d bytes and other bodies may have %d, but quarkus.http.limits.max-body-size is only %d: what is between would break off without a problem. Leave quarkus.http.limits.max-body-size unset, it follows skillway.imports.max-upload, and let that be 1M at least."
                            .formatted(importBytes, BYTES, httpBytes));
        }
    }

    public long of(HttpServerRequest request) {
        return isImport(request) ? importBytes : BYTES;
    }

    public static boolean isImport(HttpServerRequest request) {
        return IMPORTS.contains(request.path()) && HttpMethod.POST.equals(request.method());
    }
}
