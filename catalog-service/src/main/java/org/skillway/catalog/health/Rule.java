package org.skillway.catalog.health;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an admin is told about. */
public enum Rule {
    UNTAUGHT_REQUIREMENT,
    UNTAUGHT_ASSUMPTION,
    UNREACHABLE_MODULE,
    ROLE_WITHOUT_REQUIREMENTS,
    ROLE_WITHOUT_ESSENTIALS,
    STALE_SALARY,
    REDUNDANT_PREREQUISITE,
    ORPHAN_SKILL,
    STALE_TRANSLATION;

    /** The word in parameters and in answers. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** JAX-RS reads parameters with this; {@code KnownParameters} has refused every other word before. */
    public static Rule fromString(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
