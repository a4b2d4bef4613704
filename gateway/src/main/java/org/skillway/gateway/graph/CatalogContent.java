package org.skillway.gateway.graph;

import java.util.List;
import java.util.Map;

/**
 * The catalog at one revision as the change feed tells it: what a {@link CatalogGraph} is built from. Lists keep the
 * order of the catalog.
 *
 * @param epoch names the catalog database since its last restore; revisions of two epochs cannot be compared
 */
public record CatalogContent(
        String epoch, long revision, List<SkillEntry> skills, List<RoleEntry> roles, List<ModuleEntry> modules) {

    public CatalogContent {
        skills = List.copyOf(skills);
        roles = List.copyOf(roles);
        modules = List.copyOf(modules);
    }

    /** @param mergedInto the key that this one redirects to for ever, or null */
    public record SkillEntry(String key, String mergedInto, List<String> prerequisites, Map<String, String> titles) {}

    public record RoleEntry(
            String key, boolean published, List<RequirementEntry> requirements, Map<String, String> titles) {}

    /** At least {@code atLeast} of the skills. */
    public record RequirementEntry(Importance importance, int atLeast, List<String> skills) {}

    public record ModuleEntry(
            String key, boolean published, int minutes, List<String> teaches, Map<String, String> titles) {}
}
