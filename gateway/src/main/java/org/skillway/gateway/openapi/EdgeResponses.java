package org.skillway.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Says of every operation, whoever answers it, what holds for all: that requests are counted, so that it may be refused with
 * 429 and what is left stands on every answer (the document repeats that where an operation succeeds and where answers are
 * shared); and that a body is waited for no longer than so long.
 */
final class EdgeResponses {

    /** The names of these headers among the components. */
    static final String LIMIT = "RequestsLeft";

    static final String POLICY = "RequestsPolicy";

    private static final String COMPONENTS = "#/components/";

    private EdgeResponses() {}

    static void addTo(ObjectNode document) {
        document.path("paths")
                .forEach(path -> path.forEach(operation -> {
                    if (operation.path("responses") instanceof ObjectNode responses) {
                        // Where there is another reason for it, its answer tells of both.
                        if (!responses.has("429")) {
                            responses
                                    .putObject("429")
                                    .put("$ref", COMPONENTS + "responses/" + ProblemResponses.REFUSED);
                        }
                        if (operation.has("requestBody")) {
                            responses
                                    .putObject("408")
                                    .put("$ref", COMPONENTS + "responses/" + ProblemResponses.TOO_SLOW);
                        }
                        responses.forEach(EdgeResponses::addHeaders);
                    }
                }));
        document.path("components").path("responses").forEach(EdgeResponses::addHeaders);
    }

    private static void addHeaders(JsonNode response) {
        if (response instanceof ObjectNode described && !described.has("$ref")) {
            ObjectNode headers = described.withObjectProperty("headers");
            headers.putObject("RateLimit").put("$ref", COMPONENTS + "headers/" + LIMIT);
            headers.putObject("RateLimit-Policy").put("$ref", COMPONENTS + "headers/" + POLICY);
        }
    }
}
