package org.skillway.catalog.change;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What people would call the items of a list: the skill of a prerequisite, not "the third one". */
final class NaturalKeys {

    private static final Map<String, List<String>> MEMBERS = Map.of(
            "prerequisites", List.of("skill"),
            "references", List.of("uri"),
            "careerSteps", List.of("role"),
            "industries", List.of("key"),
            "salaries", List.of("country", "currency", "period", "statistic", "observedOn"),
            "requirements", List.of("skills"),
            "assumes", List.of("skills"));

    private NaturalKeys() {}

    /**
     * One key for each item, none twice: a second item with the same key gets {@code #2} behind it. Empty when the items
     * of this list have no natural keys.
     *
     * @param name of the member that holds the list
     */
    static Optional<List<String>> of(String name, JsonNode list) {
        List<String> members = MEMBERS.get(name);
        Set<String> seen = new HashSet<>();
        List<String> keys = new ArrayList<>();
        for (JsonNode item : list) {
            if (members == null ? item.isContainerNode() : !item.isObject()) {
                return Optional.empty();
            }
            keys.add(unseen(members == null ? item.asText() : key(item, members), seen));
        }
        return Optional.of(keys);
    }

    private static String unseen(String key, Set<String> seen) {
        String unseen = key;
        for (int n = 2; !seen.add(unseen); n++) {
            unseen = key + "#" + n;
        }
        return unseen;
    }

    private static String key(JsonNode item, List<String> members) {
        return members.stream()
                .map(item::path)
                .map(NaturalKeys::words)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(","));
    }

    /** A set of keys is named by all of them, in an order of its own. */
    private static String words(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asText)
                        .sorted()
                        .collect(Collectors.joining(","))
                : value.asText();
    }
}
