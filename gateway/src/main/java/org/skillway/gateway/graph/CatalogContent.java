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
        String epoch,
        long revision,
        List<SkillEntry> skills,
        List<RoleEntry> roles,
        List<ModuleEntry> modules,
        List<CourseEntry> courses) {

    public CatalogContent {
        skills = List.copyOf(skills);
        roles = List.copyOf(roles);
        modules = List.copyOf(modules);
        courses = List.copyOf(courses);
    }

    /** @param mergedInto the key that this one redirects to for ever, or null */
    public record SkillEntry(String key, String mergedInto, List<String> prerequisites, Map<String, String> titles) {}

    /**
     * @param broader the role of which this is one kind, or null
     * @param careerSteps the roles to which people move on from here
     */
    public record RoleEntry(
            String key,
            boolean published,
            String broader,
            List<String> careerSteps,
            List<RequirementEntry> requirements,
            Map<String, String> titles) {}

    /** At least {@code atLeast} of the skills. */
    public record RequirementEntry(Importance importance, int atLeast, List<String> skills) {}

    /**
     * @param version the one that was published last
     * @param language of study, BCP 47; null where the catalog does not say
     * @param level for whom it is written; null where the catalog does not say
     * @param assumes what a learner has to bring
     */
    public record ModuleEntry(
            String key,
            boolean published,
            int version,
            int minutes,
            String language,
            String level,
            List<String> teaches,
            List<AssumptionEntry> assumes,
            Map<String, String> titles) {}

    /** At least {@code atLeast} of the skills. */
    public record AssumptionEntry(int atLeast, List<String> skills) {}

    /** @param modules their keys, in the order of the course */
    public record CourseEntry(
            String key, boolean published, int version, List<String> modules, Map<String, String> titles) {}
}
