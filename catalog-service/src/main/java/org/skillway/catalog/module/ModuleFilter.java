package org.skillway.catalog.module;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which modules a list shows; null members do not restrict. */
record ModuleFilter(String language, ModuleDocument.Level level, String teaches, String assumes, Integer maxMinutes) {

    Map<String, Object> contains() {
        Map<String, Object> members = new TreeMap<>();
        if (language != null) {
            members.put("language", language);
        }
        if (level != null) {
            members.put("level", level.wire());
        }
        if (teaches != null) {
            members.put("teaches", List.of(teaches));
        }
        if (assumes != null) {
            members.put("assumes", List.of(Map.of("skills", List.of(assumes))));
        }
        return members;
    }
}
