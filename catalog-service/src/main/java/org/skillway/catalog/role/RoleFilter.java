package org.skillway.catalog.role;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Which roles a list shows; null members do not restrict. */
record RoleFilter(String broader, String industry, String requires) {

    /** @param survivor the skill that a key stands for */
    Map<String, Object> contains(UnaryOperator<String> survivor) {
        Map<String, Object> members = new TreeMap<>();
        if (broader != null) {
            members.put("broader", broader);
        }
        if (industry != null) {
            members.put("industries", List.of(Map.of("key", industry)));
        }
        if (requires != null) {
            members.put("requirements", List.of(Map.of("skills", List.of(survivor.apply(requires)))));
        }
        return members;
    }
}
