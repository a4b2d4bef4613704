package org.skillway.progress.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;

/** Hands spans on as {@link NamelessSpan}s. */
final class NamelessSpans implements SpanProcessor {

    private final SpanProcessor taker;

    NamelessSpans(SpanProcessor taker) {
        this.taker = taker;
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        taker.onStart(parent, span);
    }

    @Override
    public boolean isStartRequired() {
        return taker.isStartRequired();
    }

    @Override
    public void onEnd(ReadableSpan span) {
        taker.onEnd(new Nameless(span));
    }

    @Override
    public boolean isEndRequired() {
        return taker.isEndRequired();
    }

    @Override
    public CompletableResultCode shutdown() {
        return taker.shutdown();
    }

    @Override
    public CompletableResultCode forceFlush() {
        return taker.forceFlush();
    }

    /** A span that has ended, of which all is told through {@link #toSpanData}. */
    private record Nameless(ReadableSpan span) implements ReadableSpan {

        @Override
        public SpanData toSpanData() {
            return new NamelessSpan(span.toSpanData());
        }

        @Override
        public <T> T getAttribute(AttributeKey<T> key) {
            return getAttributes().get(key);
        }

        @Override
        public Attributes getAttributes() {
            return NamelessSpan.harmless(span.getAttributes());
        }

        @Override
        public SpanContext getSpanContext() {
            return span.getSpanContext();
        }

        @Override
        public SpanContext getParentSpanContext() {
            return span.getParentSpanContext();
        }

        @Override
        public String getName() {
            return span.getName();
        }

        @Override
        @SuppressWarnings("deprecation") // Of a method that has to be there.
        public io.opentelemetry.sdk.common.InstrumentationLibraryInfo getInstrumentationLibraryInfo() {
            return span.getInstrumentationLibraryInfo();
        }

        @Override
        public InstrumentationScopeInfo getInstrumentationScopeInfo() {
            return span.getInstrumentationScopeInfo();
        }

        @Override
        public boolean hasEnded() {
            return span.hasEnded();
        }

        @Override
        public long getLatencyNanos() {
            return span.getLatencyNanos();
        }

        @Override
        public SpanKind getKind() {
            return span.getKind();
        }
    }
}
