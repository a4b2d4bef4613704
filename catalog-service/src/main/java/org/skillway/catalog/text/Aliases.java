package org.skillway.catalog.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Other names by BCP 47 language. A language without any says the same as no mention of it, so it is not mentioned. */
public final class Aliases {

    private Aliases() {}

    /** @param aliases may be null, and have lists that are null, which a rule refuses later */
    public static Map<String, List<String>> of(Map<String, List<String>> aliases) {
        if (aliases == null) {
            return Map.of();
        }
        Map<String, List<String>> named = new LinkedHashMap<>(aliases);
        named.values().removeIf(names -> names != null && names.isEmpty());
        return named;
    }
}
