package org.skillway.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Holds every answer that passes against what the document says of it: its status, its media type, and its body, in which
 * nothing may stand that is not described.
 */
public final class DocumentedAnswers implements Filter {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private final JsonNode document;
    private final Map<String, Set<Integer>> seen = new TreeMap<>();
    private final Map<String, JsonSchema> schemas = new HashMap<>();
    private final Set<String> faults = new TreeSet<>();

    public DocumentedAnswers(String document) throws JsonProcessingException {
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

    public JsonNode document() {
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
        faults.addAll(faultsOf(
                request.getMethod(),
                URI.create(request.getURI()).getRawPath(),
                answer.statusCode(),
                answer.contentType(),
                answer.asByteArray()));
        return answer;
    }

    /**
     * What is not as documented in one answer.
     *
     * @param path as it was sent, without the query
     * @param type the media type with its parameters; empty or null where the answer names none
     */
    public List<String> faultsOf(String method, String path, int status, String type, byte[] body) {
        String template = template(path).orElseThrow(() -> new AssertionError("The document knows nothing of " + path));
        String what = method + " " + template;
        JsonNode response = resolved(document.path("paths")
                .path(template)
                .path(method.toLowerCase(Locale.ROOT))
                .path("responses")
                .path(Integer.toString(status)));
        if (response.isMissingNode()) {
            return List.of("%s does not document that it answers %s: %s"
                    .formatted(what, status, new String(body, StandardCharsets.UTF_8)));
        }
        seen.computeIfAbsent(what, none -> new TreeSet<>()).add(status);
        String answer = what + " " + status;
        JsonNode content = response.path("content");
        if (body.length == 0) {
            // Of a file of lines there may be none.
            return content.isEmpty() || content.has("application/x-ndjson")
                    ? List.of()
                    : List.of(answer + " has no body, against the document");
        }
        String bare = type == null ? "" : type.split(";", 2)[0];
        if (!content.has(bare)) {
            return List.of("%s does not document that it answers as %s".formatted(answer, bare));
        }
        return bare.endsWith("/json") || bare.endsWith("+json")
                ? faultsOf(answer, schema(answer + bare, content.path(bare)), body)
                : List.of();
    }

    private static List<String> faultsOf(String answer, JsonSchema schema, byte[] body) {
        try {
            return schema.validate(JSON.readTree(body)).stream()
                    .map(fault -> answer + ": " + fault)
                    .toList();
        } catch (IOException e) {
            return List.of(answer + " is no JSON: " + e.getMessage());
        }
    }

    private JsonSchema schema(String name, JsonNode content) {
        return schemas.computeIfAbsent(name, none -> {
            ObjectNode schema = content.path("schema").deepCopy();
            schema.set("components", document.path("components"));
            return SCHEMAS.getSchema(schema);
        });
    }

    private JsonNode resolved(JsonNode response) {
        return response.has("$ref") ? document.at(response.path("$ref").asText().substring(1)) : response;
    }

    /** What the document calls this path: of several that fit, the one with the fewest variables. */
    public Optional<String> template(String path) {
        return document.path("paths").properties().stream()
                .map(Map.Entry::getKey)
                .filter(template -> Pattern.matches(template.replaceAll("\\{[^}]+}", "[^/]+"), path))
                .min(Comparator.comparingLong(
                        template -> template.chars().filter(c -> c == '{').count()));
    }
}
