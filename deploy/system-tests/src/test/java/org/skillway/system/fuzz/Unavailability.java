package org.skillway.system.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Tells whether a system all of whose parts run may answer that something cannot be had right now. The document says of which
 * operations, and by which codes; the request has to be one of which the code is true.
 */
final class Unavailability {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOLD = "Skillway-Catalog-Revision";
    private static final String LEAST_REVISION = "Skillway-Min-Catalog-Revision";
    private static final String LEAST_VERSION = "Skillway-Min-Progress-Version";

    private final JsonNode document;

    /** The newest that was ever told. */
    private long revision;

    Unavailability(JsonNode document) {
        this.document = document;
    }

    /** Remembers how new the catalog is. */
    void note(Answer answer) {
        revision = Math.max(revision, number(answer.header(TOLD)));
    }

    /** @param operation what the document says of what was asked; empty where it knows nothing of it */
    boolean isTrue(Request request, Answer answer, Optional<JsonNode> operation) {
        Set<String> documented = operation.map(this::codes).orElseGet(Set::of);
        if (request.method().equals("HEAD")) {
            // Which of them it is stands in the body that is left out.
            return documented.stream().anyMatch(code -> fits(code, request));
        }
        String code = code(answer);
        return documented.contains(code) && fits(code, request);
    }

    private boolean fits(String code, Request request) {
        return switch (code) {
            case "catalog-behind" -> asked(request, LEAST_REVISION) > revision;
            case "progress-behind" -> asked(request, LEAST_VERSION) > 0;
            // Of what takes long, too much can be asked for at a time.
            case "planning-busy" -> true;
            default -> false;
        };
    }

    private Set<String> codes(JsonNode operation) {
        Set<String> codes = new HashSet<>();
        Operation.resolved(document, operation.path("responses").path("503"))
                .path("content")
                .path("application/problem+json")
                .path("examples")
                .forEach(example -> codes.add(example.path("value").path("code").asText()));
        return codes;
    }

    private static String code(Answer answer) {
        try {
            return JSON.readTree(answer.bytes()).path("code").asText();
        } catch (IOException e) {
            return "";
        }
    }

    private static long asked(Request request, String header) {
        return request.headers().stream()
                .filter(field -> field.name().equalsIgnoreCase(header))
                .mapToLong(field -> number(field.value()))
                .max()
                .orElse(0);
    }

    private static long number(String text) {
        String digits = text.strip();
        if (!digits.matches("\\d+")) {
            return 0;
        }
        return digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
    }
}
