package org.skillway.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Holds the OpenAPI document that a part serves against the one that is committed, so that a change of the interface
 * shows in review, and against the schemas that all parts share.
 */
public final class InterfaceDocument {

    /** System property that, when {@code true}, writes the served document over the committed one. */
    public static final String UPDATE = "skillway.update-interface";

    private static final Path COMMON_SCHEMAS = Path.of("..", "deploy", "contract", "common-schemas.json");
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final JsonNode served;

    private InterfaceDocument(JsonNode served) {
        this.served = served;
    }

    /** @param json the document as it is served */
    public static InterfaceDocument served(String json) {
        try {
            return new InterfaceDocument(JSON.readTree(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails unless the committed document says the same. */
    public void isCommittedAs(Path committed) {
        try {
            if (Boolean.getBoolean(UPDATE)) {
                Files.createDirectories(committed.getParent());
                Files.writeString(committed, JSON.writeValueAsString(served) + "\n");
            }
            assertThat(Files.exists(committed)).as("%s is committed", committed).isTrue();
            assertThat(JSON.readTree(committed.toFile()))
                    .as(
                            "The interface has changed. If that is meant, run the tests with -D%s=true and commit %s",
                            UPDATE, committed)
                    .isEqualTo(served);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails unless each operation declares the variables of its path by their names: clients fill them in by name. */
    public void declaresPathVariables() {
        served.path("paths").properties().forEach(path -> {
            Set<String> variables = VARIABLE.matcher(path.getKey())
                    .results()
                    .map(variable -> variable.group(1))
                    .collect(Collectors.toSet());
            path.getValue().properties().stream()
                    .filter(operation -> operation.getValue().has("operationId"))
                    .forEach(operation -> assertThat(parameters(operation.getValue(), "path"))
                            .as("Path parameters of %s %s", operation.getKey(), path.getKey())
                            .isEqualTo(variables));
        });
    }

    /** Fails unless every {@code POST} can be sent again under a key. */
    public void letsPostsBeRepeated() {
        served.path("paths").properties().stream()
                .filter(path -> path.getValue().has("post"))
                .forEach(path -> assertThat(parameters(path.getValue().path("post"), "header"))
                        .as("Headers of post %s", path.getKey())
                        .contains("Idempotency-Key"));
    }

    private Set<String> parameters(JsonNode operation, String in) {
        Set<String> names = new HashSet<>();
        operation.path("parameters").forEach(parameter -> {
            JsonNode meant = parameter.has("$ref")
                    ? served.at(parameter.get("$ref").asText().substring(1))
                    : parameter;
            if (meant.path("in").asText().equals(in)) {
                names.add(meant.path("name").asText());
            }
        });
        return names;
    }

    /** Fails unless every common schema is in the document, word for word. */
    public void hasCommonSchemas() {
        try {
            ObjectNode common = (ObjectNode) JSON.readTree(COMMON_SCHEMAS.toFile());
            common.properties().forEach(schema -> assertThat(served.at("/components/schemas/" + schema.getKey()))
                    .as("Schema %s as in deploy/contract/common-schemas.json", schema.getKey())
                    .isEqualTo(schema.getValue()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
