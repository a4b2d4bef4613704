package org.skillway.catalog.skill;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which skills a list shows; null members do not restrict. */
record SkillFilter(SkillKind kind, String prerequisite) {

    Map<String, Object> contains() {
        Map<String, Object> members = new TreeMap<>();
        if (kind != null) {
            members.put("kind", kind.wire());
        }
        if (prerequisite != null) {
            members.put("prerequisites", List.of(Map.of("skill", prerequisite)));
        }
        return members;
    }
}
