package org.skillway.catalog.skill;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What sort of thing a skill is. */
public enum SkillKind {
    @JsonProperty("language")
    LANGUAGE,
    @JsonProperty("framework")
    FRAMEWORK,
    @JsonProperty("tool")
    TOOL,
    @JsonProperty("practice")
    PRACTICE,
    @JsonProperty("knowledge")
    KNOWLEDGE;

    /** JAX-RS reads parameters with this; {@code KnownParameters} has refused every other word before. */
    public static SkillKind fromString(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
