package org.skillway.gateway.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.List;
import java.util.Set;

/**
 * What is told of a span: what is known to hold neither a learner's id nor a key, an address of somebody, a value of a statement
 * or the message of an exception. Paths hold all of that; their templates do not.
 */
final class NamelessSpan extends DelegatingSpanData {

    /** By the semantic conventions of OpenTelemetry, and for statements also by those before them, which the library still uses. */
    private static final Set<String> HARMLESS = Set.of(
            "http.request.method",
            "http.route",
            "http.response.status_code",
            "url.scheme",
            "server.address",
            "server.port",
            "network.protocol.name",
            "network.protocol.version",
            "error.type",
            "exception.type",
            "db.system",
            "db.system.name",
            "db.name",
            "db.namespace",
            "db.operation",
            "db.operation.name",
            "db.sql.table",
            "db.collection.name",
            "db.query.summary",
            "db.statement",
            "db.query.text");

    private final Attributes attributes;
    private final List<EventData> events;

    NamelessSpan(SpanData span) {
        super(span);
        this.attributes = harmless(span.getAttributes());
        this.events = span.getEvents().stream()
                .map(event -> EventData.create(event.getEpochNanos(), event.getName(), harmless(event.getAttributes())))
                .toList();
    }

    @SuppressWarnings("unchecked") // A key and its value come from the same entry.
    static Attributes harmless(Attributes told) {
        AttributesBuilder kept = Attributes.builder();
        told.forEach((key, value) -> {
            if (HARMLESS.contains(key.getKey())) {
                kept.put((AttributeKey<Object>) key, value);
            }
        });
        return kept.build();
    }

    @Override
    public Attributes getAttributes() {
        return attributes;
    }

    @Override
    public int getTotalAttributeCount() {
        return attributes.size();
    }

    @Override
    public List<EventData> getEvents() {
        return events;
    }

    @Override
    public List<LinkData> getLinks() {
        return super.getLinks().stream()
                .map(link -> LinkData.create(link.getSpanContext()))
                .toList();
    }

    /** Whether it failed; what an exception said of that may quote anything. */
    @Override
    public StatusData getStatus() {
        return StatusData.create(super.getStatus().getStatusCode(), "");
    }
}
