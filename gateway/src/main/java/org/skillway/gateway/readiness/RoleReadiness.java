package org.skillway.gateway.readiness;

import java.util.BitSet;
import java.util.List;
import org.skillway.gateway.graph.CatalogGraph;
import org.skillway.gateway.graph.Role;
import org.skillway.gateway.graph.Role.Requirement;
import org.skillway.gateway.graph.Skill;

/**
 * What a role asks for, held against what a learner has completed. Only completed skills count: what is claimed or in
 * progress is shown, and counts for nothing.
 *
 * @param requirements in the order of the role
 */
public record RoleReadiness(RoleShare share, List<RequirementStanding> requirements) {

    public RoleReadiness {
        requirements = List.copyOf(requirements);
    }

    /**
     * @param completed how many of its skills are completed
     * @param skills in the order of the requirement
     */
    public record RequirementStanding(Requirement requirement, int completed, List<SkillStanding> skills) {

        public RequirementStanding {
            skills = List.copyOf(skills);
        }

        public boolean met() {
            return completed >= requirement.atLeast();
        }

        /** How many more of its skills have to be completed. */
        public int missing() {
            return Math.max(0, requirement.atLeast() - completed);
        }
    }

    public static RoleReadiness of(CatalogGraph graph, Role role, Learner learner) {
        BitSet held = learner.skills().completed();
        return new RoleReadiness(
                RoleShare.of(role, held),
                Each.of(role.requirements(), requirement -> standing(graph, requirement, learner, held)));
    }

    private static RequirementStanding standing(
            CatalogGraph graph, Requirement requirement, Learner learner, BitSet held) {
        List<SkillStanding> skills =
                Each.of(requirement.skills(), skill -> SkillStanding.of(graph, skill, learner, held));
        int completed = (int) skills.stream().filter(SkillStanding::completed).count();
        return new RequirementStanding(requirement, completed, skills);
    }

    public Role role() {
        return share.role();
    }

    /** The skills that would meet what is not met, in the order of the role, each once. */
    public List<Skill> gap() {
        return requirements.stream()
                .filter(requirement -> !requirement.met())
                .flatMap(requirement -> requirement.skills().stream())
                .filter(skill -> !skill.completed())
                .map(SkillStanding::skill)
                .distinct()
                .toList();
    }
}
