package org.skillway.gateway.planning;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import org.skillway.gateway.graph.CatalogGraph;
import org.skillway.gateway.graph.Choice;
import org.skillway.gateway.graph.CourseModule;
import org.skillway.gateway.graph.Role;
import org.skillway.gateway.graph.Skill;
import org.skillway.gateway.plan.model.Goal;
import org.skillway.gateway.plan.model.IdSet;
import org.skillway.gateway.plan.model.PlanModule;
import org.skillway.gateway.plan.model.PlanningProblem;
import org.skillway.gateway.plan.model.Requirement;

/**
 * A catalog revision in the terms of the planner. Skills have the numbers that the graph gives them; of modules there are
 * the published ones, numbered in the order of their keys.
 */
public final class CatalogProblem {

    private final CatalogGraph graph;
    private final PlanningProblem problem;

    private CatalogProblem(CatalogGraph graph, PlanningProblem problem) {
        this.graph = graph;
        this.problem = problem;
    }

    public static CatalogProblem of(CatalogGraph graph) {
        List<IdSet> prerequisites = new ArrayList<>(graph.skillCount());
        for (int skill = 0; skill < graph.skillCount(); skill++) {
            prerequisites.add(ids(graph.prerequisites(graph.skill(skill))));
        }
        List<PlanModule> modules = graph.modules().stream()
                .filter(CourseModule::published)
                .map(CatalogProblem::module)
                .toList();
        return new CatalogProblem(graph, PlanningProblem.of(prerequisites, modules));
    }

    private static PlanModule module(CourseModule module) {
        return new PlanModule(
                module.key(),
                module.minutes(),
                ids(module.teaches()),
                module.needs().stream()
                        .filter(CourseModule.Need::assumed)
                        .map(need -> requirement(need.choice()))
                        .toList(),
                module.language() == null ? "" : module.language(),
                module.level() == null ? "" : module.level());
    }

    private static Requirement requirement(Choice choice) {
        return new Requirement(choice.atLeast(), ids(choice.skills()));
    }

    private static IdSet ids(Collection<Skill> skills) {
        BitSet numbers = new BitSet();
        skills.forEach(skill -> numbers.set(skill.number()));
        return IdSet.of(numbers);
    }

    /** One essential requirement is worth more than all optional ones together. */
    public static List<Goal> goals(List<Role.Requirement> requirements) {
        int optional = (int) requirements.stream()
                .filter(requirement -> !requirement.essential())
                .count();
        List<Goal> goals = new ArrayList<>();
        for (Role.Requirement requirement : requirements) {
            goals.add(new Goal(
                    requirement(requirement.choice()),
                    requirement.essential(),
                    requirement.essential() ? optional + 1 : 1));
        }
        return goals;
    }

    /** What is essential for a role. */
    static List<Goal> essential(Role role) {
        return goals(
                role.requirements().stream().filter(Role.Requirement::essential).toList());
    }

    public PlanningProblem problem() {
        return problem;
    }

    public CatalogGraph graph() {
        return graph;
    }

    /** The module with a number of the planner's. */
    public CourseModule module(int number) {
        return graph.module(problem.module(number).key()).orElseThrow();
    }

    /** The planner's number of a published module. */
    int number(CourseModule module) {
        return problem.number(module.key());
    }

    /** The planner's number of the published module with that key. */
    public OptionalInt number(String key) {
        int number = problem.number(key);
        return number < 0 ? OptionalInt.empty() : OptionalInt.of(number);
    }

    public List<Skill> skills(IdSet numbers) {
        return numbers.stream().mapToObj(graph::skill).toList();
    }
}
