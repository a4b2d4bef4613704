package org.skillway.progress.tracing;

import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.VertxOptions;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether somebody wants to hear of what becomes of each request. While nobody does, nothing is done for it. */
@Singleton
public class Tracing implements VertxOptionsCustomizer {

    private final boolean on;

    Tracing(@ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean off) {
        this.on = !off;
    }

    /** Vert.x then asks nobody, at each request and each call, whether it is traced. */
    @Override
    public void accept(VertxOptions options) {
        if (!on) {
            options.setTracingOptions(null);
        }
    }
}
