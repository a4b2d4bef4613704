package org.skillway.catalog.module;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Which modules a list shows; null members do not restrict. */
record ModuleFilter(String language, ModuleDocument.Level level, String teaches, String assumes, Integer maxMinutes) {

    /** @param survivor the skill that a key stands for */
    Map<String, Object> contains(UnaryOperator<String> survivor) {
        Map<String, Object> members = new TreeMap<>();
        if (language != null) {
            members.put("language", language);
        }
        if (level != null) {
            members.put("level", level.wire());
        }
        if (teaches != null) {
            members.put("teaches", List.of(survivor.apply(teaches)));
        }
        if (assumes != null) {
            members.put("assumes", List.of(Map.of("skills", List.of(survivor.apply(assumes)))));
        }
        return members;
    }
}
