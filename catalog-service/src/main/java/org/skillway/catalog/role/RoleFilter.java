package org.skillway.catalog.role;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which roles a list shows; null members do not restrict. */
record RoleFilter(String broader, String industry, String requires) {

    Map<String, Object> contains() {
        Map<String, Object> members = new TreeMap<>();
        if (broader != null) {
            members.put("broader", broader);
        }
        if (industry != null) {
            members.put("industries", List.of(Map.of("key", industry)));
        }
        if (requires != null) {
            members.put("requirements", List.of(Map.of("skills", List.of(requires))));
        }
        return members;
    }
}
