package org.skillway.gateway.readiness;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.skillway.gateway.graph.CatalogGraph;
import org.skillway.gateway.graph.CourseModule;
import org.skillway.gateway.graph.Role;
import org.skillway.gateway.graph.Role.Requirement;
import org.skillway.gateway.graph.Skill;

/**
 * Which modules a learner can begin with that bring them nearer to their goals, the most for an hour first.
 *
 * <p>What a module brings is told in points, for skills that it teaches and the learner lacks: {@value #ESSENTIAL} for each
 * skill that an essential requirement of a goal still misses, {@value #OPTIONAL} for each that an optional one does, never
 * more skills of one requirement than it misses; {@value #PREREQUISITE} for each skill that has to be completed before one
 * that a goal asks for can be begun. Every goal counts for itself.
 */
public final class NextModules {

    static final int ESSENTIAL = 4;
    static final int OPTIONAL = 2;
    static final int PREREQUISITE = 1;

    private final CatalogGraph graph;
    private final Learner learner;
    private final BitSet held;
    private final List<Goal> goals;

    /** A goal, with the numbers of the skills that stand before those that it still asks for. */
    private record Goal(Role role, BitSet before) {}

    /** For what a skill is good. */
    public enum Purpose {
        ESSENTIAL,
        OPTIONAL,
        PREREQUISITE
    }

    /** That a skill brings a goal nearer. */
    public record Use(Role goal, Purpose purpose) {}

    /** A skill that a module brings, and what for. */
    public record Gain(Skill skill, List<Use> uses) {

        public Gain {
            uses = List.copyOf(uses);
        }
    }

    /**
     * A module to begin with.
     *
     * @param points what it brings
     * @param brings the skills that it brings and that are of use, in the order of the module
     */
    public record Suggestion(CourseModule module, int points, List<Gain> brings) {

        /** The most points for an hour first, exactly; then the shortest, then by key. */
        static final Comparator<Suggestion> MOST_FOR_AN_HOUR_FIRST = ((Comparator<Suggestion>) (one, other) ->
                        Long.compare((long) other.points * one.minutes(), (long) one.points * other.minutes()))
                .thenComparingInt(Suggestion::minutes)
                .thenComparing(suggestion -> suggestion.module.key());

        /** A minute at least: what takes none would be worth everything. */
        public int minutes() {
            return Math.max(1, module.minutes());
        }
    }

    private NextModules(CatalogGraph graph, Collection<Role> goals, Learner learner) {
        this.graph = graph;
        this.learner = learner;
        this.held = learner.skills().completed();
        this.goals = goals.stream().map(role -> new Goal(role, before(role))).toList();
    }

    public static List<Suggestion> of(CatalogGraph graph, Collection<Role> goals, Learner learner) {
        return new NextModules(graph, goals, learner).ranked();
    }

    private BitSet before(Role role) {
        BitSet before = new BitSet();
        role.requirements().stream()
                .filter(requirement -> !requirement.metBy(held))
                .flatMap(requirement -> requirement.skills().stream())
                .filter(skill -> !held.get(skill.number()))
                .forEach(skill -> graph.missingBefore(skill, held).forEach(one -> before.set(one.number())));
        return before;
    }

    private List<Suggestion> ranked() {
        return candidates().stream()
                .filter(module -> learner.stateOf(module, held) == ModuleState.OPEN)
                .map(this::suggestion)
                .filter(suggestion -> suggestion.points() > 0)
                .sorted(Suggestion.MOST_FOR_AN_HOUR_FIRST)
                .toList();
    }

    /** Every published module that teaches anything that a goal still asks for, or that stands before that. */
    private List<CourseModule> candidates() {
        BitSet wanted = new BitSet();
        for (Goal goal : goals) {
            wanted.or(goal.before());
            goal.role()
                    .requirements()
                    .forEach(requirement -> requirement.skills().forEach(skill -> wanted.set(skill.number())));
        }
        wanted.andNot(held);
        BitSet modules = new BitSet();
        wanted.stream().forEach(skill -> graph.modulesTeaching(graph.skill(skill))
                .forEach(module -> modules.set(module.number())));
        return modules.stream().mapToObj(graph.modules()::get).toList();
    }

    private Suggestion suggestion(CourseModule module) {
        List<Skill> fresh = module.teaches().stream()
                .filter(skill -> !held.get(skill.number()))
                .toList();
        int points = 0;
        for (Goal goal : goals) {
            for (Requirement requirement : goal.role().requirements()) {
                points += points(requirement, fresh);
            }
            points += PREREQUISITE
                    * (int) fresh.stream()
                            .filter(skill -> goal.before().get(skill.number()))
                            .count();
        }
        return new Suggestion(
                module,
                points,
                fresh.stream()
                        .map(skill -> new Gain(skill, uses(skill)))
                        .filter(gain -> !gain.uses().isEmpty())
                        .toList());
    }

    private int points(Requirement requirement, List<Skill> fresh) {
        int missing = requirement.atLeast();
        int brought = 0;
        for (Skill skill : requirement.skills()) {
            if (held.get(skill.number())) {
                missing--;
            } else if (fresh.contains(skill)) {
                brought++;
            }
        }
        return Math.max(0, Math.min(missing, brought)) * (requirement.essential() ? ESSENTIAL : OPTIONAL);
    }

    private List<Use> uses(Skill skill) {
        List<Use> uses = new ArrayList<>();
        for (Goal goal : goals) {
            if (asksFor(goal, skill, true)) {
                uses.add(new Use(goal.role(), Purpose.ESSENTIAL));
            }
            if (asksFor(goal, skill, false)) {
                uses.add(new Use(goal.role(), Purpose.OPTIONAL));
            }
            if (goal.before().get(skill.number())) {
                uses.add(new Use(goal.role(), Purpose.PREREQUISITE));
            }
        }
        return uses;
    }

    private boolean asksFor(Goal goal, Skill skill, boolean essential) {
        return goal.role().requirements().stream()
                .anyMatch(requirement -> requirement.essential() == essential
                        && !requirement.metBy(held)
                        && requirement.skills().contains(skill));
    }
}
