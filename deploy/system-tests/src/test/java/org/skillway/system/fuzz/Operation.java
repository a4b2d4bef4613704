package org.skillway.system.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One operation of a document.
 *
 * @param template its path with the names of variables
 * @param bodies by media type, as the document describes them; empty where the operation takes none
 * @param conditional whether it must say what it changes (428)
 */
record Operation(
        String method, String template, List<Parameter> parameters, Map<String, JsonNode> bodies, boolean conditional) {

    /** @param in {@code path}, {@code query} or {@code header} */
    record Parameter(String name, String in, boolean required, JsonNode schema, List<JsonNode> examples) {}

    static List<Operation> of(JsonNode document) {
        List<Operation> all = new ArrayList<>();
        document.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(operation -> !operation.getKey().equals("parameters"))
                .forEach(operation -> all.add(of(document, operation.getKey(), path.getKey(), operation.getValue()))));
        return all;
    }

    private static Operation of(JsonNode document, String method, String template, JsonNode operation) {
        List<Parameter> parameters = new ArrayList<>();
        operation.path("parameters").forEach(one -> {
            JsonNode parameter = resolved(document, one);
            parameters.add(new Parameter(
                    parameter.path("name").asText(),
                    parameter.path("in").asText(),
                    parameter.path("required").asBoolean(),
                    parameter.path("schema"),
                    examples(document, parameter)));
        });
        Map<String, JsonNode> bodies = new LinkedHashMap<>();
        resolved(document, operation.path("requestBody"))
                .path("content")
                .properties()
                .forEach(type -> bodies.put(type.getKey(), type.getValue()));
        return new Operation(
                method.toUpperCase(Locale.ROOT),
                template,
                List.copyOf(parameters),
                bodies,
                operation.path("responses").has("428"));
    }

    /** What stands where a reference points to, or the node itself. */
    static JsonNode resolved(JsonNode document, JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    /** What the document shows of a parameter, of a body or of a schema. */
    static List<JsonNode> examples(JsonNode document, JsonNode described) {
        List<JsonNode> examples = new ArrayList<>();
        if (described.has("example")) {
            examples.add(described.path("example"));
        }
        JsonNode several = described.path("examples");
        several.forEach(one ->
                examples.add(several.isArray() ? one : resolved(document, one).path("value")));
        return examples;
    }

    boolean reads() {
        return method.equals("GET");
    }

    @Override
    public String toString() {
        return method + " " + template;
    }
}
