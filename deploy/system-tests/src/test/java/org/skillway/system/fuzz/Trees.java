package org.skillway.system.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Ways through a JSON document. */
final class Trees {

    private Trees() {}

    /** All objects and arrays in it, itself first. */
    static List<JsonNode> holders(JsonNode document) {
        List<JsonNode> found = new ArrayList<>();
        collect(document, found);
        return found;
    }

    private static void collect(JsonNode node, List<JsonNode> found) {
        if (node.isContainerNode()) {
            found.add(node);
            node.forEach(child -> collect(child, found));
        }
    }

    static List<String> names(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The document without each of its members and items, one at a time, those that hold the most first. */
    static List<JsonNode> withoutOne(JsonNode document) {
        List<JsonNode> smaller = new ArrayList<>();
        int count = holders(document).size();
        for (int i = 0; i < count; i++) {
            JsonNode holder = holders(document).get(i);
            int size = holder.size();
            for (int member = 0; member < size; member++) {
                JsonNode copy = document.deepCopy();
                JsonNode twin = holders(copy).get(i);
                if (twin instanceof ObjectNode object) {
                    object.remove(names(object).get(member));
                } else if (twin instanceof ArrayNode array) {
                    array.remove(member);
                }
                smaller.add(copy);
            }
        }
        return smaller;
    }
}
