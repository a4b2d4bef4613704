package org.skillway.gateway.readiness;

import java.util.BitSet;
import java.util.List;
import org.skillway.gateway.graph.CatalogGraph;
import org.skillway.gateway.graph.CourseModule;
import org.skillway.gateway.graph.Skill;

/**
 * A skill, and where a learner stands on it.
 *
 * @param completed whether it counts as completed
 * @param supposed whether the learner is looked at as if more or less were recorded on it than is
 * @param prerequisites what has to be completed right before it
 * @param missingPrerequisites all that has to be completed before the skill can be begun, in an order in which it can be;
 *     empty for a skill that is unlocked or held
 * @param modules what teaches it, fewest minutes first
 */
public record SkillStanding(
        Skill skill,
        Standing standing,
        boolean completed,
        boolean supposed,
        List<Prerequisite> prerequisites,
        List<Skill> missingPrerequisites,
        List<TeachingModule> modules) {

    /** @param completed whether it counts as completed */
    public record Prerequisite(Skill skill, boolean completed) {}

    /** A module that teaches the skill, and what it is to the learner. */
    public record TeachingModule(CourseModule module, ModuleState state) {}

    public SkillStanding {
        prerequisites = List.copyOf(prerequisites);
        missingPrerequisites = List.copyOf(missingPrerequisites);
        modules = List.copyOf(modules);
    }

    public static SkillStanding of(CatalogGraph graph, Skill skill, Learner learner) {
        return of(graph, skill, learner, learner.skills().completed());
    }

    static SkillStanding of(CatalogGraph graph, Skill skill, Learner learner, BitSet held) {
        boolean completed = held.get(skill.number());
        return new SkillStanding(
                skill,
                learner.skills().standing(skill),
                completed,
                learner.skills().supposes(skill),
                Each.of(graph.prerequisites(skill), before -> new Prerequisite(before, held.get(before.number()))),
                completed ? List.of() : graph.missingBefore(skill, held),
                Each.of(
                        graph.modulesTeaching(skill),
                        module -> new TeachingModule(module, learner.stateOf(module, held))));
    }

    public boolean unlocked() {
        return missingPrerequisites.isEmpty();
    }
}
