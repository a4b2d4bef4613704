package org.skillway.gateway.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is told of a span")
class NamelessSpanTest {

    private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
    private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
    private static final AttributeKey<String> MESSAGE = AttributeKey.stringKey("exception.message");

    private final List<SpanData> told = new ArrayList<>();
    private final Tracer tracer = SdkTracerProvider.builder()
            .setSampler(new RequestsSampler(1))
            .addSpanProcessor(new NamelessSpans(SimpleSpanProcessor.create(new Exporter())))
            .build()
            .get("test");

    @Test
    @DisplayName("has neither paths nor what an exception says, wherever they stand")
    void nameless() {
        Span other = tracer.spanBuilder("GET").setSpanKind(SpanKind.SERVER).startSpan();
        Span span = tracer.spanBuilder("GET /learners/{id}")
                .setSpanKind(SpanKind.SERVER)
                .setAttribute(PATH, "/learners/ana")
                .setAttribute(ROUTE, "/learners/{id}")
                .addLink(other.getSpanContext(), Attributes.of(PATH, "/learners/ana"))
                .startSpan();
        span.setStatus(StatusCode.ERROR, "ana is unknown");
        span.recordException(new IllegalStateException("ana is unknown"));
        span.end();

        assertThat(told).singleElement().satisfies(one -> {
            assertThat(one.getAttributes()).isEqualTo(Attributes.of(ROUTE, "/learners/{id}"));
            assertThat(one.getTotalAttributeCount()).isEqualTo(1);
            assertThat(one.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
            assertThat(one.getStatus().getDescription()).isEmpty();
            assertThat(one.getEvents()).singleElement().satisfies(event -> {
                assertThat(event.getAttributes().get(AttributeKey.stringKey("exception.type")))
                        .isEqualTo("java.lang.IllegalStateException");
                assertThat(event.getAttributes().get(MESSAGE)).isNull();
            });
            assertThat(one.getLinks()).singleElement().satisfies(link -> {
                assertThat(link.getSpanContext()).isEqualTo(other.getSpanContext());
                assertThat(link.getAttributes().isEmpty()).isTrue();
            });
        });
    }

    @Test
    @DisplayName("is nothing, where it belongs to no request")
    void onlyRequests() {
        tracer.spanBuilder("SELECT feed")
                .setSpanKind(SpanKind.CLIENT)
                .startSpan()
                .end();
        assertThat(told).isEmpty();

        Span request = tracer.spanBuilder("GET").setSpanKind(SpanKind.SERVER).startSpan();
        tracer.spanBuilder("SELECT feed")
                .setSpanKind(SpanKind.CLIENT)
                .setParent(Context.root().with(request))
                .startSpan()
                .end();
        request.end();
        assertThat(told).extracting(SpanData::getName).containsExactly("SELECT feed", "GET");
    }

    private final class Exporter implements SpanExporter {

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            told.addAll(spans);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
