package org.skillway.catalog.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.stream.IntStream;

/** Blacks words out of whatever people read in a document; keys, languages and subjects stay what they are. */
final class Redactor {

    static final String INSTEAD = "[redacted]";

    /** Members that hold words, however deep. */
    private static final Set<String> TEXTS = Set.of(
            "title", "summary", "content", "link", "reason", "source", "responsibilities", "aliases", "employers");

    private final String words;

    Redactor(String words) {
        this.words = words;
    }

    /** Not a part of the mark itself, nor anything that a mark and what stands beside it could make again. */
    static boolean canReplace(String words) {
        return !INSTEAD.contains(words)
                && IntStream.range(1, INSTEAD.length())
                        .noneMatch(
                                i -> words.startsWith(INSTEAD.substring(i)) || words.endsWith(INSTEAD.substring(0, i)));
    }

    JsonNode redact(JsonNode document) {
        return redact(document, false);
    }

    String redact(String text) {
        return text.replace(words, INSTEAD);
    }

    private JsonNode redact(JsonNode node, boolean inText) {
        if (node.isObject()) {
            ObjectNode redacted = JsonNodeFactory.instance.objectNode();
            node.properties()
                    .forEach(member -> redacted.set(
                            member.getKey(), redact(member.getValue(), inText || TEXTS.contains(member.getKey()))));
            return redacted;
        }
        if (node.isArray()) {
            ArrayNode redacted = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> redacted.add(redact(item, inText)));
            return redacted;
        }
        return inText && node.isTextual() ? JsonNodeFactory.instance.textNode(redact(node.asText())) : node;
    }
}
