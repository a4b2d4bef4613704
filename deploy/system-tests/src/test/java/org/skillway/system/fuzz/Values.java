package org.skillway.system.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** Values that a schema allows: those of its examples, those that were seen under the same name, and others. */
final class Values {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 8;

    private final JsonNode document;
    private final Random random;

    Values(JsonNode document, Random random) {
        this.document = document;
        this.random = random;
    }

    /** @param name of the member or parameter that it is for */
    JsonNode of(JsonNode schema, String name, Memory memory) {
        return of(schema, name, memory, 0);
    }

    private JsonNode of(JsonNode described, String name, Memory memory, int depth) {
        JsonNode schema = Operation.resolved(document, described);
        List<JsonNode> examples = Operation.examples(document, schema);
        if (!examples.isEmpty() && random.nextInt(4) == 0) {
            return one(examples).deepCopy();
        }
        if (schema.path("enum").isArray()) {
            return one(schema.path("enum"));
        }
        JsonNode type = schema.path("type");
        return switch (type.isArray() ? type.path(0).asText() : type.asText()) {
            case "object" -> object(schema, name, memory, depth);
            case "array" -> array(schema, name, memory, depth);
            case "integer" -> integer(schema, name, memory);
            case "number" -> NODES.numberNode(random.nextInt(2_000) / 8.0);
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            default -> NODES.textNode(text(schema, name, memory, examples));
        };
    }

    private JsonNode one(List<JsonNode> nodes) {
        return nodes.get(random.nextInt(nodes.size()));
    }

    private JsonNode one(JsonNode array) {
        return array.path(random.nextInt(array.size()));
    }

    private JsonNode object(JsonNode schema, String name, Memory memory, int depth) {
        ObjectNode object = NODES.objectNode();
        JsonNode others = schema.path("additionalProperties");
        if (others.isObject() && schema.path("properties").isMissingNode()) {
            for (String language : List.of("en", "ka").subList(0, 1 + random.nextInt(2))) {
                object.set(language, of(others, name, memory, depth + 1));
            }
        }
        schema.path("properties").properties().forEach(member -> {
            boolean required = false;
            for (JsonNode one : schema.path("required")) {
                required |= one.asText().equals(member.getKey());
            }
            if (required || (depth < DEEPEST && random.nextBoolean())) {
                object.set(member.getKey(), of(member.getValue(), member.getKey(), memory, depth + 1));
            }
        });
        return object;
    }

    private JsonNode array(JsonNode schema, String name, Memory memory, int depth) {
        ArrayNode array = NODES.arrayNode();
        int least = schema.path("minItems").asInt();
        int count = depth >= DEEPEST ? least : Math.max(least, random.nextInt(4));
        for (int i = 0; i < count; i++) {
            array.add(of(schema.path("items"), name, memory, depth + 1));
        }
        return array;
    }

    private JsonNode integer(JsonNode schema, String name, Memory memory) {
        Optional<String> seen = random.nextInt(3) == 0
                ? Optional.empty()
                : memory.any(name, random).filter(value -> value.matches("\\d{1,15}"));
        if (seen.isPresent()) {
            return NODES.numberNode(Long.parseLong(seen.get()));
        }
        long least = schema.path("minimum").asLong(0);
        long most = schema.path("maximum").asLong(1_000_000);
        return NODES.numberNode(
                switch (random.nextInt(4)) {
                    case 0 -> least;
                    case 1 -> most;
                    default -> least + (long) (random.nextDouble() * (Math.min(most, least + 200) - least));
                });
    }

    private String text(JsonNode schema, String name, Memory memory, List<JsonNode> examples) {
        Optional<String> seen = random.nextInt(5) == 0 ? Optional.empty() : memory.any(name, random);
        return seen.orElseGet(() -> fresh(schema, examples));
    }

    private String fresh(JsonNode schema, List<JsonNode> examples) {
        return switch (schema.path("format").asText()) {
            case "uuid" -> new UUID(random.nextLong(), random.nextLong()).toString();
            case "date" -> "202%d-0%d-1%d".formatted(random.nextInt(10), 1 + random.nextInt(9), random.nextInt(10));
            case "date-time" ->
                "202%d-0%d-1%dT08:00:00Z".formatted(random.nextInt(7), 1 + random.nextInt(9), random.nextInt(10));
            default -> matching(schema.path("pattern").asText(), examples);
        };
    }

    /** Patterns are told apart by what stands in them, and not read: there are few. */
    private String matching(String pattern, List<JsonNode> examples) {
        if (pattern.contains("[a-z0-9]+(-")) {
            return "fuzz-" + Integer.toHexString(random.nextInt(1 << 20));
        }
        if (!examples.isEmpty()) {
            return one(examples).asText();
        }
        if (pattern.contains("{2,3}")) {
            return List.of("en", "ka", "pt-BR").get(random.nextInt(3));
        }
        return pattern.startsWith("http")
                ? "https://example.org/" + random.nextInt(100)
                : "text " + random.nextInt(100);
    }
}
