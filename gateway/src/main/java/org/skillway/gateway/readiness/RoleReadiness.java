package org.skillway.gateway.readiness;

import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import org.skillway.gateway.graph.CatalogGraph;
import org.skillway.gateway.graph.CourseModule;
import org.skillway.gateway.graph.Importance;
import org.skillway.gateway.graph.Role;
import org.skillway.gateway.graph.Role.Requirement;
import org.skillway.gateway.graph.Skill;

/**
 * What a role asks for, held against what a learner has completed. Only completed skills count: what is claimed or in
 * progress is shown, and counts for nothing.
 *
 * @param requirements in the order of the role
 */
public record RoleReadiness(Role role, List<RequirementStanding> requirements) {

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

        public boolean essential() {
            return requirement.importance() == Importance.ESSENTIAL;
        }

        /** How many more of its skills have to be completed. */
        public int missing() {
            return Math.max(0, requirement.atLeast() - completed);
        }
    }

    /**
     * @param missingPrerequisites all that has to be completed before the skill can be begun, in an order in which it
     *     can be; empty for a skill that is unlocked or held
     * @param modules what teaches it, fewest minutes first
     */
    public record SkillStanding(
            Skill skill, Standing standing, List<Skill> missingPrerequisites, List<CourseModule> modules) {

        public boolean completed() {
            return standing.state() == State.COMPLETED;
        }

        public boolean unlocked() {
            return missingPrerequisites.isEmpty();
        }
    }

    public static RoleReadiness of(CatalogGraph graph, Role role, LearnerSkills learner) {
        BitSet held = learner.completed();
        return new RoleReadiness(
                role,
                role.requirements().stream()
                        .map(requirement -> standing(graph, requirement, learner, held))
                        .toList());
    }

    private static RequirementStanding standing(
            CatalogGraph graph, Requirement requirement, LearnerSkills learner, BitSet held) {
        List<SkillStanding> skills = requirement.skills().stream()
                .map(skill -> new SkillStanding(
                        skill,
                        learner.standing(skill),
                        learner.hasCompleted(skill) ? List.of() : graph.missingBefore(skill, held),
                        graph.modulesTeaching(skill)))
                .toList();
        int completed = (int) skills.stream().filter(SkillStanding::completed).count();
        return new RequirementStanding(requirement, completed, skills);
    }

    public int total() {
        return requirements.size();
    }

    public int met() {
        return count(RequirementStanding::met);
    }

    public int essentialTotal() {
        return count(RequirementStanding::essential);
    }

    public int essentialMet() {
        return count(requirement -> requirement.essential() && requirement.met());
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

    private int count(Predicate<RequirementStanding> which) {
        return (int) requirements.stream().filter(which).count();
    }
}
