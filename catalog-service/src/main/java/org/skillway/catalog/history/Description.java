package org.skillway.catalog.history;

import java.util.List;
import java.util.Map;

/**
 * The texts that searches find an entity by besides its key; all by BCP 47 language.
 *
 * @param aliases other names
 * @param work what is done in a role, and where
 */
public record Description(
        Map<String, String> title,
        Map<String, List<String>> aliases,
        Map<String, String> summary,
        List<Map<String, String>> work) {}
