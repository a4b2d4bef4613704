package org.skillway.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes what the parts tell of their work, as a collector does (OTLP over HTTP). */
final class SpanReceiver implements AutoCloseable {

    private final HttpServer server;
    private final List<ExportTraceServiceRequest> told = new CopyOnWriteArrayList<>();

    /** @param service the part that tells it */
    record Received(String service, Span span) {

        String id() {
            return HexFormat.of().formatHex(span.getSpanId().toByteArray());
        }

        String parent() {
            return HexFormat.of().formatHex(span.getParentSpanId().toByteArray());
        }

        String attribute(String key) {
            return value(span.getAttributesList(), key);
        }
    }

    SpanReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    String endpoint() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** All spans of one trace that have come so far. */
    List<Received> trace(String id) {
        return told.stream()
                .flatMap(one -> one.getResourceSpansList().stream())
                .flatMap(resource -> resource.getScopeSpansList().stream()
                        .flatMap(scope -> scope.getSpansList().stream())
                        .map(span ->
                                new Received(value(resource.getResource().getAttributesList(), "service.name"), span)))
                .filter(received -> HexFormat.of()
                        .formatHex(received.span().getTraceId().toByteArray())
                        .equals(id))
                .toList();
    }

    /** All that was ever told, as text. */
    String everything() {
        return told.toString();
    }

    private void take(HttpExchange exchange) throws IOException {
        told.add(ExportTraceServiceRequest.parseFrom(exchange.getRequestBody().readAllBytes()));
        exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private static String value(List<KeyValue> attributes, String key) {
        return attributes.stream()
                .filter(one -> one.getKey().equals(key))
                .map(one -> one.getValue().hasIntValue()
                        ? Long.toString(one.getValue().getIntValue())
                        : one.getValue().getStringValue())
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
