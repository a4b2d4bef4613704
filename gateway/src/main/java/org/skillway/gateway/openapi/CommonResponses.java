package org.skillway.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * Adds to each operation of the gateway's own the answers and headers that follow from what it is asked with, so that the
 * operation itself says only what is peculiar to it.
 */
final class CommonResponses {

    private static final String RESPONSES = "#/components/responses/";
    private static final String HEADERS = "#/components/headers/";

    /** What names the two numbers that a combined answer was computed from, and the answer itself. */
    private static final Map<String, String> OF_COMBINED = new TreeMap<>(Map.of(
            "ETag", "CombinedETag",
            "Skillway-Catalog-Revision", "UsedCatalogRevision",
            "Skillway-Progress-Version", "UsedProgressVersion",
            "Age", "CatalogAge"));

    private CommonResponses() {}

    static void addTo(ObjectNode document) {
        document.path("paths").properties().forEach(path -> path.getValue().forEach(operation -> {
            if (operation.path("responses") instanceof ObjectNode responses) {
                addTo(path.getKey(), operation, responses);
            }
        }));
    }

    private static void addTo(String path, JsonNode operation, ObjectNode responses) {
        boolean ofALearner = path.startsWith("/api/v1/learners/{id}");
        boolean body = operation.has("requestBody");
        boolean combined = takes(operation, "If-None-Match");
        if (combined) {
            ObjectNode headers = responses.withObject("/200/headers");
            OF_COMBINED.forEach((name, header) -> headers.putObject(name).put("$ref", HEADERS + header));
            responses.withObject("/304").put("description", "The client has this answer already.");
            add(responses, "503", ProblemResponses.UNAVAILABLE);
        }
        add(responses, "400", body ? ProblemResponses.INVALID_BODY : ProblemResponses.INVALID_REQUEST);
        if (!operation.path("security").isEmpty()) {
            add(responses, "401", ProblemResponses.TOKEN_NEEDED);
            add(responses, "403", ofALearner ? "NotYourLearner" : "Forbidden");
        }
        add(responses, "406", ProblemResponses.OTHER_MEDIA_TYPE);
        if (body) {
            add(responses, "411", "LengthRequired");
            add(responses, "413", "BodyTooLarge");
            add(responses, "415", ProblemResponses.UNREADABLE_MEDIA_TYPE);
        }
        add(responses, "500", "InternalError");
        sort(responses);
    }

    private static boolean takes(JsonNode operation, String header) {
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("in").asText().equals("header")
                    && parameter.path("name").asText().equals(header)) {
                return true;
            }
        }
        return false;
    }

    /** Where parameters or bodies are constrained, the scanner adds an answer that says nothing. */
    private static void add(ObjectNode responses, String status, String component) {
        JsonNode there = responses.path(status);
        if (!there.has("$ref") && !there.has("content")) {
            responses.putObject(status).put("$ref", RESPONSES + component);
        }
    }

    private static void sort(ObjectNode responses) {
        Map<String, JsonNode> sorted = new TreeMap<>();
        responses.properties().forEach(response -> sorted.put(response.getKey(), response.getValue()));
        responses.removeAll();
        responses.setAll(sorted);
    }
}
