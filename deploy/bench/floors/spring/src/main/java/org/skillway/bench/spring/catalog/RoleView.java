package org.skillway.bench.spring.catalog;

import java.util.List;

/** A role on the wire. Of the lists that are empty here no role of the bench has anything. */
record RoleView(
        String key,
        String status,
        String title,
        String summary,
        List<String> aliases,
        List<String> responsibilities,
        List<String> industries,
        List<String> employers,
        List<String> careerSteps,
        List<String> salaries,
        List<RequirementView> requirements,
        List<String> references,
        int version,
        long revision) {

    record RequirementView(String importance, int atLeast, List<SkillRef> skills) {

        static RequirementView from(Requirement requirement) {
            return new RequirementView(
                    requirement.getImportance(),
                    requirement.getAtLeast(),
                    requirement.getSkills().stream().map(SkillRef::from).toList());
        }
    }

    static RoleView from(Role role) {
        return new RoleView(
                role.getKey(),
                "published",
                role.getTitle(),
                role.getSummary(),
                List.of(),
                role.getResponsibilities(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                role.getRequirements().stream().map(RequirementView::from).toList(),
                List.of(),
                role.getVersion(),
                role.getRevision());
    }
}
