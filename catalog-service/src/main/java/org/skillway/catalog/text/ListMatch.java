package org.skillway.catalog.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Tells which item of a list was which before. Items that say the same are matched wherever they stand: by their key, by
 * what they say apart from their texts, or, where an item is a text, by its words in the source language. What is left
 * is matched by its place, unless it has a key.
 */
final class ListMatch {

    private static final List<String> KEYS = List.of("key", "skill", "role");

    private final int[] before;

    /** @param source the source language of a text; null for what is no text */
    ListMatch(JsonNode before, JsonNode after, Function<JsonNode, String> source) {
        this.before = new int[after.size()];
        Map<Object, Deque<Integer>> places = new HashMap<>();
        for (int i = 0; i < before.size(); i++) {
            places.computeIfAbsent(identity(before.get(i), source), same -> new ArrayDeque<>())
                    .add(i);
        }
        List<Integer> unmatched = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            Deque<Integer> same = places.get(identity(after.get(i), source));
            Integer place = same == null ? null : same.poll();
            this.before[i] = place == null ? -1 : place;
            if (place == null && key(after.get(i)) == null) {
                unmatched.add(i);
            }
        }
        places.values().stream()
                .flatMap(Deque::stream)
                .filter(place -> unmatched.contains(place) && key(before.get(place)) == null)
                .forEach(place -> this.before[place] = place);
    }

    /** Where an item stood before; -1 for a new one. */
    int indexBefore(int indexAfter) {
        return before[indexAfter];
    }

    private static Object identity(JsonNode item, Function<JsonNode, String> source) {
        String language = source.apply(item);
        if (language != null) {
            return item.get(language);
        }
        String key = key(item);
        if (key != null) {
            return key;
        }
        return item.isObject() ? withoutTexts(item) : item;
    }

    private static String key(JsonNode item) {
        return KEYS.stream()
                .map(item::path)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .findFirst()
                .orElse(null);
    }

    private static JsonNode withoutTexts(JsonNode item) {
        ObjectNode rest = item.deepCopy();
        List<String> texts = rest.properties().stream()
                .filter(member -> Translations.isText(member.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        return rest.without(texts);
    }
}
