package org.skillway.catalog.tracing;

import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdkBuilder;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.quarkus.arc.All;
import io.quarkus.opentelemetry.runtime.AutoConfiguredOpenTelemetrySdkBuilderCustomizer;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Puts {@link NamelessSpans} before whatever takes spans. It stands in for the customizer of the framework that would hand them
 * over as they are, which {@code application.properties} leaves out.
 */
@Singleton
class NamelessTraces implements AutoConfiguredOpenTelemetrySdkBuilderCustomizer {

    private final List<SpanProcessor> takers;

    NamelessTraces(@All List<SpanProcessor> takers) {
        this.takers = takers;
    }

    @Override
    public void customize(AutoConfiguredOpenTelemetrySdkBuilder builder) {
        builder.addTracerProviderCustomizer((provider, config) -> {
            takers.stream().map(NamelessSpans::new).forEach(provider::addSpanProcessor);
            return provider;
        });
    }
}
