package org.skillway.gateway.plan;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.skillway.gateway.plan.Task.Target;
import org.skillway.gateway.plan.model.Goal;
import org.skillway.gateway.plan.model.IdSet;
import org.skillway.gateway.plan.model.PlanModule;
import org.skillway.gateway.plan.model.PlanRequest;
import org.skillway.gateway.plan.model.PlanningProblem;
import org.skillway.gateway.plan.model.Requirement;
import org.skillway.gateway.plan.solver.Effort;
import org.skillway.gateway.plan.solver.ExactSolver;
import org.skillway.gateway.plan.solver.Outcome;

/** How far it is to many roles at once, and what would shorten the way. Distances are minutes of optimal plans. */
public final class Comparisons {

    private final ExactSolver solver;

    public Comparisons(ExactSolver solver) {
        this.solver = solver;
    }

    /**
     * @param minutes of the shortest plan found that meets every goal that can be met
     * @param atLeast no plan takes fewer; the same as the minutes unless the effort did not suffice
     * @param unteachable the goals that cannot be met, by their numbers
     */
    public record Distance(long minutes, long atLeast, List<Integer> unteachable) implements Serializable {

        public boolean exact() {
            return minutes == atLeast;
        }

        public Distance {
            unteachable = List.copyOf(unteachable);
        }
    }

    /**
     * @param goals how many unmet goals of all roles ask for it
     * @param minutes of the shortest way to it, with all that has to be learned before
     */
    public record Worth(int skill, int goals, long minutes) implements Serializable {}

    /** What a module that does not exist yet would change: the distance to the goals without it and with it. */
    public record Saving(Distance without, Distance with) implements Serializable {

        public long minutes() {
            return without.minutes() - with.minutes();
        }
    }

    /**
     * The distance to each of the roles, in their order; estimates from where the effort ends. What one learner can reach is
     * worked out once for all.
     */
    public List<Distance> distances(PlanningProblem problem, IdSet held, List<List<Goal>> roles, Effort effort) {
        Start start = from(problem, held);
        return roles.stream().map(goals -> start.to(goals, effort)).toList();
    }

    /** Where a learner stands, for distances that are asked for one by one: what can be reached is worked out once. */
    public Start from(PlanningProblem problem, IdSet held) {
        return new Start(outlook(problem, held));
    }

    /** Where distances are measured from. */
    public final class Start {

        private final Outlook outlook;

        private Start(Outlook outlook) {
            this.outlook = outlook;
        }

        public Distance to(List<Goal> goals, Effort effort) {
            return distance(outlook, goals, effort);
        }
    }

    /**
     * The skills worth most: first those for which the goals that ask for them are most in number for each minute of the way
     * to them, then by number. Skills that cannot be reached are not among them,
     * nor those whose turn comes after the effort has ended: the ones that most goals ask for come first.
     */
    public List<Worth> worthMost(PlanningProblem problem, IdSet held, List<List<Goal>> roles, int most, Effort effort) {
        Outlook outlook = outlook(problem, held);
        Map<Integer, Integer> asked = new TreeMap<>();
        for (List<Goal> goals : roles) {
            for (Goal goal : goals) {
                Requirement missing = outlook.missing(goal.requirement());
                if (missing != null) {
                    missing.skills().stream()
                            .filter(outlook::reachable)
                            .forEach(skill -> asked.merge(skill, 1, Integer::sum));
                }
            }
        }
        List<Worth> worths = new ArrayList<>();
        List<Integer> mostAsked = new ArrayList<>(asked.keySet());
        mostAsked.sort(
                Comparator.comparing((Integer skill) -> -asked.get(skill)).thenComparing(skill -> skill));
        for (int skill : mostAsked) {
            if (effort.over()) {
                break;
            }
            Goal itself = new Goal(Requirement.of(skill), true, 1);
            worths.add(new Worth(
                    skill,
                    asked.get(skill),
                    distance(outlook, List.of(itself), effort).minutes()));
        }
        // Fractions are compared by multiplying, which is exact.
        Comparator<Worth> order =
                (one, other) -> Long.compare(other.goals() * one.minutes(), one.goals() * other.minutes());
        worths.sort(order.thenComparing(Worth::skill));
        return List.copyOf(worths.subList(0, Math.min(most, worths.size())));
    }

    /** What the module would save whoever misses these skills and has all others. */
    public Saving saving(PlanningProblem problem, IdSet missing, PlanModule module, Effort effort) {
        BitSet held = new BitSet();
        held.set(0, problem.skillCount());
        held.andNot(missing.bits());
        List<Goal> goals = missing.stream()
                .mapToObj(skill -> new Goal(Requirement.of(skill), true, 1))
                .toList();
        return new Saving(
                distance(outlook(problem, IdSet.of(held)), goals, effort),
                distance(outlook(problem.with(List.of(module)), IdSet.of(held)), goals, effort));
    }

    private static Outlook outlook(PlanningProblem problem, IdSet held) {
        return new Outlook(problem, held, PlanRequest.of(held, List.of()).allowed(problem));
    }

    private Distance distance(Outlook outlook, List<Goal> goals, Effort effort) {
        List<Integer> unteachable = new ArrayList<>();
        for (int goal = 0; goal < goals.size(); goal++) {
            if (!outlook.canMeet(goals.get(goal).requirement())) {
                unteachable.add(goal);
            }
        }
        List<Target> targets = Planner.targets(outlook, goals, IdSet.NONE);
        Optional<Task> task = TaskBuilder.buildWithin(outlook, targets, effort);
        if (task.isEmpty()) {
            return estimate(outlook, targets, unteachable);
        }
        Selector selector = new Selector(solver, effort, task.get());
        Outcome outcome = selector.fewestMinutes();
        if (outcome.proven()) {
            return new Distance(outcome.lowerBound(), outcome.lowerBound(), unteachable);
        }
        Distance estimate = estimate(outlook, targets, unteachable);
        return new Distance(
                Math.min(estimate.minutes, selector.minutesOf(outcome)),
                Math.max(estimate.atLeast, outcome.lowerBound()),
                unteachable);
    }

    private static Distance estimate(Outlook outlook, List<Target> targets, List<Integer> unteachable) {
        List<Requirement> requirements =
                targets.stream().map(Target::requirement).toList();
        return new Distance(
                outlook.problem().minutes(outlook.estimates().modules(requirements)),
                outlook.estimates().atLeast(requirements),
                unteachable);
    }
}
