package org.skillway.gateway.openapi;

import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.openapi.runtime.io.Format;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.skillway.gateway.error.ErrorCode;
import org.skillway.gateway.service.ServiceDocuments;
import org.skillway.gateway.web.EdgeProblems;
import org.skillway.gateway.web.KeptBody;

/**
 * Serves the OpenAPI document in the place of Quarkus, which sends a megabyte each time and packs it anew: with a tag that
 * names its bytes, and packed once. It is the same for as long as this process lives, but another may run another release.
 */
@ApplicationScoped
class ServedDocument {

    private static final int AFTER_RATE_LIMITS = 275;
    private static final Set<HttpMethod> OFFERED = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final Map<String, Format> BY_ENDING =
            Map.of(".json", Format.JSON, ".yaml", Format.YAML, ".yml", Format.YAML);

    private final OpenApiDocumentService documents;
    private final EdgeProblems problems;
    private final Map<Format, Served> served = new ConcurrentHashMap<>();

    private record Served(String etag, KeptBody body) {}

    ServedDocument(OpenApiDocumentService documents, EdgeProblems problems) {
        this.documents = documents;
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, AFTER_RATE_LIMITS);
    }

    private void handle(RoutingContext context) {
        String path = context.normalizedPath();
        String ending = path.startsWith(ServiceDocuments.WHOLE)
                ? path.substring(ServiceDocuments.WHOLE.length()).replaceFirst("/$", "")
                : null;
        if (ending == null || !(ending.isEmpty() || BY_ENDING.containsKey(ending))) {
            context.next();
        } else if (OFFERED.contains(context.request().method())) {
            send(context.request(), ending);
        } else {
            problems.send(
                    context.request(),
                    ErrorCode.METHOD_NOT_ALLOWED,
                    Map.of("Allow", "GET, HEAD"),
                    context.request().method().name());
        }
    }

    private void send(HttpServerRequest request, String ending) {
        Format format = ending.isEmpty() ? wanted(request) : BY_ENDING.get(ending);
        Served one = served.computeIfAbsent(format, this::read);
        HttpServerResponse response = request.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, format.getMimeType() + ";charset=UTF-8")
                .putHeader(HttpHeaders.ETAG, one.etag)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        if (ending.isEmpty()) {
            response.putHeader(HttpHeaders.VARY, "Accept");
        }
        one.body.answer(request);
    }

    /** As Quarkus has it: YAML, unless it is JSON that is accepted or asked for. */
    private static Format wanted(HttpServerRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        boolean json = (accept != null && accept.contains(Format.JSON.getMimeType()))
                || "JSON".equalsIgnoreCase(request.getParam("format"));
        return json ? Format.JSON : Format.YAML;
    }

    private Served read(Format format) {
        byte[] document = documents.getDocument(OpenApiConstants.DEFAULT_DOCUMENT_NAME, format);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(document);
            return new Served(
                    "\"" + HexFormat.of().formatHex(digest, 0, 16) + "\"", new KeptBody(Buffer.buffer(document)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
