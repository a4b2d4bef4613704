package org.skillway.system.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A document that has all that a schema allows: every member, one item in each list, one language in each text. It is the
 * same every time, and can be written with something more in one place.
 */
final class Sample {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Members that name skills: what is wrong is looked for only where these are known. */
    private static final Set<String> SKILLS = Set.of("missing", "teaches", "skills");

    private final JsonNode document;
    private final JsonNode root;
    private final List<Place> objects = new ArrayList<>();
    private final List<Value> values = new ArrayList<>();

    /**
     * An object in the document.
     *
     * @param pointer where (RFC 6901)
     * @param closed whether the schema says which members it has; else their names are free, as those of languages
     */
    record Place(String pointer, List<String> members, boolean closed) {}

    /** A value in the document that is neither object nor list. */
    record Value(String pointer, JsonNode value) {}

    Sample(JsonNode document, JsonNode schema) {
        this.document = document;
        this.root = of(schema, "", "");
    }

    JsonNode root() {
        return root;
    }

    List<Place> objects() {
        return objects;
    }

    List<Value> values() {
        return values;
    }

    private JsonNode of(JsonNode described, String pointer, String name) {
        JsonNode schema = Operation.resolved(document, described);
        JsonNode type = schema.path("type");
        return switch (type.isArray() ? type.path(0).asText() : type.asText("object")) {
            case "object" -> object(schema, pointer);
            case "array" -> NODES.arrayNode().add(of(schema.path("items"), pointer + "/0", name));
            case "integer" ->
                value(
                        pointer,
                        NODES.numberNode(Math.max(1, schema.path("minimum").asLong())));
            case "number" -> value(pointer, NODES.numberNode(1));
            case "boolean" -> value(pointer, NODES.booleanNode(true));
            default -> value(pointer, NODES.textNode(SKILLS.contains(name) ? "git" : text(schema)));
        };
    }

    private JsonNode value(String pointer, JsonNode value) {
        values.add(new Value(pointer, value));
        return value;
    }

    private JsonNode object(JsonNode schema, String pointer) {
        ObjectNode object = NODES.objectNode();
        Map<String, JsonNode> members = new LinkedHashMap<>();
        schema.path("properties").properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        boolean closed = !members.isEmpty();
        if (!closed) {
            members.put("en", schema.path("additionalProperties"));
        }
        objects.add(new Place(pointer, List.copyOf(members.keySet()), closed));
        members.forEach((name, member) -> object.set(name, of(member, pointer + "/" + name, name)));
        return object;
    }

    private String text(JsonNode schema) {
        if (schema.path("enum").isArray()) {
            return schema.path("enum").path(0).asText();
        }
        List<JsonNode> examples = Operation.examples(document, schema);
        if (!examples.isEmpty() && examples.get(0).isTextual()) {
            return examples.get(0).asText();
        }
        return switch (schema.path("format").asText()) {
            case "uuid" -> "5a0c7c1e-53a4-4a3e-9d0e-5f3f0f0b7c11";
            case "date" -> "2026-05-01";
            case "date-time" -> "2026-05-01T10:00:00Z";
            default -> matching(schema.path("pattern").asText());
        };
    }

    /** Patterns are told apart by how they begin, and not read: there are few. */
    private static String matching(String pattern) {
        return Map.of("[A-Z]{3}", "GEL", "[A-Z]{2}", "GE", "https?", "https://example.org/", "[a-z]{2", "en")
                .entrySet()
                .stream()
                .filter(form -> pattern.startsWith(form.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("text");
    }

    /** The document with one more member, the first of its object; what leads there comes before all else. */
    String with(String pointer, String member, String value) {
        StringBuilder text = new StringBuilder();
        write(root, "", pointer, "\"" + member + "\":" + value, text);
        return text.toString();
    }

    /** The document with something else, as it is written there, in the place of a value. */
    String instead(String pointer, String value) {
        StringBuilder text = new StringBuilder();
        replace(root, "", pointer, value, text);
        return text.toString();
    }

    private static void write(JsonNode node, String at, String where, String more, StringBuilder text) {
        walk(
                node,
                at,
                where,
                text,
                (child, place) -> write(child, place, where, more, text),
                at.equals(where) ? more : "");
    }

    private static void replace(JsonNode node, String at, String where, String value, StringBuilder text) {
        if (at.equals(where)) {
            text.append(value);
        } else {
            walk(node, at, where, text, (child, place) -> replace(child, place, where, value, text), "");
        }
    }

    private interface Writer {
        void write(JsonNode child, String pointer);
    }

    private static void walk(JsonNode node, String at, String where, StringBuilder text, Writer children, String more) {
        if (!node.isContainerNode()) {
            text.append(node);
            return;
        }
        text.append(node.isObject() ? '{' : '[').append(more);
        String separator = more.isEmpty() ? "" : ",";
        for (String name : leadingFirst(node, at, where)) {
            text.append(separator);
            if (node.isObject()) {
                text.append('"').append(name).append("\":");
            }
            JsonNode child = node.isObject() ? node.get(name) : node.get(Integer.parseInt(name));
            children.write(child, at + "/" + name);
            separator = ",";
        }
        text.append(node.isObject() ? '}' : ']');
    }

    private static List<String> leadingFirst(JsonNode node, String at, String where) {
        List<String> names = new ArrayList<>();
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            names.add(Integer.toString(i));
        }
        node.fieldNames().forEachRemaining(names::add);
        names.sort((one, other) -> Boolean.compare(leads(at + "/" + other, where), leads(at + "/" + one, where)));
        return names;
    }

    private static boolean leads(String place, String where) {
        return where.equals(place) || where.startsWith(place + "/");
    }
}
