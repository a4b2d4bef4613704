package org.skillway.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Holds every answer that passes against what the document says of it: its status, its media type, and its body, in which
 * nothing may stand that is not described.
 */
final class DocumentedAnswers implements Filter {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private final JsonNode document;
    private final Map<String, Set<Integer>> seen = new TreeMap<>();
    private final Set<String> faults = new TreeSet<>();

    DocumentedAnswers(String document) throws JsonProcessingException {
        this.document = JSON.readTree(document);
        close(this.document.at("/components/schemas"));
    }

    /** An object whose members are described has no others, unless it says so. */
    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(DocumentedAnswers::close);
    }

    JsonNode document() {
        return document;
    }

    /** The statuses that each operation was seen to answer, as "GET /api/v1/roles". */
    Map<String, Set<Integer>> seen() {
        return seen;
    }

    /** Where an answer was not as documented. */
    Set<String> faults() {
        return faults;
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        Response answer = context.next(request, expected);
        check(request.getMethod(), URI.create(request.getURI()).getRawPath(), answer);
        return answer;
    }

    private void check(String method, String path, Response answer) {
        String template = template(path);
        int status = answer.statusCode();
        String what = method + " " + template;
        JsonNode response = resolved(document.path("paths")
                .path(template)
                .path(method.toLowerCase(Locale.ROOT))
                .path("responses")
                .path(Integer.toString(status)));
        if (response.isMissingNode()) {
            faults.add("%s does not document that it answers %s: %s".formatted(what, status, answer.asString()));
            return;
        }
        seen.computeIfAbsent(what, none -> new TreeSet<>()).add(status);
        JsonNode content = response.path("content");
        if (answer.asByteArray().length == 0) {
            if (!content.isEmpty()) {
                faults.add("%s %s has no body, against the document".formatted(what, status));
            }
            return;
        }
        String type = answer.contentType().split(";", 2)[0];
        if (!content.has(type)) {
            faults.add("%s %s does not document that it answers as %s".formatted(what, status, type));
            return;
        }
        if (type.endsWith("/json") || type.endsWith("+json")) {
            ObjectNode schema = content.path(type).path("schema").deepCopy();
            schema.set("components", document.path("components"));
            SCHEMAS.getSchema(schema)
                    .validate(answer.as(JsonNode.class))
                    .forEach(fault -> faults.add("%s %s: %s".formatted(what, status, fault)));
        }
    }

    private JsonNode resolved(JsonNode response) {
        return response.has("$ref") ? document.at(response.path("$ref").asText().substring(1)) : response;
    }

    /** Of several that fit, the one with the fewest variables. */
    private String template(String path) {
        return document.path("paths").properties().stream()
                .map(Map.Entry::getKey)
                .filter(template -> Pattern.matches(template.replaceAll("\\{[^}]+}", "[^/]+"), path))
                .min(Comparator.comparingLong(
                        template -> template.chars().filter(c -> c == '{').count()))
                .orElseThrow(() -> new AssertionError("The document knows nothing of " + path));
    }
}
